import { createPermutation } from '../random/permutation.js'
import type { StreamKey } from '../random/key.js'
import { checkIndex } from './check-index.js'
import type { Person } from './groups.js'
import type { Vocabulary } from './locale.js'
import { nameLists, type FoldedName } from './name-lists.js'
import type { UniqueValues } from './unique.js'

/**
 * Distinct people of one language. The i-th is made of the digits of a keyed permutation over all pairs of a given and a
 * family name; where the pairs are used up the next round begins, and its number (2, 3, ...) is appended to user name and
 * e-mail address. Both are plain lower-case ASCII and differ also where case and accents are ignored.
 *
 * @param key - Decides the order of the people; the people themselves are the same for every key.
 */
export function createPeople(vocabulary: Vocabulary, key: StreamKey): UniqueValues<Person> {
  const { given, family, familyFirst } = nameLists(vocabulary)
  const females = given.female.length * family.female.length
  const pairs = females + given.male.length * family.male.length
  const size = pairs * Math.floor(Number.MAX_SAFE_INTEGER / pairs)
  const order = createPermutation(pairs, key)
  const at = (index: number): Person => {
    const place = checkIndex(index, size, 'people') % pairs
    const round = (index - place) / pairs
    const pair = order.at(place)
    const gender = pair < females ? 'female' : 'male'
    const digits = pair < females ? pair : pair - females
    const families = family[gender]
    const first = given[gender][Math.floor(digits / families.length)] as FoldedName
    const last = families[digits % families.length] as FoldedName
    const suffix = round === 0 ? '' : String(round + 1)
    return {
      gender,
      firstName: first.name,
      lastName: last.name,
      fullName: familyFirst ? `${last.name} ${first.name}` : `${first.name} ${last.name}`,
      email: `${first.folded}.${last.folded}${suffix}@example.com`,
      username: `${first.folded}_${last.folded}${suffix}`,
    }
  }
  return { size, at }
}
