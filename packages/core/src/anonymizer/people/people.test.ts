import { describe, expect, it } from '@jest/globals'
import { loadLocale } from '../../values/locale.js'
import { nameLists } from '../../values/name-lists.js'
import { email } from '../transforms/email.js'
import { firstName } from '../transforms/first-name.js'
import { fullName } from '../transforms/full-name.js'
import { gender } from '../transforms/gender.js'
import { lastName } from '../transforms/last-name.js'
import { username } from '../transforms/username.js'
import { drawPeople } from './people.js'
import { bindTo, maskAll, maskTexts, testKeys } from './testing/mask-texts.js'

const addresses = Array.from({ length: 200 }, (_, i) => `ann${i}@mail.test`)
const subjects = addresses.map((address) => `email:${address}`)
const values = addresses.map(() => 'Ann')

describe('a made-up person', () => {
  it.each(['en', 'de', 'ja', 'ru'])('has names, gender, e-mail and user name that agree, in %s', async (locale) => {
    const given = await maskTexts(firstName(), values, { locale, subjects })
    const family = await maskTexts(lastName(), values, { locale, subjects })
    const full = await maskTexts(fullName(), values, { locale, subjects })
    const genders = await maskTexts(gender(), values, { locale, subjects })
    const mails = await maskTexts(email(), addresses, { locale })
    const users = await maskTexts(username(), addresses, { locale, subjects })
    const lists = nameLists(await loadLocale(locale))
    const order = lists.familyFirst ? [family, given] : [given, family]
    addresses.forEach((_, at) => {
      expect(full[at]).toBe(`${String(order[0]?.[at])} ${String(order[1]?.[at])}`)
      const own = lists.given[genders[at] as 'female' | 'male'].find(({ name }) => name === given[at])
      expect(own).toBeDefined()
      expect(String(mails[at]).startsWith(`${own?.folded}.`)).toBe(true)
      expect(String(users[at]).startsWith(`${own?.folded}_`)).toBe(true)
    })
  })

  it('is another one in a domain that a user named, and one within it', async () => {
    const contact = { domain: 'contact' }
    const own = await maskTexts(firstName(), values, { subjects })
    const other = await maskTexts(firstName(contact), values, { subjects })
    const full = await maskTexts(fullName(contact), values, { subjects })
    expect(own.filter((name, at) => name === other[at]).length).toBeLessThan(5)
    full.forEach((text, at) => expect(text.startsWith(`${String(other[at])} `)).toBe(true))
  })

  it('is of either gender equally often', async () => {
    const words = await loadLocale('en')
    const identities = Array.from({ length: 20_000 }, (_, i) => `email:a${i}@x.org`)
    const people = drawPeople({ keys: testKeys(), words }, identities, 'person')
    const females = identities.filter((_, at) => people.gender(at) === 'female').length
    // Five standard deviations of a fair coin.
    expect(Math.abs(females - 10_000)).toBeLessThan(5 * Math.sqrt(5_000))
  })

  it('uses the whole lists', async () => {
    const words = await loadLocale('en')
    const identities = Array.from({ length: 50_000 }, (_, i) => `email:a${i}@x.org`)
    const people = drawPeople({ keys: testKeys(), words }, identities, 'person')
    const seen = new Set(identities.map((_, at) => people.given(at).name))
    const { given } = nameLists(words)
    const all = new Set([...given.female, ...given.male].map(({ name }) => name))
    expect(seen.size / all.size).toBeGreaterThan(0.99)
  })
})

describe('fullName', () => {
  it('keeps the order of family name and comma', async () => {
    const [plain, comma] = await maskTexts(fullName(), ['Ann Lee', 'Lee, Ann'], { subjects: ['a', 'a'] })
    const [given, ...family] = String(plain).split(' ')
    expect(comma).toBe(`${family.join(' ')}, ${given}`)
  })

  it('takes an initial, then the family name, then a short one, where room is little', async () => {
    const spelled = async (length: number): Promise<unknown> =>
      (await maskTexts(fullName(), ['Ann Lee'], { length, subjects: ['email:ann0@mail.test'] }))[0]
    const whole = String(await spelled(255))
    const [given = '', family = ''] = whole.split(' ')
    expect(await spelled(whole.length - 1)).toBe(`${given.charAt(0)}. ${family}`)
    expect(await spelled(family.length)).toBe(family)
    expect(String(await spelled(family.length - 1)).length).toBeLessThan(family.length)
    await expect(spelled(1)).rejects.toThrow('MASK.TOO_SHORT')
  })
})

describe('gender', () => {
  it('keeps the word or code of the original', async () => {
    const given = ['F', 'm', 'Male', 'WEIBLICH', 2, 1, 'divers', 'w']
    const type = { kind: 'text' } as const
    const trial = { type, locale: 'de' }
    for (let i = 0; i < 20; i++) {
      const masked = await maskAll(gender(), given, { ...trial, subjects: given.map(() => `email:${i}`) })
      expect([
        ['F', 'f', 'Female', 'WEIBLICH', 'female', 'female', 'female', 'w'],
        ['M', 'm', 'Male', 'MÄNNLICH', 'male', 'male', 'male', 'm'],
      ]).toContainEqual(i < 0 ? [] : masked.map((text, at) => (at === 1 && text === 'w' ? 'f' : text)))
    }
  })

  it('gives the numbers of ISO 5218 in integers, and words of an enumeration', async () => {
    const subjects = ['email:a', 'email:b', 'email:c', 'email:d', 'email:e']
    const numbers = await maskAll(gender(), [1, 2, 1, 2, 9], { type: { kind: 'integer', bits: 16 }, subjects })
    const type = { kind: 'enum', values: ['FEMALE', 'MALE', 'OTHER'] } as const
    const words = await maskAll(gender(), ['MALE', 'OTHER', 'MALE', 'MALE', 'MALE'], { type, subjects })
    expect(numbers).toEqual(words.map((word) => (word === 'FEMALE' ? 2 : 1)))
    expect(new Set(words).size).toBe(2)
  })

  it('refuses an enumeration without the two', async () => {
    const type = { kind: 'enum', values: ['A', 'B'] } as const
    await expect(async () => bindTo(gender(), { type })).rejects.toThrow('MASK.TYPE')
  })
})
