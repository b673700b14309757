import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { firstBadRow } from './first-bad-row.js'

describe('firstBadRow', () => {
  it('finds the first of the bad rows with few tries', async () => {
    const batch = fc.array(fc.boolean(), { minLength: 1, maxLength: 400 })
    await fc.assert(
      fc.asyncProperty(batch, async (isBad) => {
        let tries = 0
        const row = await firstBadRow(isBad.length, async (rows) => {
          tries += 1
          return isBad.slice(0, rows).includes(true)
        })
        expect(row).toBe(isBad.includes(true) ? isBad.indexOf(true) : undefined)
        expect(tries).toBeLessThanOrEqual(2 + Math.ceil(Math.log2(isBad.length)))
      }),
      { seed: 42 },
    )
  })

  it('blames no row when everything fails, rows or none', async () => {
    expect(await firstBadRow(10, async () => true)).toBeUndefined()
  })
})
