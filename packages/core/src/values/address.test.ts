import { describe, expect, it } from '@jest/globals'
import { childKey, hashKey } from '../random/key.js'
import { keyedSource } from '../random/source.js'
import { drawAddress } from './address.js'
import { english } from './english.js'
import type { Address } from './groups.js'
import { loadLocale } from './locale.js'
import { LOCALES } from './locale-names.js'
import type { Vocabulary } from './locale.js'
import { US_POSTCODES } from './us-postcodes.js'

const draw = (vocabulary: Vocabulary, place: number): Address =>
  drawAddress(vocabulary, keyedSource(childKey(hashKey(42, 'addresses'), 0, place)))

describe('drawAddress', () => {
  it('gives American addresses whose postcode lies in their state and whose phone is for fiction', () => {
    for (let i = 0; i < 500; i++) {
      const { street, city, state, zipCode, country, phone } = draw(english, i)
      expect(street).toMatch(/^[1-9]\d{2,4} \S/)
      expect(city).not.toBe('')
      expect(country).toBe('US')
      expect(phone).toMatch(/^\+1 [2-9]\d\d-555-01\d\d$/)
      const [first, last] = US_POSTCODES[state] ?? [1, 0]
      expect(zipCode).toMatch(/^\d{5}$/)
      expect(Number(zipCode.slice(0, 3))).toBeGreaterThanOrEqual(first)
      expect(Number(zipCode.slice(0, 3))).toBeLessThanOrEqual(last)
    }
  })

  it('gives complete addresses in every locale', async () => {
    for (const locale of LOCALES) {
      const vocabulary = await loadLocale(locale)
      for (let i = 0; i < 20; i++) {
        const address = draw(vocabulary, i)
        for (const part of Object.values(address) as readonly string[]) {
          expect([locale, part.trim()]).not.toEqual([locale, ''])
          expect(part).not.toMatch(/[{}!]|#\d/)
        }
        expect(address.country).toMatch(/^[A-Z]{2}$/)
      }
    }
  })

  it.each([
    ['de', /^\+49 \d+ \d{5} \d{3}$|^\+49 221 4710 \d{3}$/],
    ['fr', /^\+33 [1236] /],
    ['en_GB', /^\+44 (7700 900\d{3}|20 7946 0\d{3})$/],
    ['en_AU', /^\+61 [27] 5550 \d{4}$/],
    ['sv', /^\+46 /],
  ])('keeps phones of %s in the ranges for fiction', async (locale, shape) => {
    const vocabulary = await loadLocale(locale)
    for (let i = 0; i < 50; i++) expect(draw(vocabulary, i).phone).toMatch(shape)
  })
})
