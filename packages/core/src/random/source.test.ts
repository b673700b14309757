import { describe, expect, it } from '@jest/globals'
import { hashKey } from './key.js'
import { CellSource, keyedSource } from './source.js'
import { hi, lo, mix } from './threefry.js'
import { kolmogorovP, twoSidedP } from './testing/statistics.js'

describe('CellSource', () => {
  it('draws the n-th number of a cell by mixing its row key with its salt plus n', () => {
    const source = new CellSource()
    source.point(1, 2, 3, 0xffffffff)
    for (let n = 0; n < 4; n++) {
      mix(1, 2, 3, (0xffffffff + n) | 0)
      const expected = hi >>> 0
      expect(source.nextInt32()).toBe(expected)
    }
    expect(source.draws).toBe(4)
  })

  it('starts again where it is pointed, at any draw', () => {
    const source = new CellSource()
    source.point(1, 2, 3, 4)
    const draws = [source.nextUnit(), source.nextUnit(), source.nextUnit()]
    source.point(9, 9, 9, 9)
    source.nextInt32()
    source.point(1, 2, 3, 4, 2)
    expect(source.nextUnit()).toBe(draws[2])
    source.point(1, 2, 3, 4)
    source.draws = 1
    expect(source.nextUnit()).toBe(draws[1])
  })

  it('gives units of 53 bits below 1, from both words', () => {
    const source = new CellSource()
    source.point(1, 2, 3, 4)
    let seen = 0n
    for (let i = 0; i < 1_000; i++) {
      const bits = source.nextUnit() * 2 ** 53
      expect(Number.isInteger(bits) && bits >= 0 && bits < 2 ** 53).toBe(true)
      seen |= BigInt(bits)
    }
    expect(seen).toBe(2n ** 53n - 1n)
    mix(1, 2, 3, 4)
    source.point(1, 2, 3, 4)
    const unit = (BigInt(hi >>> 5) << 26n) | BigInt(lo >>> 6)
    expect(source.nextUnit()).toBe(Number(unit) / 2 ** 53)
  })

  it.each(['rows', 'cells', 'draws'] as const)('is uniform and not correlated along %s', (along) => {
    const row = hashKey(42, 'users')
    const salt = hashKey('email')
    const source = new CellSource()
    const units = Array.from({ length: 50_000 }, (_, i) => {
      const [r, c, d] = [along === 'rows' ? i : 0, along === 'cells' ? i : 0, along === 'draws' ? i : 0]
      source.point(row.hi, row.lo + r, salt.hi + c, salt.lo, d)
      return source.nextUnit()
    })
    expect(kolmogorovP(units, (x) => x)).toBeGreaterThan(1e-6)
    for (const lag of [1, 2, 3, 16, 1_024]) {
      let sum = 0
      for (let i = lag; i < units.length; i++)
        sum += ((units[i] as number) - 0.5) * ((units[i - lag] as number) - 0.5) * 12
      expect(twoSidedP(sum / Math.sqrt(units.length - lag))).toBeGreaterThan(1e-6)
    }
  })
})

describe('keyedSource', () => {
  it('is fixed by its key', () => {
    const draws = (...names: string[]): number[] => {
      const source = keyedSource(hashKey(...names))
      return [source.nextInt32(), source.nextInt32()]
    }
    expect(draws('a')).toEqual(draws('a'))
    expect(draws('a')).not.toEqual(draws('b'))
  })
})
