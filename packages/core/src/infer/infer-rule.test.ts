import { describe, expect, it } from '@jest/globals'
import * as fc from 'fast-check'
import { canonicalizer } from '../value/canonical.js'
import type { Field, FieldType } from '../schema/schema.js'
import { inferRule } from './infer-rule.js'
import { check, column, entity, field, rowMaker } from './rows.laws.js'

const TYPES: readonly FieldType[] = [
  ...([8, 16, 32, 64] as const).flatMap((bits): FieldType[] => [
    { kind: 'integer', bits },
    { kind: 'integer', bits, unsigned: true },
  ]),
  { kind: 'decimal' },
  { kind: 'decimal', precision: 10, scale: 2 },
  { kind: 'decimal', precision: 3, scale: 3 },
  { kind: 'decimal', precision: 4 },
  { kind: 'decimal', precision: 1, scale: 0 },
  { kind: 'decimal', precision: 30, scale: 10 },
  { kind: 'float', bits: 32 },
  { kind: 'float', bits: 64 },
  { kind: 'boolean' },
  { kind: 'text' },
  { kind: 'text', length: 6, fixed: true },
  { kind: 'uuid' },
  { kind: 'enum', values: ['A', 'B', 'C'] },
  { kind: 'instant' },
  { kind: 'datetime', precision: 3 },
  { kind: 'date' },
  { kind: 'time' },
  { kind: 'json' },
  { kind: 'bytes' },
  { kind: 'bytes', length: 5 },
  { kind: 'array', of: { kind: 'text', length: 8 } },
  { kind: 'array', of: { kind: 'integer', bits: 32 } },
]
const NAMES = [
  'x', 'email', 'username', 'name', 'firstName', 'lastName', 'phone', 'street', 'city', 'state', 'zip', 'country', 'price', 'quantity',
  'rating', 'latitude', 'year', 'position', 'slug', 'url', 'uuid', 'token', 'password', 'sku', 'status', 'createdAt', 'updatedAt',
  'deletedAt', 'birthDate', 'expiresAt', 'isActive', 'tags', 'settings', 'macAddress', 'ipAddress', 'color', 'description', 'userAgent',
] // prettier-ignore

const UNIQUE_NAMES = [
  'x',
  'email',
  'username',
  'name',
  'slug',
  'url',
  'uuid',
  'token',
  'sku',
  'ipAddress',
  'color',
  'city',
]

/** Canonical values of the first rows, each checked to fit on the way. */
function fitting(one: Field, rows: number): readonly unknown[] {
  const canonical = canonicalizer(one, { instantPrecision: 0 })
  return column(entity([one]), one.name, rows).map((value) => canonical(value))
}

describe('inferRule', () => {
  for (const type of TYPES) {
    it(`gives values that fit ${JSON.stringify(type)}, whatever the name`, () => {
      for (const name of NAMES) {
        for (const nullable of [false, true]) expect(fitting(field(name, type, { nullable }), 20)).toHaveLength(20)
      }
    })
  }

  it('fits texts of every length from 1 to 40, and is never empty', () => {
    for (let length = 1; length <= 40; length++) {
      for (const name of NAMES) {
        for (const value of fitting(field(name, { kind: 'text', length }), 8)) expect(value).toMatch(/^\S(.*\S)?$/su)
      }
    }
  })

  it('gives distinct values for a unique text of every length and name', () => {
    for (let length = 1; length <= 40; length++) {
      const rows = length === 1 ? 30 : 100
      for (const name of UNIQUE_NAMES) {
        const one = field(name, { kind: 'text', length })
        const values = column(entity([one], { uniques: [{ fields: [name] }] }), name, rows) as readonly string[]
        for (const value of values) expect([...value].length).toBeLessThanOrEqual(length)
        expect(new Set(values.map((value) => value.toLowerCase().trimEnd())).size).toBe(rows)
      }
    }
  })

  it('gives distinct values for a unique column of every type', () => {
    const rows = 1_000
    for (const type of TYPES) {
      const one = field('x', type)
      const unique = entity([one], { uniques: [{ fields: ['x'] }] })
      const size = inferRule(unique, one, { entities: [unique] })?.size ?? Infinity
      const canonical = canonicalizer(one, { instantPrecision: 0 })
      const values = column(unique, 'x', Math.min(rows, size)).map((value) => canonical(value))
      const texts = values.map((value) =>
        JSON.stringify(value, (_, each: unknown) => (typeof each === 'bigint' ? `${each}n` : each)),
      )
      expect([type, new Set(texts).size]).toEqual([type, values.length])
    }
  })

  it('knows nothing of a type that nobody knows', () => {
    const required = field('shape', { kind: 'unknown' })
    const optional = field('shape', { kind: 'unknown' }, { nullable: true })
    expect(inferRule(entity([required]), required, { entities: [] })).toBeUndefined()
    expect(column(entity([optional]), 'shape', 3)).toEqual([null, null, null])
  })

  it('leaves about a tenth of a nullable column without a telling name empty, and no other', () => {
    const nulls = (one: Field): number =>
      column(entity([one]), one.name, 2_000).filter((value) => value === null).length
    // Binomial with p = 0.1: five deviations either side.
    const silent = nulls(field('x', { kind: 'integer', bits: 32 }, { nullable: true }))
    expect(silent).toBeGreaterThan(132)
    expect(silent).toBeLessThan(268)
    expect(nulls(field('email', { kind: 'text' }, { nullable: true }))).toBe(0)
    expect(nulls(field('x', { kind: 'integer', bits: 32 }))).toBe(0)
  })

  it('leaves rows undeleted and in their first version', () => {
    const one = entity([
      field('removed', { kind: 'instant' }, { nullable: true, role: 'deleted' }),
      field('isDeleted', { kind: 'boolean' }, { role: 'deleted' }),
      field('lock', { kind: 'integer', bits: 32 }, { role: 'version' }),
      field('bigLock', { kind: 'integer', bits: 64 }, { role: 'version' }),
    ])
    for (let i = 0; i < 50; i++)
      expect(rowMaker(one)(i)).toEqual({ removed: null, isDeleted: false, lock: 1, bigLock: 1n })
  })

  it('says what it guessed', () => {
    const as = (one: Field): string | undefined => inferRule(entity([one]), one, { entities: [] })?.as
    expect(as(field('email', { kind: 'text' }))).toBe('e-mail, from its name')
    expect(as(field('x', { kind: 'decimal' }))).toBe('decimal number, from its type')
    expect(as(field('x', { kind: 'date' }, { nullable: true }))).toBe(
      'past, from its type; null in about one row in ten',
    )
  })

  it('keeps values of one row when other fields come and go', () => {
    const email = field('email', { kind: 'text' })
    const price = field('price', { kind: 'decimal', precision: 8, scale: 2 })
    const wide = rowMaker(entity([field('name', { kind: 'text' }), email, field('x', { kind: 'json' }), price]))
    const narrow = rowMaker(entity([price, email]))
    fc.assert(
      fc.property(fc.nat(100_000), (index) => {
        const { email: e, price: p } = narrow(index)
        expect(wide(index)).toMatchObject({ email: e, price: p })
      }),
      { numRuns: 50 },
    )
  })
})

describe('what values are like', () => {
  /** Pearson's chi-squared statistic of counts that are to be equal. */
  const chiSquared = (counts: readonly number[]): number => {
    const expected = counts.reduce((sum, count) => sum + count, 0) / counts.length
    return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)
  }
  const countOf = (values: readonly unknown[], value: unknown): number => values.filter((each) => each === value).length

  it('picks the values of an enum alike', () => {
    const members = ['A', 'B', 'C', 'D', 'E']
    const values = column(entity([field('kind', { kind: 'enum', values: members })]), 'kind', 5_000)
    // 4 degrees of freedom, p = 1e-6.
    expect(chiSquared(members.map((member) => countOf(values, member)))).toBeLessThan(33.4)
  })

  it('spreads numbers over their range', () => {
    const values = column(entity([field('quantity', { kind: 'integer', bits: 32 })]), 'quantity', 5_000)
    // 1 to 10: 9 degrees of freedom, p = 1e-6.
    expect(chiSquared(Array.from({ length: 10 }, (_, i) => countOf(values, i + 1)))).toBeLessThan(44.8)
    expect(new Set(values).size).toBe(10)
  })

  it('has most rows active and few deleted', () => {
    const share = (name: string): number =>
      countOf(column(entity([field(name, { kind: 'boolean' })]), name, 2_000), true) / 2_000
    // Five standard errors either side.
    expect(Math.abs(share('isActive') - 0.9)).toBeLessThan(0.034)
    expect(Math.abs(share('isBanned') - 0.05)).toBeLessThan(0.025)
    expect(Math.abs(share('flubber') - 0.5)).toBeLessThan(0.056)
  })

  it('names the things of a unique list as they are called', () => {
    const list = (name: string, owner: string, length: number): readonly unknown[] =>
      column(entity([field(name, { kind: 'text', length })], { name: owner, key: [name] }), name, 100)
    for (const code of list('code', 'Country', 2)) expect(code).toMatch(/^[A-Z]{2}$/)
    for (const code of list('code', 'Currency', 3)) expect(code).toMatch(/^[A-Z]{3}$/)
    for (const name of list('name', 'Country', 80)) expect(name).not.toMatch(/\d/)
    expect(list('name', 'Category', 40).slice(0, 22).join()).not.toMatch(/\d/)
  })
})

describe('unique sets', () => {
  const key = (fields: readonly string[]) => ({ fields })

  it('makes one column of a set of plain columns unique', () => {
    const fields = [field('kind', { kind: 'enum', values: ['a', 'b'] }), field('code', { kind: 'text', length: 20 })]
    const one = entity(fields, { uniques: [key(['kind', 'code'])] })
    expect(new Set(column(one, 'code', 500)).size).toBe(500)
    expect(new Set(column(one, 'kind', 500)).size).toBe(2)
  })

  it('leaves foreign keys and what their set already tells apart alone', () => {
    const fields = [
      field('userId', { kind: 'integer', bits: 32 }),
      field('type', { kind: 'enum', values: ['a', 'b', 'c'] }),
    ]
    const user = {
      arity: '1',
      name: 'user',
      target: 'User',
      fields: ['userId'],
      targetFields: ['id'],
      origin: 'orm',
      enforced: true,
    } as const
    const one = entity(fields, { relations: [user], uniques: [key(['userId']), key(['userId', 'type'])] })
    for (const each of fields) expect(inferRule(one, each, { entities: [one] })?.unique).toBe(false)
  })

  it('makes a natural key unique and never null', () => {
    const one = entity([field('code', { kind: 'text', length: 3 }, { nullable: true })], { key: ['code'] })
    const values = column(one, 'code', 3_000)
    expect(new Set(values).size).toBe(3_000)
    expect(values).not.toContain(null)
  })
})

describe('checks', () => {
  const values = (one: Field, ...expressions: readonly string[]): readonly unknown[] =>
    column(entity([one], { checks: expressions.map(check) }), one.name, 300)

  it('keeps numbers within their bounds', () => {
    const price = field('price', { kind: 'decimal', precision: 10, scale: 2 })
    for (const value of values(price, 'price > 20', '((price <= (21.5)::numeric))')) {
      expect(Number(value)).toBeGreaterThan(20)
      expect(Number(value)).toBeLessThanOrEqual(21.5)
    }
    const count = field('x', { kind: 'integer', bits: 32 })
    expect(new Set(values(count, '"x" BETWEEN 5000 AND 5002'))).toEqual(new Set([5000, 5001, 5002]))
    expect(new Set(values(count, 'x < 0 and x >= -2'))).toEqual(new Set([-2, -1]))
  })

  it('keeps to a list', () => {
    const status = field('status', { kind: 'text', length: 10 })
    const list = new Set(['a', "b'c"])
    expect(
      new Set(
        values(status, "((status)::text = ANY ((ARRAY['a'::character varying, 'b''c'::character varying])::text[]))"),
      ),
    ).toEqual(list)
    expect(new Set(values(status, "status IN ('a', 'b''c')"))).toEqual(list)
    expect(new Set(values(status, "status = 'a' OR status = 'b''c'"))).toEqual(list)
    expect(new Set(values(field('x', { kind: 'integer', bits: 16 }), 'x in (3, 5, 8)'))).toEqual(new Set([3, 5, 8]))
  })

  it('keeps to a length', () => {
    for (const value of values(
      field('name', { kind: 'text', length: 80 }),
      'length(name) >= 30 AND char_length(name) <= 32',
    )) {
      expect([30, 31, 32]).toContain([...(value as string)].length)
    }
    for (const value of values(field('sku', { kind: 'text' }), 'length((sku)::text) = 17'))
      expect(value).toHaveLength(17)
  })

  it('keeps NULL out where a check does, and reads what stands beside IS NULL', () => {
    const x = field('x', { kind: 'integer', bits: 32 }, { nullable: true })
    expect(values(x, 'x IS NOT NULL')).not.toContain(null)
    for (const value of values(x, '(x IS NULL) OR (x > 990)')) if (value !== null) expect(value).toBeGreaterThan(990)
  })

  it('keeps one column below another', () => {
    const fields = ['salePrice', 'price'].map((name) => field(name, { kind: 'decimal', precision: 8, scale: 2 }))
    const row = rowMaker(entity(fields, { checks: [check('"sale_price" < "price"')] }))
    for (let i = 0; i < 300; i++) expect(Number(row(i)['salePrice'])).toBeLessThan(Number(row(i)['price']))
  })

  it('gives no rule where nothing is allowed', () => {
    const x = field('x', { kind: 'integer', bits: 8 })
    const one = entity([x], { checks: [check('x > 1000')] })
    expect(inferRule(one, x, { entities: [one] })).toBeUndefined()
  })
})
