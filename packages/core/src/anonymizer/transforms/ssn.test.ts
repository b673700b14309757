import { describe, expect, it } from '@jest/globals'
import { bindTo, maskTexts } from '../people/testing/mask-texts.js'
import { ssn } from './ssn.js'

const many = Array.from({ length: 20_000 }, (_, i) => String(100_000_000 + i * 7_919).slice(0, 9))

/** Groups of numbers for taxpayers and for adoptions. */
const ISSUED = [
  [50, 65],
  [70, 88],
  [90, 99],
] as const

describe('ssn', () => {
  it('gives numbers that no authority has issued or will', async () => {
    const odd = (await maskTexts(ssn(), many)).filter((text) => {
      const [, area = 0, group = 0, serial = 0] = (/^(\d{3})(\d\d)(\d{4})$/.exec(text) ?? []).map(Number)
      return area < 900 || serial === 0 || group === 0 || ISSUED.some(([from, to]) => group >= from && group <= to)
    })
    expect(odd).toEqual([])
  })

  it('uses all areas and groups', async () => {
    const masked = (await maskTexts(ssn(), many)).map(String)
    expect(new Set(masked.map((text) => text.slice(0, 3))).size).toBe(100)
    expect(new Set(masked.map((text) => text.slice(3, 5))).size).toBe(54)
  })

  it('gives one number for all ways to write one', async () => {
    const masked = await maskTexts(ssn(), ['123-45-6789', '123456789', '123 45 6789'])
    expect(masked[0]).toMatch(/^9\d\d-\d\d-\d{4}$/)
    expect(new Set(masked.map((text) => text.replace(/\D/g, ''))).size).toBe(1)
    expect(masked[2]).toMatch(/^9\d\d \d\d \d{4}$/)
  })

  it('does not leave the last four digits of a masked number', async () => {
    const [masked] = await maskTexts(ssn(), ['***-**-6789'])
    expect(masked).toMatch(/^\*{3}-\*\*-\d{4}$/)
    expect(masked).not.toMatch(/6789$/)
  })

  it('states how few there are', async () => {
    const { capacity, guarantee } = await bindTo(ssn())
    expect(capacity).toBe(53_994_600n)
    expect(guarantee).toEqual({ kind: 'bounded', bits: 25.68 })
  })
})
