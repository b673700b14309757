import { nameLists, type FoldedName } from '../../values/name-lists.js'
import type { MaskContext } from '../transform.js'

/** Made-up people, one for each identity of a list. */
export interface People {
  gender(at: number): 'female' | 'male'
  given(at: number): FoldedName
  family(at: number): FoldedName
  /** A whole number below `size` that belongs to the person and to nothing above: for choosing where a name does not fit. */
  spare(at: number, size: number): number
  /** The family name stands first in the people's language. */
  readonly familyFirst: boolean
}

/**
 * Draws a person for each identity text, `email:ann@example.org`: equal texts give the same person, whatever field, table or
 * run asks, so first name, family name, gender, e-mail and user name of one subject agree.
 *
 * The parts come from words of one keyed tag each, numbered by meaning: 0 gender, 1 given name, 2 family name, 3 spare.
 * Different identities often share a name, as people do.
 *
 * @param domain - A transform's domain. Fields of a domain that a user named are about people of that domain alone.
 */
export function drawPeople(context: MaskContext, identities: readonly string[], domain: string): People {
  const { given, family, familyFirst } = nameLists(context.words)
  const tags = context.keys.prf(domain).tags(identities)
  const gender = (at: number): 'female' | 'male' => (tags.below(at, 2, 0) === 0 ? 'female' : 'male')
  const pick = (at: number, list: readonly FoldedName[], place: 1 | 2): FoldedName =>
    list[tags.below(at, list.length, place)] as FoldedName
  return {
    gender,
    given: (at) => pick(at, given[gender(at)], 1),
    family: (at) => pick(at, family[gender(at)], 2),
    spare: (at, size) => tags.below(at, size, 3),
    familyFirst,
  }
}

/** Domain of the people behind a transform: one for all transforms whose domain is their own name, else the named one's. */
export function peopleDomain(transform: string, domain: string): string {
  return domain === transform ? 'person' : `${domain}/person`
}
