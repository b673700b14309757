import { describe, expect, it } from '@jest/globals'
import { loadLocale } from '../../values/locale.js'
import { nameLists } from '../../values/name-lists.js'
import { bindTo, maskTexts } from '../people/testing/mask-texts.js'
import { email } from './email.js'

const ADDRESS = /^([a-z]+)\.([a-z]+)\.([a-z2-7]{16})@example\.(?:com|net|org)$/

describe('email', () => {
  it('makes addresses of names and a tag under reserved domains', async () => {
    const masked = await maskTexts(email(), ['ann@x.org', 'bob@y.org', 'cy@z.org'])
    for (const text of masked) expect(text).toMatch(ADDRESS)
  })

  it('uses all three reserved domains', async () => {
    const masked = await maskTexts(
      email(),
      Array.from({ length: 60 }, (_, i) => `a${i}@x.org`),
    )
    expect(new Set(masked.map((text) => text.split('@')[1])).size).toBe(3)
  })

  it('gives one address for every spelling of one', async () => {
    const masked = await maskTexts(email(), ['Bob@X.org', ' bob@x.org', 'ｂｏｂ@x.org', 'bob@x.org'])
    expect(new Set(masked).size).toBe(1)
  })

  it('asks nobody whom the row is about', async () => {
    const texts = ['ann@x.org', 'bob@y.org', 'cy@z.org']
    const alone = await maskTexts(email(), texts)
    // Of one length, so that a look at lengths alone would take them for the addresses' own.
    for (const subjects of [texts, ['dan@x.org', 'eve@y.org', 'di@z.org'], ['ann@x.org', 'bob@y.org', 'di@z.org']])
      expect(await maskTexts(email(), texts, { subjects: subjects.map((text) => `email:${text}`) })).toEqual(alone)
    expect(await maskTexts(email(), texts, { subjects: texts.map((text) => `phone:${text}`) })).toEqual(alone)
  })

  it('keeps domains in any letters beside others', async () => {
    const masked = await maskTexts(email({ keepDomain: ['müller.de'] }), ['ann@müller.de', 'bob@y.org', 'cy@müller.de'])
    expect(masked.map((text) => text.split('@')[1])).toEqual([
      'müller.de',
      expect.stringMatching(/^example/),
      'müller.de',
    ])
  })

  it('drops words before it shortens the tag, and refuses less than 40 bits', async () => {
    const bitsOf = async (length: number): Promise<unknown> => (await bindTo(email(), { length })).guarantee
    expect(await bitsOf(255)).toEqual({ kind: 'bounded', bits: 80 })
    expect(await bitsOf(28)).toEqual({ kind: 'bounded', bits: 80 })
    expect(await bitsOf(27)).toEqual({ kind: 'bounded', bits: 75 })
    expect(await bitsOf(20)).toEqual({ kind: 'bounded', bits: 40 })
    await expect(bitsOf(19)).rejects.toThrow('User.it holds 19 characters, email() needs 20')
    const [short] = await maskTexts(email(), ['ann@x.org'], { length: 28 })
    expect(short).toMatch(/^[a-z2-7]{16}@example\.(?:com|net|org)$/)
  })

  it('agrees between fields of different lengths when told the shortest', async () => {
    const transform = email({ maxLength: 30 })
    expect(await maskTexts(transform, ['ann@x.org'], { length: 200 })).toEqual(
      await maskTexts(transform, ['ann@x.org'], { length: 30 }),
    )
  })

  it('keeps the domains of a list and no others', async () => {
    const transform = email({ keepDomain: ['Acme.com'] })
    const [own, other] = await maskTexts(transform, ['ann@ACME.com', 'ann@acme.com.evil.org'])
    expect(own).toMatch(/@acme\.com$/)
    expect(other).toMatch(ADDRESS)
  })

  it('replaces a kept domain that leaves no room for the tag', async () => {
    const domain = `${'long'.repeat(6)}.org`
    const [masked] = await maskTexts(email({ keepDomain: true }), [`a@${domain}`], { length: 40 })
    expect(masked).toMatch(/@example\.(?:com|net|org)$/)
  })

  it('refuses a list of something else than domains', async () => {
    await expect(async () => bindTo(email({ keepDomain: ['acme'] }))).rejects.toThrow('MASK.OPTION')
    await expect(async () => bindTo(email({ keepDomain: 'acme.com' as never }))).rejects.toThrow('MASK.OPTION')
    await expect(async () => bindTo(email({ maxLength: 0 }))).rejects.toThrow('MASK.OPTION')
  })

  it('keeps within the 64 characters before the @, however long names are', async () => {
    for (const locale of ['en', 'de', 'ja', 'th', 'ru'])
      for (const text of await maskTexts(
        email(),
        Array.from({ length: 500 }, (_, i) => `a${i}@x.org`),
        { locale },
      )) {
        expect(text).toMatch(/^[a-z2-7.]{16,64}@/)
        expect(text.length).toBeLessThanOrEqual(254)
      }
  })

  it('draws its words from the names of the locale', async () => {
    const { given } = nameLists(await loadLocale('de'))
    const known = new Set([...given.female, ...given.male].map((name) => name.folded))
    const masked = await maskTexts(email(), ['ann@x.org', 'bob@y.org'], { locale: 'de' })
    for (const text of masked) expect(known).toContain(ADDRESS.exec(text)?.[1])
  })

  it('tells nothing of a domain that it is told to leave: another domain of keys, other words and tags', async () => {
    const [one] = await maskTexts(email(), ['ann@x.org'])
    const [other] = await maskTexts(email({ domain: 'crm' }), ['ann@x.org'])
    const [, given, , tag] = ADDRESS.exec(String(one)) ?? []
    expect(other).not.toContain(tag)
    expect(String(other).startsWith(`${given}.`)).toBe(false)
  })
})
