import { addTo } from '../add-to.js'
import type { KeyRing, Permutation } from '../../keys/key-ring.js'
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
    space: createNumberSpace(book.mayBe(phone.country, phone.type), phone.national.length),
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

/**
 * Replaces normal forms by others with as many digits that are in no group either and have as many zeros in front (none, one,
 * or more), so that none of them meets the replacement of a number that is in a group.
 *
 * @param isFree - Whether a normal form is in no group.
 */
export function permuteDigits(
  keys: KeyRing,
  domain: string,
  normal: readonly string[],
  isFree: (normal: string) => boolean,
): readonly string[] {
  const result: string[] = []
  const places = new Map<number, number[]>()
  normal.forEach((text, at) => {
    const length = digitsOf(text).length
    addTo(places, length, at)
  })
  for (const [length, own] of places) {
    const permutation: Permutation = keys.permutation(`${domain}/digits`, 10n ** BigInt(length))
    const texts = own.map((at) => normal[at] as string)
    const spell = (number: bigint, at: number): string =>
      (texts[at] as string).slice(0, -length) + String(number).padStart(length, '0')
    const numbers = texts.map((text) => BigInt(digitsOf(text)))
    const next = walkWithin(permutation, numbers, (number, at) => {
      const text = spell(number, at)
      return zeros(text) === zeros(texts[at] as string) && isFree(text)
    })
    own.forEach((at, i) => (result[at] = spell(next[i] as bigint, i)))
  }
  return result
}

function digitsOf(normal: string): string {
  return normal.startsWith('+') ? normal.slice(1) : normal
}

function zeros(normal: string): number {
  return /^\+?(0{0,2})/.exec(normal)?.[1]?.length ?? 0
}
