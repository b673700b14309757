import type { KeyRing } from '../../keys/key-ring.js'
import { walkWithin } from '../walk.js'
import { fictionFor, type FictionDraw } from './fiction.js'
import { createNumberSpace, type NumberSpace } from './number-space.js'
import type { KnownPhone, PhoneBook } from './phone-book.js'

/** Numbers of one country, type and length, and how they are replaced. */
export interface PhoneGroup {
  readonly name: string
  readonly space: NumberSpace | undefined
  readonly fiction: FictionDraw | undefined
}

/** The groups that have turned up so far: made once each. */
export interface PhoneGroups {
  /** Undefined for a number that is in no group: it is replaced as one that is not valid. */
  of(phone: KnownPhone | undefined): PhoneGroup | undefined
}

export function createPhoneGroups(book: PhoneBook, fiction: boolean): PhoneGroups {
  const groups = new Map<string, PhoneGroup>()
  const make = (name: string, phone: KnownPhone): PhoneGroup => ({
    name,
    space: spaceOf(name, book, phone),
    fiction: fiction ? fictionFor(book, phone) : undefined,
  })
  return {
    of(phone) {
      if (phone === undefined) return undefined
      const name = `${phone.country}/${phone.type}/${phone.national.length}`
      let group = groups.get(name)
      if (group === undefined) groups.set(name, (group = make(name, phone)))
      return group.space?.numberOf(phone.national) === undefined ? undefined : group
    },
  }
}

/** Spaces by group: found once in a process (some 100 ms for the United States), for they depend on the plans alone. */
const spaces = new Map<string, NumberSpace | undefined>()

function spaceOf(name: string, book: PhoneBook, { country, type, national }: KnownPhone): NumberSpace | undefined {
  if (!spaces.has(name)) spaces.set(name, createNumberSpace(book.mayBe(country, type), national.length))
  return spaces.get(name)
}

/** Replaces numbers of one group by others of it that are written with the same lead: `+49`, `0`. */
export function permuteKnown(
  keys: KeyRing,
  domain: string,
  book: PhoneBook,
  { name, space }: PhoneGroup,
  phones: readonly KnownPhone[],
): readonly string[] {
  if (space === undefined) return phones.map((phone) => phone.national)
  const mayBe = book.mayBe(phones[0]?.country ?? book.country, phones[0]?.type ?? '')
  const permutation = keys.permutation(`${domain}/${name}`, space.size)
  const numbers = phones.map((phone) => space.numberOf(phone.national) ?? 0n)
  const next = walkWithin(permutation, numbers, (number, at) => {
    const national = space.nationalOf(number)
    return mayBe(national) && isLike(phones[at] as KnownPhone, national, book)
  })
  return next.map((number) => space.nationalOf(number))
}

/** Whether a number in the same place is read as one of the same kind. */
function isLike({ country, type, lead }: KnownPhone, national: string, book: PhoneBook): boolean {
  const read = book.read(lead + national)
  return read !== undefined && read.country === country && read.type === type && read.lead === lead
}
