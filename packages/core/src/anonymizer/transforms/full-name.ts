import type { FoldedName } from '../../values/name-lists.js'
import type { Value } from '../../schema/schema.js'
import { nameKind } from '../kinds/name.js'
import { drawPeople, peopleDomain, type People } from '../people/people.js'
import { shortestName, shortNames } from '../people/short-names.js'
import { fits, textLimit } from '../people/text-field.js'
import type { Cells, CommonOptions, Mask, MaskContext, MaskedField, Transform } from '../transform.js'
import { createTransform } from './create-transform.js'

/**
 * Replaces whole names by that of the made-up person who stands for the row's subject: `Ada Brown`, or `Brown, Ada` where the
 * original has a comma; the family name first in languages that put it there. Titles and middle names are not kept.
 *
 * A function of the subject, not of the value; different subjects may share a name. In short fields the given name becomes
 * an initial, then goes; then a family name that fits is taken.
 *
 * @throws {SeedError} from `bind`: `MASK.TYPE`, `MASK.TOO_SHORT` where no family name of the locale fits.
 */
export function fullName(options: CommonOptions = {}): Transform {
  const { domain = 'fullName' } = options
  return createTransform({
    name: 'fullName',
    common: options,
    bySubject: true,
    bind: (field, context) => bindFullName(field, context, domain),
  })
}

function bindFullName(field: MaskedField, context: MaskContext, domain: string): Mask {
  const limit = textLimit('fullName', field, shortestName(context.words, 'family'))
  const short = shortNames(context.words, 'family', limit)
  const people = peopleDomain('fullName', domain)
  const replace = ({ subjects, values }: Cells): readonly string[] => {
    const persons = drawPeople(context, subjects, people)
    return subjects.map((_, at) => {
      const spelling = spellings(persons, at, values[at] ?? null).find((one) => fits(one, limit))
      if (spelling !== undefined || short === undefined) return spelling ?? ''
      const list = short[persons.gender(at)]
      return (list[persons.spare(at, list.length)] as FoldedName).name
    })
  }
  return { kind: nameKind, guarantee: { kind: 'lossy' }, replace }
}

/** The person's name in the form of the original, from the longest spelling to the shortest. */
function spellings(persons: People, at: number, original: Value): readonly string[] {
  const given = persons.given(at).name
  const family = persons.family(at).name
  const initial = String.fromCodePoint(given.codePointAt(0) ?? 0)
  if (typeof original === 'string' && /[,，、]/.test(original))
    return [`${family}, ${given}`, `${family}, ${initial}.`, family]
  if (persons.familyFirst) return [`${family} ${given}`, `${family} ${initial}`, family]
  return [`${given} ${family}`, `${initial}. ${family}`, family]
}
