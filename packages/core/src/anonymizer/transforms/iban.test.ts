import { describe, expect, it } from '@jest/globals'
import { composeIBAN, countrySpecs, isValidIBAN } from 'ibantools'
import { ibanCheckDigits } from '../kinds/iban.js'
import { bindTo, maskTexts } from '../people/testing/mask-texts.js'
import { loadIbanStructures } from '../people/bank/iban-structures.js'
import { iban } from './iban.js'

const clean = (text: unknown): string => String(text).replace(/\s/g, '')

describe('iban', () => {
  it('gives valid ones of the same country, for every country that has them', async () => {
    const structures = await loadIbanStructures()
    expect(structures.size).toBeGreaterThan(100)
    for (const [country, { places }] of structures) {
      const accounts = ['1', '2', '3'].map((digit) =>
        places.map((place) => (place === 'letter' ? 'A' : digit)).join(''),
      )
      const originals = accounts.map((account) => country + ibanCheckDigits(country, account) + account)
      for (const text of await maskTexts(iban(), originals)) {
        expect([country, isValidIBAN(clean(text))]).toEqual([country, true])
        expect(clean(text)).toHaveLength(Number(countrySpecs[country]?.chars))
        expect(clean(text).slice(0, 2)).toBe(country)
      }
    }
  })

  it('keeps spaces, and writes in upper case', async () => {
    const [masked] = await maskTexts(iban(), ['de89 3704 0044 0532 0130 00'])
    expect(masked).toMatch(/^DE\d\d 9999 9999 \d{4} \d{4} \d\d$/)
  })

  it('names a bank that does not exist', async () => {
    const [british] = await maskTexts(iban(), ['GB29NWBK60161331926819'])
    expect(british).toMatch(/^GB\d\dZZZZ\d{14}$/)
  })

  it('handles a country without a known structure', async () => {
    const account = 'AB12345678901'
    const original = `XX${ibanCheckDigits('XX', account)}${account}`
    const [masked] = await maskTexts(iban(), [original])
    expect(composeIBAN({ countryCode: 'XX', bban: account })).toBeNull()
    expect(masked).toMatch(/^XX\d\d[A-Z]{2}\d{11}$/)
    expect(ibanCheckDigits('XX', String(masked).slice(4))).toBe(String(masked).slice(2, 4))
  })

  it('promises what the shortest accounts allow', async () => {
    const { guarantee } = await bindTo(iban())
    expect(guarantee).toMatchObject({ kind: 'bounded' })
    if (guarantee.kind === 'bounded') expect(guarantee.bits).toBeGreaterThan(15)
  })
})
