import { describe, expect, it } from '@jest/globals'
import { bindTo, maskTexts } from '../people/testing/mask-texts.js'
import { company } from './company.js'

describe('company', () => {
  it('gives one name for all spellings of one', async () => {
    const masked = await maskTexts(company(), ['Acme Ltd', ' ACME  LTD', 'Acme\u00a0Ltd', 'Other'])
    expect(new Set(masked.slice(0, 3)).size).toBe(1)
    expect(masked[3]).not.toBe(masked[0])
  })

  it('adds a tag in a unique field, or when told', async () => {
    for (const [transform, unique] of [
      [company(), true],
      [company({ distinct: true }), false],
    ] as const) {
      const [masked] = await maskTexts(transform, ['Acme Ltd'], { unique })
      expect(masked).toMatch(/^\p{L}.* [a-z2-7]{16}$/u)
      const mask = await bindTo(transform, { unique, length: 8 })
      expect(mask.guarantee).toEqual({ kind: 'bounded', bits: 40 })
    }
    expect((await bindTo(company({ distinct: false }), { unique: true })).guarantee.kind).toBe('lossy')
  })

  it('cuts names between words', async () => {
    const originals = Array.from({ length: 200 }, (_, i) => `Company ${i}`)
    for (const text of await maskTexts(company(), originals, { length: 9 })) {
      expect(text.length).toBeGreaterThanOrEqual(2)
      expect(text).toBe(text.trim())
    }
  })
})
