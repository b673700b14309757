import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { SeedError } from '../errors/seed-error.js'
import type { Field, FieldType } from '../schema/schema.js'
import { canonicalizer } from './canonical.js'

const SECRET = 'hunter2'
const field = (type: FieldType, nullable = false): Field => ({
  name: 'f',
  column: 'f',
  type,
  nativeType: type.kind,
  nullable,
})
const make = (type: FieldType, instantPrecision = 0): ((value: unknown) => unknown) =>
  canonicalizer(field(type), { instantPrecision, entity: 'User' })

function codeOf(run: () => unknown): string {
  try {
    run()
  } catch (error) {
    expect((error as Error).message).toContain('User.f')
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain(SECRET)
    return (error as SeedError).code
  }
  return 'no error'
}

type Case = readonly [type: FieldType, given: unknown, expected: unknown]
const decimal = { kind: 'decimal', precision: 6, scale: 2 } as const
const int8 = { kind: 'integer', bits: 8 } as const
const int64 = { kind: 'integer', bits: 64 } as const
const char5 = { kind: 'text', length: 5, fixed: true } as const

const ACCEPTED: readonly Case[] = [
  [int8, 127, 127],
  [int8, -128n, -128],
  [int8, '5', 5],
  [int8, -0, 0],
  [{ kind: 'integer', bits: 8, unsigned: true }, 255, 255],
  [int64, 7, 7n],
  [int64, '9223372036854775807', 9223372036854775807n],
  [int64, -9223372036854775808n, -9223372036854775808n],
  [decimal, 1.005, '1.01'],
  [decimal, -1.005, '-1.01'],
  [decimal, 5, '5.00'],
  [decimal, '12.3', '12.30'],
  [decimal, '012.3000', '12.30'],
  [decimal, '-0', '0.00'],
  [decimal, 9999n, '9999.00'],
  [decimal, '+1.5', '1.50'],
  [{ kind: 'decimal' }, '1.500', '1.5'],
  [{ kind: 'decimal' }, 1e-7, '0.0000001'],
  [{ kind: 'decimal', precision: 3 }, 999, '999'],
  [{ kind: 'decimal', precision: 2, scale: 2 }, '0.99', '0.99'],
  [{ kind: 'float', bits: 64 }, 0.1, 0.1],
  [{ kind: 'float', bits: 64 }, -0, 0],
  [{ kind: 'float', bits: 32 }, 0.1, 0.1],
  [{ kind: 'float', bits: 32 }, Math.fround(0.1), 0.1],
  [{ kind: 'float', bits: 32 }, 1 / 3, 0.33333334],
  [{ kind: 'float', bits: 32 }, 16777216, 16777216],
  [{ kind: 'boolean' }, false, false],
  [{ kind: 'text' }, 'a b ', 'a b '],
  [{ kind: 'text', length: 2 }, '😀😀', '😀😀'],
  [char5, 'ab   ', 'ab'],
  [char5, 'ab\t', 'ab\t'],
  [char5, 'abcde  ', 'abcde'],
  [{ kind: 'uuid' }, 'A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11', 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'],
  [{ kind: 'enum', values: ['A', 'B'] }, 'B', 'B'],
  [{ kind: 'enum', values: ['0', '1'] }, 1, '1'],
  [{ kind: 'instant' }, new Date('2026-01-02T03:04:05.678Z'), '2026-01-02T03:04:05Z'],
  [{ kind: 'instant' }, '2026-01-02T03:04:05+02:00', '2026-01-02T01:04:05Z'],
  [{ kind: 'instant' }, '2026-01-01 00:30-0130', '2026-01-01T02:00:00Z'],
  [{ kind: 'instant' }, '2026-01-02', '2026-01-02T00:00:00Z'],
  [{ kind: 'instant' }, '2026-01-02T03:04', '2026-01-02T03:04:00Z'],
  [{ kind: 'datetime' }, new Date('2026-01-02T03:04:05.678Z'), '2026-01-02T03:04:05'],
  [{ kind: 'datetime' }, '2026-01-02T03:04:05Z', '2026-01-02T03:04:05'],
  [{ kind: 'date' }, new Date('2026-01-02T23:59:59Z'), '2026-01-02'],
  [{ kind: 'date' }, '2024-02-29', '2024-02-29'],
  [{ kind: 'date' }, '2026-01-01T00:30:00+02:00', '2025-12-31'],
  [{ kind: 'time' }, '23:59', '23:59:00'],
  [{ kind: 'time' }, '23:59:58.9', '23:59:58'],
  [{ kind: 'time' }, new Date('2026-01-02T03:04:05Z'), '03:04:05'],
  [
    { kind: 'json' },
    { a: new Date(0), b: undefined, c: [undefined, -0] },
    { a: '1970-01-01T00:00:00.000Z', c: [null, 0] },
  ],
  [{ kind: 'json' }, 'text', 'text'],
  [{ kind: 'json' }, { toJSON: () => ({ a: 1 }) }, { a: 1 }],
  [{ kind: 'bytes' }, Buffer.from([1, 2]), new Uint8Array([1, 2])],
  [{ kind: 'bytes' }, new Uint8Array([3]).buffer, new Uint8Array([3])],
  [{ kind: 'array', of: int8 }, [1, null, '2'], [1, null, 2]],
  [{ kind: 'array', of: { kind: 'array', of: { kind: 'text' } } }, [['a'], []], [['a'], []]],
  [{ kind: 'unknown' }, '(1,2)', '(1,2)'],
  [{ kind: 'unknown' }, { a: 1 }, { a: 1 }],
]

const circle: unknown[] = []
circle.push(circle)

const REFUSED: readonly (readonly [type: FieldType, given: unknown, code: string])[] = [
  [int8, 128, 'VALUE.RANGE'],
  [int8, -129n, 'VALUE.RANGE'],
  [int8, 1.5, 'VALUE.TYPE'],
  [int8, NaN, 'VALUE.TYPE'],
  [int8, true, 'VALUE.TYPE'],
  [int8, SECRET, 'VALUE.TYPE'],
  [{ kind: 'integer', bits: 16, unsigned: true }, -1, 'VALUE.RANGE'],
  [int64, 2n ** 63n, 'VALUE.RANGE'],
  [int64, 2 ** 60, 'VALUE.TYPE'],
  [int64, '1.0', 'VALUE.TYPE'],
  [decimal, '1.001', 'VALUE.PRECISION'],
  [decimal, '10000', 'VALUE.RANGE'],
  [decimal, 9999.995, 'VALUE.RANGE'],
  [decimal, Infinity, 'VALUE.RANGE'],
  [decimal, '1e3', 'VALUE.TYPE'],
  [decimal, SECRET, 'VALUE.TYPE'],
  [{ kind: 'decimal', precision: 2, scale: 2 }, '1.00', 'VALUE.RANGE'],
  [{ kind: 'float', bits: 64 }, NaN, 'VALUE.RANGE'],
  [{ kind: 'float', bits: 32 }, 1e39, 'VALUE.RANGE'],
  [{ kind: 'float', bits: 64 }, '1', 'VALUE.TYPE'],
  [{ kind: 'boolean' }, 1, 'VALUE.TYPE'],
  [{ kind: 'text', length: 6 }, SECRET, 'VALUE.TOO_LONG'],
  [{ kind: 'text', length: 1 }, '😀😀', 'VALUE.TOO_LONG'],
  [{ kind: 'text' }, `${SECRET}\0`, 'VALUE.ILLEGAL_TEXT'],
  [{ kind: 'text' }, `${SECRET}\ud800`, 'VALUE.ILLEGAL_TEXT'],
  [{ kind: 'text' }, 5, 'VALUE.TYPE'],
  [{ kind: 'uuid' }, SECRET, 'VALUE.TYPE'],
  [{ kind: 'uuid' }, 5, 'VALUE.TYPE'],
  [{ kind: 'enum', values: ['A'] }, SECRET, 'VALUE.NOT_IN_ENUM'],
  [{ kind: 'enum', values: ['A'] }, {}, 'VALUE.TYPE'],
  [{ kind: 'instant' }, new Date(NaN), 'VALUE.TYPE'],
  [{ kind: 'instant' }, '2026-02-30', 'VALUE.TYPE'],
  [{ kind: 'instant' }, '2026-01-01T24:00:00Z', 'VALUE.TYPE'],
  [{ kind: 'instant' }, SECRET, 'VALUE.TYPE'],
  [{ kind: 'instant' }, 0, 'VALUE.TYPE'],
  [{ kind: 'instant' }, new Date(8.64e15), 'VALUE.RANGE'],
  [{ kind: 'instant' }, '0000-01-01', 'VALUE.RANGE'],
  [{ kind: 'instant' }, '9999-12-31T23:59:59-01:00', 'VALUE.RANGE'],
  [{ kind: 'time' }, '25:00', 'VALUE.TYPE'],
  [{ kind: 'time' }, '12:00:00+01', 'VALUE.TYPE'],
  [{ kind: 'json' }, { a: 1n }, 'VALUE.JSON'],
  [{ kind: 'json' }, { a: () => 1 }, 'VALUE.JSON'],
  [{ kind: 'json' }, [NaN], 'VALUE.JSON'],
  [{ kind: 'json' }, new Map([[SECRET, 1]]), 'VALUE.JSON'],
  [{ kind: 'json' }, new Uint8Array(1), 'VALUE.JSON'],
  [{ kind: 'json' }, circle, 'VALUE.JSON'],
  [{ kind: 'json' }, { a: `${SECRET}\0` }, 'VALUE.ILLEGAL_TEXT'],
  [{ kind: 'json' }, { a: new Date(NaN) }, 'VALUE.JSON'],
  [{ kind: 'bytes', length: 1 }, new Uint8Array(2), 'VALUE.TOO_LONG'],
  [{ kind: 'bytes' }, SECRET, 'VALUE.TYPE'],
  [{ kind: 'array', of: int8 }, [undefined], 'VALUE.UNDEFINED'],
  [{ kind: 'array', of: int8 }, [300], 'VALUE.RANGE'],
  [{ kind: 'array', of: int8 }, SECRET, 'VALUE.TYPE'],
  [{ kind: 'unknown' }, Infinity, 'VALUE.RANGE'],
]

describe('canonicalizer', () => {
  it.each(ACCEPTED)('%j takes %p', (type, given, expected) => {
    expect(make(type)(given)).toStrictEqual(expected)
  })

  it.each(ACCEPTED)('%j leaves what it made of %p as it is', (type, given) => {
    const canonical = make(type)
    expect(canonical(canonical(given))).toStrictEqual(canonical(given))
  })

  it.each(REFUSED)('%j refuses case %# without repeating it', (type, given, code) => {
    expect(codeOf(() => make(type)(given))).toBe(code)
  })

  it('refuses undefined everywhere and null where the column allows none', () => {
    for (const [type] of ACCEPTED) {
      expect(codeOf(() => make(type)(undefined))).toBe('VALUE.UNDEFINED')
      expect(codeOf(() => make(type)(null))).toBe('VALUE.NULL')
      expect(canonicalizer(field(type, true), { instantPrecision: 0 })(null)).toBeNull()
    }
  })

  it('keeps as many digits after the second as column and data set do, cut towards the past', () => {
    const at = (type: FieldType, plan: number): unknown => make(type, plan)('1969-12-31T23:59:59.987654Z')
    expect(at({ kind: 'instant' }, 3)).toBe('1969-12-31T23:59:59.987Z')
    expect(at({ kind: 'instant', precision: 0 }, 3)).toBe('1969-12-31T23:59:59Z')
    expect(at({ kind: 'datetime', precision: 6 }, 9)).toBe('1969-12-31T23:59:59.987654')
    expect(make({ kind: 'instant' }, 3)('2026-01-01T00:00:00.500+01:00')).toBe('2025-12-31T23:00:00.5Z')
    expect(make({ kind: 'time', precision: 1 }, 3)('12:00:00.19')).toBe('12:00:00.1')
  })

  it('prints a Date as ISO 8601 does', () => {
    const canonical = make({ kind: 'instant' }, 3)
    const date = fc.date({
      min: new Date('0001-01-01T00:00:00Z'),
      max: new Date('9999-12-31T23:59:59.999Z'),
      noInvalidDate: true,
    })
    const short = (iso: string): string => iso.replace(/\.?0*Z$/, 'Z')
    fc.assert(
      fc.property(date, (value) => {
        const iso = value.toISOString()
        expect(canonical(value)).toBe(iso.endsWith('.000Z') ? `${iso.slice(0, 19)}Z` : short(iso))
      }),
      { numRuns: 20_000 },
    )
  })

  it('keeps a member called __proto__ a member', () => {
    const value = make({ kind: 'json' })(JSON.parse('{"__proto__": {"a": 1}}')) as object
    expect(JSON.stringify(value)).toBe('{"__proto__":{"a":1}}')
  })

  it('gives a copy of JSON, not the object it was given', () => {
    const given = { list: [1] }
    const value = make({ kind: 'json' })(given)
    given.list.push(2)
    expect(value).toEqual({ list: [1] })
  })

  it('keeps the order of moments', () => {
    const date = fc.date({
      min: new Date('0001-01-01T00:00:00Z'),
      max: new Date('9999-12-31T23:59:59Z'),
      noInvalidDate: true,
    })
    const canonical = make({ kind: 'instant' })
    fc.assert(
      fc.property(date, date, (a, b) => {
        const [first, second] = a <= b ? [a, b] : [b, a]
        const [x, y] = [new Date(canonical(first) as string), new Date(canonical(second) as string)]
        expect(x <= y && x <= first && first.getTime() - x.getTime() < 1000).toBe(true)
      }),
    )
  })

  it('reads a float of 4 bytes back as the same float, in the shortest digits', () => {
    const canonical = make({ kind: 'float', bits: 32 })
    fc.assert(
      fc.property(fc.float({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const short = canonical(value) as number
        expect(Math.fround(short)).toBe(value + 0)
        expect(canonical(short)).toBe(short)
        expect(
          short
            .toString()
            .replace(/e.*|[-.]/g, '')
            .replace(/^0+/, '').length,
        ).toBeLessThanOrEqual(Number.isInteger(short) ? 39 : 9)
      }),
    )
  })

  it('is idempotent for random decimals, texts and JSON', () => {
    const twice = (type: FieldType, value: unknown): void => {
      const canonical = make(type, 3)
      expect(canonical(canonical(value))).toStrictEqual(canonical(value))
    }
    fc.assert(fc.property(fc.double({ min: -9999, max: 9999, noNaN: true }), (value) => twice(decimal, value)))
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }).filter((text) => !text.includes('\0')),
        (value) => twice({ kind: 'text', fixed: true }, value),
      ),
    )
    fc.assert(
      fc.property(
        fc.jsonValue().filter((value) => value !== null && !JSON.stringify(value).includes('\\u0000')),
        (value) => twice({ kind: 'json' }, value),
      ),
    )
    fc.assert(
      fc.property(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), (value) => twice(int64, value.toString())),
    )
  })
})
