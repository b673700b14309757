import { readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { isSeedError } from '../errors/seed-error.js'
import { hi, lo, mix } from '../random/threefry.js'
import { english } from './english.js'
import { loadLocale, loadLocales, singleLocale, type Vocabulary } from './locale.js'
import { LOCALES } from './locale-names.js'

const failure = async (promise: Promise<unknown>): Promise<{ code: string; fix: string | undefined }> => {
  const error: unknown = await promise.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (!isSeedError(error)) throw new Error('no SeedError was thrown')
  return { code: error.code, fix: error.fix }
}

describe('LOCALES', () => {
  it('names every locale that faker has, and no other', () => {
    const folder = join(dirname(createRequire(import.meta.url).resolve('@faker-js/faker')), 'locale')
    const files = readdirSync(folder).filter((file) => file.endsWith('.js') && file !== 'base.js')
    expect([...LOCALES].sort()).toEqual(files.map((file) => file.slice(0, -'.js'.length)).sort())
  })
})

describe('loadLocale', () => {
  it.each(LOCALES)('%s has every list, none of them empty', async (locale) => {
    const words = await loadLocale(locale)
    expect(words.country).toMatch(/^[A-Z]{2}$/)
    expect(words.language).toMatch(/^[a-z]{2}$/)
    for (const [name, list] of lists(words)) {
      if (list.length === 0) throw new Error(`${name} of ${locale} is empty`)
    }
    expect(words.streetLine('Main Road', '17')).toContain('Main Road')
    expect([...words.cities, ...words.streets].filter((name) => /[{}]|undefined|^\s*$/.test(name))).toEqual([])
  })

  it('keeps what belongs together: a German address has German parts, and no American stands in elsewhere', async () => {
    const german = await loadLocale('de')
    expect(german).toMatchObject({ locale: 'de', language: 'de', country: 'DE', postcodes: ['#####'] })
    expect(german.states).toContainEqual({ name: 'Bayern', abbreviation: 'BY' })
    expect(german.cities).toContain('Aachen')
    expect(german.streetLine('Ackerweg', '7')).toBe('Ackerweg 7')
    const greek = await loadLocale('el')
    expect(greek.states).toEqual([{ name: 'GR', abbreviation: 'GR' }])
    const dutch = await loadLocale('nl')
    expect(dutch.cities).not.toContain('Akron')
    expect(dutch.cities.length).toBeGreaterThan(50)
  })

  it('places street and number as the country does', async () => {
    const line = async (locale: string): Promise<string> => (await loadLocale(locale)).streetLine('S', '7')
    expect(await Promise.all(['en', 'de', 'ru', 'zh_CN', 'ja', 'fa'].map(line))).toEqual([
      '7 S',
      'S 7',
      'S, 7',
      'S7号',
      'S',
      'S, پلاک 7',
    ])
  })

  it('reads each locale once, and English is the one that is there at once', async () => {
    expect(await loadLocale('fr')).toBe(await loadLocale('fr'))
    expect(await loadLocale('en')).toBe(english)
  })

  it('refuses an unknown locale and says what was meant', async () => {
    expect(await failure(loadLocale('de-AT'))).toEqual({ code: 'CONFIG.UNKNOWN_LOCALE', fix: 'Did you mean "de_AT"?' })
    expect((await failure(loadLocale('klingonish'))).fix).toContain('de_AT')
    expect((await failure(loadLocale('../../package'))).code).toBe('CONFIG.UNKNOWN_LOCALE')
    expect((await failure(loadLocale('base'))).code).toBe('CONFIG.UNKNOWN_LOCALE')
  })
})

describe('loadLocales', () => {
  it('gives every row the one locale', async () => {
    const mixed = await loadLocales('de')
    expect(mixed).toMatchObject({ name: 'de' })
    expect(mixed.of(1, 2)).toBe(await loadLocale('de'))
    expect(singleLocale(english).of(-1, -1)).toBe(english)
  })

  it('deals rows by share, by their own hash', async () => {
    const mixed = await loadLocales({ en: 3, de: 1, fr: 0 })
    expect(mixed.name).toBe('en 3, de 1')
    expect(mixed.vocabularies.map((words) => words.locale)).toEqual(['en', 'de'])
    let german = 0
    for (let i = 0; i < 20_000; i++) {
      mix(42, 7, 0, i)
      if (mixed.of(hi, lo).locale === 'de') german++
    }
    // 5,000 expected, deviation 61.
    expect(german).toBeGreaterThan(4_700)
    expect(german).toBeLessThan(5_300)
    expect(mixed.of(-1, -1).locale).toBe('de')
    expect(mixed.of(0, 0).locale).toBe('en')
  })

  it('refuses shares that make no choice, and unknown locales even without a share', async () => {
    expect((await failure(loadLocales({}))).code).toBe('CONFIG.LOCALE_SHARES')
    expect((await failure(loadLocales({ en: 0 }))).code).toBe('CONFIG.LOCALE_SHARES')
    expect((await failure(loadLocales({ en: 2, de: -1 }))).code).toBe('CONFIG.LOCALE_SHARES')
    expect((await failure(loadLocales({ en: NaN }))).code).toBe('CONFIG.LOCALE_SHARES')
    expect((await failure(loadLocales({ en: 1, dee: 0 }))).code).toBe('CONFIG.UNKNOWN_LOCALE')
  })
})

function lists(words: Vocabulary): readonly (readonly [string, readonly unknown[]])[] {
  return [
    ...Object.entries(words.firstNames),
    ...Object.entries(words.lastNames),
    ...Object.entries(words.phones),
    ...Object.entries(words.jobs),
    ...Object.entries(words.companies),
    ...Object.entries(words.commerce),
    ...Object.entries(words.words),
    ...Object.entries(words).filter((entry): entry is [string, readonly unknown[]] => Array.isArray(entry[1])),
  ]
}
