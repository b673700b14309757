import { nameLists } from '../../../values/name-lists.js'
import type { Vocabulary } from '../../../values/vocabulary.js'
import type { Value } from '../../../schema/schema.js'
import type { Kind } from '../../kind.js'
import { fold } from '../extract/fold.js'
import { createWordReader } from '../extract/words.js'

/**
 * Whether an original could as well have been made up, so that finding it somewhere else proves nothing: a user name out of
 * given and family names that stand in the word lists is no more than a name.
 */
export type MadeUpTest = (kind: Kind, value: Value) => boolean

/** @param words - What replacements are made of. */
export function createMadeUpTest(words: Vocabulary | undefined): MadeUpTest {
  const isName = words === undefined ? () => false : createNameTest(words)
  return (kind, value) => kind.name === 'username' && typeof value === 'string' && isName(value)
}

/** True of texts whose words are all names. */
function createNameTest(words: Vocabulary): (text: string) => boolean {
  const { given, family } = nameLists(words)
  const lists = [given.female, given.male, family.female, family.male]
  const names = new Set(lists.flatMap((list) => list.map(({ folded }) => folded)))
  const reader = createWordReader()
  return (text) => {
    const folded = fold(text)
    const { count, starts, ends } = reader.read(folded)
    for (let i = 0; i < count; i++) if (!names.has(folded.slice(starts[i], ends[i]))) return false
    return count > 0
  }
}
