import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { Entity, Field, FieldType, Value } from '../schema/schema.js'
import { createRowText, fingerprintFields, tableName } from './row-text.js'

const field = (name: string, type: FieldType, more: Partial<Field> = {}): Field => ({
  name,
  column: name,
  type,
  nativeType: '',
  nullable: true,
  ...more,
})
const entity = (...fields: readonly Field[]): Entity => ({
  name: 'Thing',
  table: { name: 'things' },
  origin: 'orm',
  fields,
  key: [],
  relations: [],
  uniques: [],
  checks: [],
})
const text = { kind: 'text' } as const
const one = (type: FieldType, value: Value): string => createRowText(entity(field('f', type)), ['f'])([value])

describe('createRowText', () => {
  it('takes columns by database name, whatever the order of the tuple', () => {
    const thing = entity(field('b', text, { column: 'a_b' }), field('a', text, { column: 'z_a' }))
    expect(createRowText(thing, ['b', 'a'])(['1', '2'])).toBe(createRowText(thing, ['a', 'b'])(['2', '1']))
    expect(createRowText(thing, ['b', 'a'])(['1', '2'])).toBe('["seed-row/1","things","a_b","z_a"]s1:1s1:2')
    expect(fingerprintFields(thing)).toEqual(['b', 'a'])
  })

  it('does not depend on names of the ORM', () => {
    const renamed = { ...entity(field('g', text, { column: 'f' })), name: 'Other' }
    expect(createRowText(renamed, ['g'])(['x'])).toBe(one(text, 'x'))
  })

  it('passes computed fields over', () => {
    const thing = entity(field('a', text), field('c', text, { generated: 'computed' }))
    expect(createRowText(thing, ['a', 'c'])(['1', '2'])).toBe(createRowText(thing, ['a'])(['1']))
    expect(fingerprintFields(thing)).toEqual(['a'])
  })

  it('writes instants, zone-less date-times and any precision alike', () => {
    const texts = [
      one({ kind: 'instant' }, '2026-01-01T00:00:00Z'),
      one({ kind: 'instant' }, '2026-01-01T00:00:00.000Z'),
      one({ kind: 'datetime' }, '2026-01-01T00:00:00'),
    ]
    expect(new Set(texts).size).toBe(1)
    expect(one({ kind: 'time' }, '10:00:00.500')).toBe(one({ kind: 'time' }, '10:00:00.5'))
    expect(one({ kind: 'time' }, '10:00:00')).not.toBe(one({ kind: 'time' }, '10:00:01'))
    expect(one(text, '2026Z')).not.toBe(one(text, '2026'))
  })

  it('writes integers of every width alike, and JSON whatever the order of its keys', () => {
    expect(one({ kind: 'integer', bits: 32 }, 5)).toBe(one({ kind: 'integer', bits: 64 }, 5n))
    expect(one({ kind: 'json' }, { a: 1, b: [2] })).toBe(one({ kind: 'json' }, { b: [2], a: 1 }))
    expect(one({ kind: 'json' }, [1, 2])).not.toBe(one({ kind: 'json' }, [2, 1]))
    expect(one({ kind: 'array', of: { kind: 'datetime' } }, ['2026-01-01T00:00:00.0'])).toBe(
      one({ kind: 'array', of: { kind: 'instant' } }, ['2026-01-01T00:00:00Z']),
    )
  })

  it('tells NULL, empty, zero, false and the text of each apart', () => {
    const values: readonly Value[] = [
      null,
      '',
      0,
      false,
      '~',
      'f',
      '0',
      'null',
      new Uint8Array(),
      [],
      true,
      1n,
      new Uint8Array([1]),
    ]
    expect(new Set(values.map((value) => one({ kind: 'unknown' }, value))).size).toBe(values.length)
  })

  it('differs for different rows: no content imitates a border', () => {
    const row = createRowText(entity(field('a', text), field('b', text)), ['a', 'b'])
    const value = fc.option(fc.string({ unit: fc.constantFrom('s', '1', ':', '~', '0', 'd', ';') }), { nil: null })
    const pair = fc.tuple(value, value)
    fc.assert(
      fc.property(pair, pair, (a, b) => (row(a) === row(b)) === (JSON.stringify(a) === JSON.stringify(b))),
      { numRuns: 2000 },
    )
  })

  it('names a table with its schema outside the default one', () => {
    expect([tableName({ name: 't' }), tableName({ schema: 's', name: 't' })]).toEqual(['t', 's.t'])
  })
})
