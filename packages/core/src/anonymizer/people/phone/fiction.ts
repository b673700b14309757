import { fictionPhones } from '../../../values/fiction-phones.js'
import type { Tags } from '../../keys/key-ring.js'
import type { PhoneBook, PhoneClass } from './phone-book.js'

/** Gives a national number of a range that is set aside for fiction. */
export type FictionDraw = (tags: Tags, at: number) => string

/**
 * Finds the fiction ranges that stand in for a number: of its country, its length and its type. Ranges that the numbering
 * plans hold for invalid count as what they were set aside for.
 *
 * @returns undefined where the country has none of the kind.
 */
export function fictionFor(book: PhoneBook, phone: PhoneClass): FictionDraw | undefined {
  const ranges = fictionPhones(phone.country).flatMap((pattern) => {
    const [, ...groups] = pattern.replace(/-/g, ' ').split(' ')
    const national = groups.join('')
    if (national.length !== phone.digits) return []
    const heads = headsOf(book, pattern, phone)
    return heads.length === 0 ? [] : { heads, spell: speller(national.replace(/^(?:!##)?/, '')) }
  })
  if (ranges.length === 0) return undefined
  return (tags, at) => {
    const { heads, spell } = ranges[tags.below(at, ranges.length, 0)] as (typeof ranges)[number]
    return (heads[tags.below(at, heads.length, 1)] as string) + spell(tags, at)
  }
}

/**
 * Puts the last decimal digits of a tag's second half in place of a pattern's `#`, the last digit first. What comes out is
 * kept: patterns have a few thousand numbers at most.
 */
function speller(pattern: string): FictionDraw {
  const size = 10 ** (pattern.split('#').length - 1)
  const weight = 2 ** 32 % size
  const spelled: (string | undefined)[] = Array.from({ length: size })
  const spell = (number: number): string => {
    let rest = number
    return pattern.replace(/#/g, () => {
      const digit = rest % 10
      rest = (rest - digit) / 10
      return String(digit)
    })
  }
  return (tags, at) => {
    // Exact: a size of some thousands leaves the sum far below 2^53.
    const number = ((tags.word(at, 2) % size) * weight + tags.word(at, 3)) % size
    return (spelled[number] ??= spell(number))
  }
}

/** Ranges for mobile phones among those that the plans hold for invalid; the others are for fixed lines. */
const MOBILE = ['+44 7700', '+33 6 39']

/** What may stand in front: the areas of a plan that has fiction numbers in each, else nothing. Empty for another type. */
function headsOf(book: PhoneBook, pattern: string, { country, type }: PhoneClass): readonly string[] {
  const [code, rest] = pattern.includes('!')
    ? [pattern.slice(0, pattern.indexOf('!')), pattern.split('!##')[1]]
    : ['', pattern]
  const heads = rest === pattern ? [''] : Array.from({ length: 800 }, (_, i) => String(200 + i))
  return heads.filter((head) => {
    const known = book.classOf(`${code}${head}${rest}`.replace(/[ -]/g, '').replace(/#/g, '5'))
    if (known !== undefined) return known.country === country && known.type === type
    return head === '' && type === (MOBILE.some((start) => pattern.startsWith(start)) ? 'MOBILE' : 'FIXED_LINE')
  })
}
