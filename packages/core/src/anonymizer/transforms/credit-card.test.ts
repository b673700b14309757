import { describe, expect, it } from '@jest/globals'
import creditCardType from 'credit-card-type'
import { cardKind } from '../kinds/card.js'
import { bindTo, maskTexts } from '../people/testing/mask-texts.js'
import { creditCard } from './credit-card.js'

const CARDS = [
  '4012 8888 8888 1881',
  '3714-496353-98431',
  '30569309025904',
  '6011000990139424',
  '3530 1113 3330 0000',
  '5105105105105100',
  '6759649826438453',
  '2200000000000053',
]

const brandOf = (text: unknown): string | undefined => creditCardType(String(text).replace(/\D/g, ''))[0]?.type

describe('creditCard', () => {
  it.each(CARDS)('keeps brand, length and groups of %s, and passes the check digit', async (card) => {
    const [masked] = await maskTexts(creditCard(), [card])
    expect(cardKind.normalise(masked ?? null)).toBeDefined()
    expect(brandOf(masked)).toBe(brandOf(card))
    expect(String(masked).replace(/\d/g, '9')).toBe(card.replace(/\d/g, '9'))
    expect(masked).not.toBe(card)
  })

  it('keeps the last four digits when told, and promises nothing then', async () => {
    const transform = creditCard({ keepLast4: true })
    const masked = await maskTexts(transform, CARDS)
    CARDS.forEach((card, at) => {
      expect(String(masked[at]).slice(-4)).toBe(card.slice(-4))
      expect(cardKind.normalise(masked[at] ?? null)).toBeDefined()
    })
    expect((await bindTo(transform)).guarantee).toEqual({ kind: 'lossy' })
  })

  it('gives a number of nobody for one of no brand', async () => {
    const [masked] = await maskTexts(creditCard(), ['1234567890123452'])
    expect(masked).toMatch(/^000000\d{10}$/)
    expect(cardKind.normalise(masked ?? null)).toBe(masked)
  })

  it('never turns a number that fails its check into one that passes', async () => {
    const numbers = Array.from({ length: 500 }, (_, i) => `424242424242${String(4_241 + i * 10)}`)
    const failing = numbers.filter((text) => cardKind.normalise(text) === undefined)
    expect(failing.length).toBeGreaterThan(400)
    for (const text of await maskTexts(creditCard(), failing)) expect(cardKind.normalise(text)).toBeUndefined()
  })
})
