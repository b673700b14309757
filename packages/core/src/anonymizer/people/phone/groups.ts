import type { KeyRing } from '../../keys/key-ring.js'
import { walkWithin } from '../walk.js'
import { fictionFor, type FictionDraw } from './fiction.js'
import { createNumberSpace, createPrefixTest, type NumberSpace, type PrefixTest } from './number-space.js'
import type { PhoneBook, PhoneClass } from './phone-book.js'

/** Numbers of one class, and how they are replaced. */
export interface PhoneGroup {
  readonly class: PhoneClass
  /** Of country, type and length: numbers with another lead get the same new national numbers. */
  readonly name: string
  /** Whether a normal form that is looked up as one of the class is one that is replaced as such. */
  readonly holds: (normal: string) => boolean
  readonly space: () => NumberSpace
  readonly fiction: FictionDraw | undefined
}

/** The groups that have turned up so far: made once each. */
export interface PhoneGroups {
  /** Undefined for a number that is in no group: it is replaced as one that is not valid. */
  of(normal: string): PhoneGroup | undefined
}

export function createPhoneGroups(book: PhoneBook, fiction: boolean): PhoneGroups {
  const groups = new Map<PhoneClass, PhoneGroup>()
  const fictions = new Map<string, FictionDraw | undefined>()
  const fictionOf = (name: string, phone: PhoneClass): FictionDraw | undefined => {
    if (!fictions.has(name)) fictions.set(name, fictionFor(book, phone))
    return fictions.get(name)
  }
  const make = (phone: PhoneClass): PhoneGroup => {
    const name = `${phone.country}/${phone.type}/${phone.digits}`
    return createGroup(book, phone, name, fiction ? fictionOf(name, phone) : undefined)
  }
  return {
    of(normal) {
      const phone = book.classOf(normal)
      if (phone === undefined) return undefined
      let group = groups.get(phone)
      if (group === undefined) groups.set(phone, (group = make(phone)))
      return group.holds(normal) ? group : undefined
    },
  }
}

function createGroup(book: PhoneBook, phone: PhoneClass, name: string, fiction: FictionDraw | undefined): PhoneGroup {
  const { country, type, lead, digits } = phone
  const mayBe = book.mayBe(country, type)
  const { hasPrefix, space } = spaceOf(name, mayBe, digits)
  // Walks end for members alone, and a range may have lines that are none.
  const isLine = fiction === undefined ? (normal: string) => mayBe(normal.slice(lead.length)) : () => true
  const holds = (normal: string): boolean => hasPrefix(normal, lead.length) && isLine(normal)
  return { class: phone, name, holds, space, fiction }
}

interface LazySpace {
  readonly hasPrefix: PrefixTest
  readonly space: () => NumberSpace
}

/** Spaces by group: found once in a process (some 100 ms for the United States), for they depend on the plans alone. */
const spaces = new Map<string, LazySpace>()

function spaceOf(name: string, mayBe: (national: string) => boolean, digits: number): LazySpace {
  const known = spaces.get(name)
  if (known !== undefined) return known
  const hasPrefix = createPrefixTest(mayBe, digits)
  let space: NumberSpace | undefined
  const made = { hasPrefix, space: () => (space ??= createNumberSpace(hasPrefix, digits)) }
  spaces.set(name, made)
  return made
}

/** Replaces numbers of one group by others of it; gives normal forms with the same lead: `+49`, `0`. */
export function permuteKnown(
  keys: KeyRing,
  domain: string,
  book: PhoneBook,
  group: PhoneGroup,
  normal: readonly string[],
): readonly string[] {
  const { lead } = group.class
  const isMember = (text: string): boolean => group.holds(text) && book.classOf(text) === group.class
  const { size, numberOf, nationalOf } = group.space()
  const permutation = keys.permutation(`${domain}/${group.name}`, size)
  const numbers = normal.map((text) => numberOf(text.slice(lead.length)))
  const next = walkWithin(permutation, numbers, (number) => isMember(lead + nationalOf(number)))
  return next.map((number) => lead + nationalOf(number))
}
