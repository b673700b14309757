import { addTo } from '../add-to.js'
import { fictionPhones } from '../../../values/fiction-phones.js'
import type { Prf, Tags } from '../../keys/key-ring.js'
import type { MaskContext } from '../../transform.js'
import type { FictionDraw } from './fiction.js'
import { createPhoneGroups, permuteKnown, type PhoneGroup } from './groups.js'
import { openPhoneBook, type PhoneBook, type PhoneClass } from './phone-book.js'
import { permuteDigits } from './permute-digits.js'
import { writePhones, type DrawExtension } from './write-phone.js'

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
      return writePhones(values, renumber(normal), drawExtensions(prf, values))
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

/** Digits of extensions, which few numbers have. */
function drawExtensions(prf: Prf, values: readonly string[]): DrawExtension {
  let tags: Tags | undefined
  return (at, digits) => {
    tags ??= prf.tags(values)
    return String(tags.wide(at)).slice(-digits).padStart(digits, '0')
  }
}

/** Replaces normal forms, each in its group; those in none as digits. */
function renumberBy(
  { keys }: MaskContext,
  { domain, fiction }: PhoneRules,
  book: PhoneBook,
): (normal: readonly string[]) => readonly string[] {
  const groups = createPhoneGroups(book, fiction)
  const isFree = (normal: string): boolean => isNational(normal) && groups.of(normal) === undefined
  const renew = (group: PhoneGroup, normal: readonly string[]): readonly string[] =>
    group.fiction === undefined
      ? permuteKnown(keys, domain, book, group, normal)
      : drawFiction(keys.prf(`${domain}/fiction`), group.class, group.fiction, normal)
  return (normal) => {
    const result: string[] = Array.from(normal)
    for (const [group, own] of shareOut(normal, (text) => groups.of(text))) {
      const texts = own.length === normal.length ? normal : own.map((at) => normal[at] as string)
      const next =
        group === undefined ? permuteDigits(keys, domain, texts, { codeOf: book.codeOf, isFree }) : renew(group, texts)
      for (let i = 0; i < own.length; i++) result[own[i] as number] = next[i] as string
    }
    return result
  }
}

/** Places of texts by group. */
function shareOut<G>(texts: readonly string[], groupOf: (text: string) => G): ReadonlyMap<G, readonly number[]> {
  const places = new Map<G, number[]>()
  for (let at = 0; at < texts.length; at++) addTo(places, groupOf(texts[at] as string), at)
  return places
}

function drawFiction(
  prf: Prf,
  { country, lead }: PhoneClass,
  draw: FictionDraw,
  normal: readonly string[],
): readonly string[] {
  const start = `${country} `
  const tags = prf.tags(normal.map((text) => start + text.slice(lead.length)))
  return normal.map((_, at) => lead + draw(tags, at))
}

/** Two zeros in front would be read as the beginning of a country's code. */
function isNational(normal: string): boolean {
  return !normal.startsWith('00')
}
