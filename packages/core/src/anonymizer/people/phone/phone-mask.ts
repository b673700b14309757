import { addTo } from '../add-to.js'
import { fictionPhones } from '../../../values/fiction-phones.js'
import type { MaskContext } from '../../transform.js'
import { createPhoneGroups, permuteKnown, type PhoneGroup } from './groups.js'
import { openPhoneBook, type KnownPhone, type PhoneBook } from './phone-book.js'
import { permuteDigits } from './permute-digits.js'
import { writePhone } from './write-phone.js'

export interface PhoneRules {
  readonly domain: string
  readonly keep: 'country' | 'format'
  readonly country: string | undefined
  readonly fiction: boolean
}

/** Replaces telephone numbers and makes up new ones. */
export interface PhoneMask {
  readonly proper: (values: readonly string[], normal: readonly string[]) => readonly string[]
  readonly fresh: (normal: readonly string[], limit: number) => readonly string[]
}

/** @throws {SeedError} `MASK.OPTION` for an unknown country. */
export async function createPhoneMask(context: MaskContext, rules: PhoneRules): Promise<PhoneMask> {
  const { country = context.words.country } = rules
  const renumber =
    rules.keep === 'format'
      ? (normal: readonly string[]) =>
          permuteDigits(context.keys, rules.domain, normal, { codeOf: () => '', isFree: isNational })
      : renumberBy(context, rules, await openPhoneBook(country, rules.country !== undefined))
  const prf = context.keys.prf(`${rules.domain}/extension`)
  return {
    proper(values, normal) {
      const next = renumber(normal)
      const tags = prf.tags(values)
      const extension = (at: number, digits: number): string =>
        String(tags.wide(at)).slice(-digits).padStart(digits, '0')
      return values.map((value, at) => writePhone(value, next[at] as string, (digits) => extension(at, digits)))
    },
    fresh(normal, limit) {
      // Code 999 belongs to no country.
      const pattern = (fictionPhones(country)[0] ?? '+999 ########').replace(/[ -]/g, '').replace('!##', '212')
      const tags = context.keys.prf(`${rules.domain}/fresh`).tags(normal)
      return normal.map((_, at) => {
        let digits = String(tags.wide(at)).padStart(39, '0')
        const text = pattern.replace(/#/g, () => {
          const digit = digits.slice(-1)
          digits = digits.slice(0, -1)
          return digit
        })
        return text.slice(-limit)
      })
    },
  }
}

/** Replaces normal forms, each in its group; those in none as digits. */
function renumberBy(
  { keys }: MaskContext,
  { domain, fiction }: PhoneRules,
  book: PhoneBook,
): (normal: readonly string[]) => readonly string[] {
  const groups = createPhoneGroups(book, fiction)
  const isFree = (normal: string): boolean => isNational(normal) && groups.of(book.read(normal)) === undefined
  return (normal) => {
    const result: string[] = []
    const free: number[] = []
    const members = new Map<PhoneGroup, Member[]>()
    normal.forEach((text, at) => {
      const phone = book.read(text)
      const group = groups.of(phone)
      if (phone === undefined || group === undefined) free.push(at)
      else addTo(members, group, { at, phone })
    })
    for (const [group, own] of members) {
      const phones = own.map((member) => member.phone)
      const next =
        group.fiction === undefined ? permuteKnown(keys, domain, book, group, phones) : drawFiction(group, phones)
      own.forEach(({ at, phone }, i) => (result[at] = phone.lead + (next[i] as string)))
    }
    const freed = permuteDigits(
      keys,
      domain,
      free.map((at) => normal[at] as string),
      { codeOf: book.codeOf, isFree },
    )
    free.forEach((at, i) => (result[at] = freed[i] as string))
    return result
  }

  function drawFiction(group: PhoneGroup, phones: readonly KnownPhone[]): readonly string[] {
    const tags = keys.prf(`${domain}/fiction`).tags(phones.map((phone) => `${phone.country} ${phone.national}`))
    return phones.map((phone, at) => group.fiction?.(tags, at) ?? phone.national)
  }
}

interface Member {
  readonly at: number
  readonly phone: KnownPhone
}

/** Two zeros in front would be read as the beginning of a country's code. */
function isNational(normal: string): boolean {
  return !normal.startsWith('00')
}
