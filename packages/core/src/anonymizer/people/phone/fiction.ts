import { fictionPhones } from '../../../values/fiction-phones.js'
import type { Tags } from '../../keys/key-ring.js'
import type { KnownPhone, PhoneBook } from './phone-book.js'

/** Gives a national number of a range that is set aside for fiction. */
export type FictionDraw = (tags: Tags, at: number) => string

/**
 * Finds the fiction ranges that stand in for a number: of its country, its length and its type. Ranges that the numbering
 * plans hold for invalid count as what they were set aside for.
 *
 * @returns undefined where the country has none of the kind.
 */
export function fictionFor(book: PhoneBook, phone: KnownPhone): FictionDraw | undefined {
  const draws = fictionPhones(phone.country).flatMap((pattern) => {
    const [, ...groups] = pattern.replace(/-/g, ' ').split(' ')
    const national = groups.join('')
    if (national.length !== phone.national.length) return []
    const heads = headsOf(book, pattern, phone)
    return heads.length === 0 ? [] : { heads, tail: national.replace(/^(?:!##)?/, '') }
  })
  if (draws.length === 0) return undefined
  return (tags, at) => {
    const { heads, tail } = draws[tags.below(at, draws.length, 0)] as (typeof draws)[number]
    const head = heads[tags.below(at, heads.length, 1)] as string
    let rest = tags.wide(at) & 0xffff_ffff_ffff_ffffn
    const fill = (): string => {
      const digit = String(rest % 10n)
      rest /= 10n
      return digit
    }
    return head + tail.replace(/#/g, fill)
  }
}

/** Ranges for mobile phones among those that the plans hold for invalid; the others are for fixed lines. */
const MOBILE = ['+44 7700', '+33 6 39']

/** What may stand in front: the areas of a plan that has fiction numbers in each, else nothing. Empty for another type. */
function headsOf(book: PhoneBook, pattern: string, { country, type }: KnownPhone): readonly string[] {
  const [code, rest] = pattern.includes('!')
    ? [pattern.slice(0, pattern.indexOf('!')), pattern.split('!##')[1]]
    : ['', pattern]
  const heads = rest === pattern ? [''] : Array.from({ length: 800 }, (_, i) => String(200 + i))
  return heads.filter((head) => {
    const known = book.read(`${code}${head}${rest}`.replace(/[ -]/g, '').replace(/#/g, '5'))
    if (known !== undefined) return known.country === country && known.type === type
    return head === '' && type === (MOBILE.some((start) => pattern.startsWith(start)) ? 'MOBILE' : 'FIXED_LINE')
  })
}
