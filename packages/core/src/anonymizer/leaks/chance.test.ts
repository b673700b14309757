import { describe, expect, it } from '@jest/globals'
import { isAboveChance } from './chance.js'
import { createFieldSets, MOST_SETS } from './originals/field-sets.js'
import { createNumberDensity } from './originals/number-density.js'

describe('isAboveChance', () => {
  it('allows four deviations and one more', () => {
    expect(isAboveChance(141, 100)).toBe(false)
    expect(isAboveChance(142, 100)).toBe(true)
    expect(isAboveChance(122, 100, 25)).toBe(true)
    expect([1, 2].map((count) => isAboveChance(count, 0))).toEqual([false, true])
  })
})

describe('createNumberDensity', () => {
  it('goes by the length of few numbers', () => {
    const density = createNumberDensity()
    for (let i = 0; i < 10; i++) density.add(String(1_000_000 + i))
    expect(density.chance('9999999')).toBe(1e-6)
    expect(density.chance('999999')).toBe(0)
  })

  it('goes by the range of many', () => {
    const density = createNumberDensity()
    for (let i = 0; i < 100; i++) density.add(String(1_000_000 + 2 * i))
    expect(density.chance('1000051')).toBeCloseTo(0.5, 1)
    expect(density.chance('1000300')).toBe(0)
  })
})

describe('createFieldSets', () => {
  it('gives a set one number, however it came about', () => {
    const sets = createFieldSets()
    const add = (...fields: readonly number[]): number => fields.reduce((set, field) => sets.add(set, field), 0)
    expect(add(3, 1)).toBe(add(1, 3, 1))
    expect(sets.fields(add(3, 1))).toEqual([1, 3])
    expect(sets.fields(0)).toEqual([])
  })

  it('has a last set for all that would be too many', () => {
    const sets = createFieldSets()
    const numbers = Array.from({ length: 1100 }, (_, field) => sets.add(0, field))
    expect(Math.max(...numbers)).toBe(MOST_SETS)
    expect(sets.fields(MOST_SETS)).toContain(1099)
    expect(sets.fields(sets.add(MOST_SETS, 5))).toContain(5)
  })
})
