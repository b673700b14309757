import { describe, expect, it } from '@jest/globals'
import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/core'
import plans from 'libphonenumber-js/max/metadata'
import { phoneKind } from '../kinds/phone.js'
import { bindTo, maskTexts } from '../people/testing/mask-texts.js'
import { phone } from './phone.js'

const parse = (text: string | undefined, country: CountryCode): ReturnType<typeof parsePhoneNumberFromString> =>
  parsePhoneNumberFromString(text ?? '', { defaultCountry: country }, plans)

/** Letters and digits levelled: what is left of a text is how it is written. */
const shapeOf = (text = ''): string => text.replace(/\d/g, '9')

const NUMBERS: readonly (readonly [string, CountryCode])[] = [
  ['+1 212 736-5000', 'US'],
  ['(416) 392-2489', 'CA'],
  ['+44 (0)20 7219 4272', 'GB'],
  ['07400 123456', 'GB'],
  ['0049 30 2270', 'DE'],
  ['+49 151 23456789', 'DE'],
  ['030/22733447', 'DE'],
  ['+33 6 12 34 56 78', 'FR'],
  ['01 40 20 50 50', 'FR'],
  ['+61 2 6277 7111', 'AU'],
  ['+39 06 6706 1234', 'IT'],
  ['+81 90-1234-5678', 'JP'],
  ['+55 11 96123-4567', 'BR'],
  ['+91 98765 43210', 'IN'],
  ['+353 1 618 3000', 'IE'],
  ['+46 8 786 40 00', 'SE'],
]

describe.each(NUMBERS)('phone: %s of %s', (number, country) => {
  it('becomes another valid number of the country and type in a unique field, written alike', async () => {
    const before = parse(number, country)
    const [masked] = await maskTexts(phone({ country }), [number], { unique: true })
    const after = parse(masked, country)
    expect(shapeOf(masked)).toBe(shapeOf(number))
    expect(masked).not.toBe(number)
    if (before?.isValid() !== true) return
    expect([after?.isValid(), after?.country, after?.getType()]).toEqual([true, before.country, before.getType()])
  })

  it('is written alike in any field, with the same code of a country', async () => {
    const [masked] = await maskTexts(phone({ country }), [number])
    expect(shapeOf(masked)).toBe(shapeOf(number))
    expect(parse(masked, country)?.countryCallingCode).toBe(parse(number, country)?.countryCallingCode)
  })
})

describe('phone', () => {
  it('takes fiction numbers where the country has some', async () => {
    const many = Array.from({ length: 300 }, (_, i) => `+1 212 736-${String(5_000 + i)}`)
    const masked = await maskTexts(phone(), many)
    for (const text of masked) expect(text).toMatch(/^\+1 [2-9]\d\d 555-01\d\d$/)
    expect(new Set(masked.map((text) => text.slice(3, 6))).size).toBeGreaterThan(100)
    expect(new Set(masked.map((text) => text.slice(-2))).size).toBeGreaterThan(80)
    const british = await maskTexts(phone(), ['+44 7400 123456', '+44 20 7219 4272'])
    expect(british[0]).toMatch(/^\+44 7700 900\d{3}$/)
    expect(british[1]).toMatch(/^\+44 20 7946 0\d{3}$/)
    const [french] = await maskTexts(phone(), ['+33 6 12 34 56 78'])
    expect(french).toMatch(/^\+33 6 39 98 \d\d \d\d$/)
  })

  it('gives the national and the international spelling of one number one new number', async () => {
    for (const unique of [true, false]) {
      const masked = await maskTexts(phone({ country: 'US' }), ['+1 212-736-5000', '(212) 736-5000', '0012127365000'], {
        unique,
      })
      const national = masked.map((text) => text.replace(/\D/g, '').slice(-10))
      expect(new Set(national).size).toBe(1)
    }
  })

  it('replaces an extension, too', async () => {
    const [masked] = await maskTexts(phone(), ['212-736-5000 ext. 4711'])
    expect(masked).toMatch(/^\d{3}-555-01\d\d ext\. \d{4}$/)
    expect(masked).not.toMatch(/4711$/)
  })

  it('promises what the field makes of it', async () => {
    const guarantee = async (...args: Parameters<typeof bindTo>): Promise<unknown> =>
      (await bindTo(...args)).guarantee.kind
    expect(await guarantee(phone())).toBe('lossy')
    expect(await guarantee(phone(), { unique: true })).toBe('injective')
    expect(await guarantee(phone({ fiction: false }))).toBe('injective')
    expect(await guarantee(phone({ fiction: true }), { unique: true })).toBe('lossy')
    expect(await guarantee(phone({ keep: 'format' }))).toBe('injective')
  })

  it('refuses what is no option', async () => {
    await expect(async () => bindTo(phone({ country: 'XX' }))).rejects.toThrow('MASK.OPTION')
    await expect(async () => bindTo(phone({ country: 'toString' }))).rejects.toThrow('MASK.OPTION')
    await expect(async () => bindTo(phone({ keep: 'area' as never }))).rejects.toThrow('MASK.OPTION')
  })

  it('keeps numbers apart whose spellings and validity differ', async () => {
    // Valid and not, with and without codes, all with few digits, so that collisions would show.
    const texts = Array.from({ length: 6_000 }, (_, i) => (i % 2 === 0 ? '+49' : '0') + String(30_100_000 + i))
    const others = Array.from({ length: 6_000 }, (_, i) => String(2_000_000 + i * 13))
    const all = [...new Set([...texts, ...others].map((text) => phoneKind.normalise(text) ?? ''))]
    const masked = await maskTexts(phone({ country: 'DE' }), all, { unique: true })
    expect(new Set(masked.map((text) => phoneKind.normalise(text) ?? '')).size).toBe(all.length)
  })

  it('is a permutation of small shapes that are no numbers', async () => {
    const all = Array.from({ length: 1_000 }, (_, i) => String(i).padStart(3, '0'))
    const masked = await maskTexts(phone(), all, { unique: true })
    expect(new Set(masked).size).toBe(1_000)
    expect([...masked].sort()).toEqual(all)
  })

  it('replaces letters and signs of other scripts', async () => {
    const [masked] = await maskTexts(phone(), ['моб. 12 🙂'])
    expect(masked).toMatch(/^[a-z]{3}\. \d\d \*$/)
  })
})
