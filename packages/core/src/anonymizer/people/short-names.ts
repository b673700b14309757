import { nameLists, type FoldedName, type Gendered } from '../../values/name-lists.js'
import type { Vocabulary } from '../../values/locale.js'
import { fits } from './text-field.js'

/** Names that have at most so many characters; a gender without any has the other's. */
export function shortNames(vocabulary: Vocabulary, part: 'given' | 'family', limit: number): Gendered | undefined {
  const lists = nameLists(vocabulary)[part]
  const female = short(lists.female, limit)
  const male = short(lists.male, limit)
  if (female.length + male.length === 0) return undefined
  return { female: female.length > 0 ? female : male, male: male.length > 0 ? male : female }
}

/** Characters of the shortest name. */
export function shortestName(vocabulary: Vocabulary, part: 'given' | 'family'): number {
  const { female, male } = nameLists(vocabulary)[part]
  return [...female, ...male].reduce((least, { name }) => Math.min(least, [...name].length), Infinity)
}

function short(names: readonly FoldedName[], limit: number): readonly FoldedName[] {
  return limit === Infinity ? names : names.filter(({ name }) => fits(name, limit))
}
