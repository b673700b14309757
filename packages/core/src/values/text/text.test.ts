import { describe, expect, it } from '@jest/globals'
import { childKey, hashKey } from '../../random/key.js'
import { keyedSource } from '../../random/source.js'
import { english } from '../english.js'
import { loadLocale } from '../locale.js'
import { LOCALES } from '../locale-names.js'
import type { TextDraw } from '../template.js'
import { createCompany, createJobTitle, createProductDescription, createProductName } from './business.js'
import { drawCardNumber, drawCurrency, drawIban, drawSsn } from './finance.js'
import { drawCuid, drawHex, drawNanoid, drawToken, drawUlid, drawUuid } from './identifiers.js'
import { createDomain, createImageUrl, createSlug, createUrl, drawIp, drawIpv6, drawMac } from './internet.js'
import { createParagraph, createSentence, createTitle } from './prose.js'

const samples = (draw: TextDraw, count = 100): readonly string[] =>
  Array.from({ length: count }, (_, i) => draw(keyedSource(childKey(hashKey(42, 'texts'), 0, i))))

/** The check digit of card numbers (Luhn, ISO/IEC 7812-1). */
function passesLuhn(number: string): boolean {
  const digits = [...number].map(Number).toReversed()
  return digits.reduce((sum, digit, i) => sum + (i % 2 === 0 ? digit : digit * 2 - (digit > 4 ? 9 : 0)), 0) % 10 === 0
}

/** The check digits of bank account numbers (ISO 13616): the rest modulo 97 is 1. */
function passesIban(iban: string): boolean {
  const text = iban.slice(4) + iban.slice(0, 4)
  return [...text].reduce((rest, letter) => Number(`${rest}${parseInt(letter, 36)}`) % 97, 0) === 1
}

describe('shapes', () => {
  it.each<[string, TextDraw, RegExp]>([
    ['uuid', drawUuid, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/],
    ['ulid', drawUlid, /^01[0-9A-HJKMNP-TV-Z]{24}$/],
    ['cuid', drawCuid, /^c[0-9a-z]{24}$/],
    ['nanoid', drawNanoid, /^[\w-]{21}$/],
    ['token', (source) => drawToken(source, 30), /^[0-9A-Za-z]{30}$/],
    ['hash', (source) => drawHex(source, 61), /^[0-9a-f]{61}$/],
    ['slug', createSlug(english), /^[a-z]+-[a-z]+-[a-z]+$/],
    ['url', createUrl(english), /^https:\/\/example\.com\/[a-z-]+$/],
    ['image', createImageUrl(english), /^https:\/\/example\.com\/images\/[a-z-]+\.jpg$/],
    ['domain', createDomain(english), /^[a-z]+-[a-z]+\.example$/],
    ['ip', drawIp, /^(192\.0\.2|198\.51\.100|203\.0\.113)\.\d{1,3}$/],
    ['ipv6', drawIpv6, /^2001:db8(:[0-9a-f]{1,4}){6}$/],
    ['mac', drawMac, /^02(:[0-9a-f]{2}){5}$/],
    ['ssn', drawSsn, /^666-\d\d-\d{4}$/],
    ['currency', drawCurrency, /^[A-Z]{3}$/],
    ['product', createProductName(english), /^\S+ \S+ \S+$/],
    ['sentence', createSentence(english), /^[A-Z][a-z ]+\.$/],
    ['title', createTitle(english), /^The \S+ \S+$/],
  ])('%s', (_, draw, shape) => {
    const texts = samples(draw)
    for (const text of texts) expect(text).toMatch(shape)
    expect(new Set(texts).size).toBeGreaterThan(5)
  })

  it('gives card numbers and bank accounts that pass their checks and belong to nobody', () => {
    for (const number of samples(drawCardNumber)) expect(passesLuhn(number)).toBe(true)
    for (const iban of samples(drawIban)) expect(passesIban(iban)).toBe(true)
  })
})

it('fills every template in every locale', async () => {
  for (const locale of LOCALES) {
    const vocabulary = await loadLocale(locale)
    const makers = [
      createProductName,
      createProductDescription,
      createCompany,
      createJobTitle,
      createTitle,
      createParagraph,
      createSlug,
    ]
    for (const make of makers) {
      for (const text of samples(make(vocabulary), 10)) {
        expect(text).not.toMatch(/[{}]|undefined/)
        expect([locale, make.name, text.trim()]).not.toEqual([locale, make.name, ''])
      }
    }
  }
})
