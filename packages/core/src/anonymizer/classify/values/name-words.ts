import { loadLocale } from '../../../values/locale.js'
import { foldWord } from '../../../values/fold.js'

/** Given and family names that are common somewhere, folded to plain letters. */
export interface NameWords {
  readonly given: ReadonlySet<string>
  readonly family: ReadonlySet<string>
}

/** For proposals by names of fields alone. */
export const NO_NAMES: NameWords = { given: new Set(), family: new Set() }

const LOCALES = ['en', 'de', 'fr', 'es', 'it', 'pt_BR', 'nl']

let loading: Promise<NameWords> | undefined

/** Loads the names that made-up people get in the languages whose field names are known; once in a process. */
export function loadNameWords(): Promise<NameWords> {
  loading ??= readNameWords()
  return loading
}

async function readNameWords(): Promise<NameWords> {
  const vocabularies = await Promise.all(LOCALES.map(loadLocale))
  const fold = (lists: readonly (readonly string[])[]): ReadonlySet<string> => new Set(lists.flat().map(foldWord))
  return {
    given: fold(vocabularies.flatMap(({ firstNames }) => [firstNames.female, firstNames.male])),
    family: fold(vocabularies.flatMap(({ lastNames }) => [lastNames.female, lastNames.male])),
  }
}
