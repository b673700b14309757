import { describe, expect, it } from '@jest/globals'
import * as fc from 'fast-check'
import { COMMON_FLAGS, DATA_SET_FLAGS, shapeOf } from './flags.js'
import { readCounts } from './read-counts.js'
import { readNow, readScale, readSeed, readWholeNumber } from './read-values.js'
import { splitArguments } from './split-arguments.js'

const SHAPES = [...DATA_SET_FLAGS, ...COMMON_FLAGS].map(({ flags }) => shapeOf(flags))
const name = fc.stringMatching(/^[A-Z][A-Za-z]{0,9}$/)

describe('laws of options', () => {
  it('every whole number is read as itself', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), (n) => {
        expect(readWholeNumber('--count', String(n))).toBe(n)
        expect(readSeed(String(n))).toBe(n)
        expect(readSeed(`-${n}`)).toBe(n === 0 ? 0 : -n)
      }),
    )
  })

  it('no other number is read as a count', () => {
    const others = fc.double().filter((n) => !Number.isSafeInteger(n) || Object.is(n, -0) || n < 0)
    fc.assert(
      fc.property(others, (n) => {
        const text = Object.is(n, -0) ? '-0' : String(n)
        expect(() => readWholeNumber('--count', text)).toThrow(/CLI\.BAD_VALUE/)
      }),
    )
  })

  it('every moment is read as itself', () => {
    const date = fc.date({
      min: new Date('0001-01-01T00:00:00Z'),
      max: new Date('9999-12-31T23:59:59Z'),
      noInvalidDate: true,
    })
    fc.assert(
      fc.property(date, (moment) => {
        expect(readNow(moment.toISOString())).toBe(moment.toISOString())
        expect(readNow(moment.toISOString().slice(0, 10))).toBe(`${moment.toISOString().slice(0, 10)}T00:00:00.000Z`)
      }),
    )
  })

  it('every decimal above 0 is read as a scale', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e9 }), fc.integer({ min: 0, max: 6 }), (digits, places) => {
        const text = (digits / 10 ** places).toFixed(places)
        expect(readScale(text)).toBe(Number(text))
      }),
    )
  })

  it('named counts are read as they are given', () => {
    fc.assert(
      fc.property(fc.dictionary(name, fc.maxSafeNat(), { noNullPrototype: true }), (counts) => {
        expect(readCounts(Object.entries(counts).map(([entity, n]) => `${entity}=${n}`))).toEqual(counts)
      }),
    )
  })

  it('taking arguments apart loses no word and takes none for an option that is none', () => {
    const word = fc.oneof(name, fc.constantFrom('--seed', '--seed=1', '--json', '--users', '--users=5', '--', '-5', ''))
    fc.assert(
      fc.property(fc.array(word), (argv) => {
        const { known, operands, aliases, problems } = splitArguments(argv, SHAPES)
        for (const flag of known.filter((part) => part.startsWith('--'))) expect(['--seed', '--json']).toContain(flag)
        const kept = [...known, ...operands, ...aliases.map(({ value }) => value)]
        for (const plain of argv.filter((part) => /^[A-Z]/.test(part))) expect(kept).toContain(plain)
        const dangling = argv.at(-1) === '--seed' && !argv.includes('--')
        expect(problems.length).toBeGreaterThanOrEqual(dangling ? 1 : 0)
        for (const { flag } of aliases) expect(flag).toBe('--users')
      }),
    )
  })
})
