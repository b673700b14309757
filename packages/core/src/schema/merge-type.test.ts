import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { mergeType } from './merge-type.js'
import type { FieldType } from './schema.js'

const int = (bits: 8 | 16 | 32 | 64): FieldType => ({ kind: 'integer', bits })
const text: FieldType = { kind: 'text' }

describe('mergeType', () => {
  it.each<readonly [orm: FieldType, database: FieldType, merged: FieldType]>([
    [int(32), int(64), int(32)],
    [int(64), int(64), int(64)],
    [{ kind: 'integer', bits: 32, unsigned: true }, int(64), { kind: 'integer', bits: 32, unsigned: true }],
    [{ kind: 'decimal' }, { kind: 'decimal', precision: 10, scale: 2 }, { kind: 'decimal', precision: 10, scale: 2 }],
    [{ kind: 'decimal', precision: 10, scale: 2 }, { kind: 'decimal' }, { kind: 'decimal', precision: 10, scale: 2 }],
    [{ kind: 'text', length: 50 }, text, { kind: 'text', length: 50 }],
    [text, { kind: 'text', length: 50 }, { kind: 'text', length: 50 }],
    [
      { kind: 'text', length: 5, fixed: true },
      { kind: 'text', length: 5 },
      { kind: 'text', length: 5, fixed: true },
    ],
    [
      { kind: 'float', bits: 32 },
      { kind: 'float', bits: 64 },
      { kind: 'float', bits: 32 },
    ],
    [{ kind: 'instant' }, { kind: 'instant', precision: 3 }, { kind: 'instant', precision: 3 }],
    [{ kind: 'bytes', length: 16 }, { kind: 'bytes' }, { kind: 'bytes', length: 16 }],
    [
      { kind: 'array', of: int(32) },
      { kind: 'array', of: int(64) },
      { kind: 'array', of: int(32) },
    ],
    [
      { kind: 'enum', values: ['b', 'a'] },
      { kind: 'enum', values: ['a', 'b'] },
      { kind: 'enum', values: ['b', 'a'] },
    ],
    [{ kind: 'unknown' }, { kind: 'uuid' }, { kind: 'uuid' }],
    [{ kind: 'json' }, { kind: 'unknown' }, { kind: 'json' }],
    [text, { kind: 'uuid' }, { kind: 'uuid' }],
    [text, { kind: 'enum', values: ['a'] }, { kind: 'enum', values: ['a'] }],
    [{ kind: 'uuid' }, { kind: 'bytes', length: 16 }, { kind: 'uuid' }],
  ])('of %j and %j makes %j, without a word', (orm, database, type) => {
    expect(mergeType(orm, database)).toEqual({ type })
  })

  it.each<readonly [carrier: FieldType, meanings: readonly FieldType['kind'][]]>([
    [text, ['json', 'boolean', 'datetime', 'instant', 'enum', 'decimal', 'uuid', 'integer', 'date', 'time', 'array']],
    [int(64), ['boolean', 'datetime', 'decimal']],
    [{ kind: 'decimal' }, ['boolean', 'datetime', 'integer', 'date']],
    [{ kind: 'float', bits: 64 }, ['decimal', 'integer']],
    [{ kind: 'unknown' }, ['json', 'boolean', 'datetime', 'enum', 'decimal', 'uuid', 'integer', 'bytes', 'text']],
  ])('lets the ORM say what %j carries', (carrier, meanings) => {
    const typeOf = (kind: FieldType['kind']): FieldType =>
      kind === 'enum'
        ? { kind, values: ['a'] }
        : kind === 'array'
          ? { kind, of: text }
          : kind === 'integer'
            ? int(64)
            : ({ kind } as FieldType)
    for (const kind of meanings) expect(mergeType(typeOf(kind), carrier)).toEqual({ type: typeOf(kind) })
  })

  it.each<readonly [orm: FieldType, database: FieldType, merged: FieldType]>([
    [int(64), int(16), int(16)],
    [
      { kind: 'text', length: 50 },
      { kind: 'text', length: 20 },
      { kind: 'text', length: 20 },
    ],
    [
      { kind: 'bytes', length: 50 },
      { kind: 'bytes', length: 20 },
      { kind: 'bytes', length: 20 },
    ],
    [
      { kind: 'decimal', precision: 12, scale: 4 },
      { kind: 'decimal', precision: 10, scale: 2 },
      { kind: 'decimal', precision: 10, scale: 2 },
    ],
    [
      { kind: 'enum', values: ['a', 'b'] },
      { kind: 'enum', values: ['b', 'c'] },
      { kind: 'enum', values: ['b'] },
    ],
    [
      { kind: 'enum', values: ['a'] },
      { kind: 'enum', values: ['c'] },
      { kind: 'enum', values: ['c'] },
    ],
    [text, int(32), int(32)],
    [{ kind: 'datetime' }, { kind: 'instant' }, { kind: 'instant' }],
    [{ kind: 'boolean' }, { kind: 'uuid' }, { kind: 'uuid' }],
    [
      { kind: 'array', of: text },
      { kind: 'array', of: int(32) },
      { kind: 'array', of: int(32) },
    ],
  ])('of %j and %j makes %j, and says so', (orm, database, type) => {
    const merged = mergeType(orm, database)
    expect(merged.type).toEqual(type)
    expect(merged.note).toMatch(/ORM.*database/)
  })

  it('gives the same type again when it is merged with the database once more', () => {
    const bits = fc.constantFrom<8 | 16 | 32 | 64>(8, 16, 32, 64)
    const limit = fc.option(fc.integer({ min: 1, max: 300 }), { nil: undefined })
    const type = fc.oneof(
      bits.map(int),
      limit.map((length): FieldType => (length === undefined ? text : { kind: 'text', length })),
      fc.constantFrom<FieldType>(
        { kind: 'boolean' },
        { kind: 'json' },
        { kind: 'uuid' },
        { kind: 'datetime' },
        { kind: 'instant' },
        { kind: 'unknown' },
      ),
      fc.constantFrom<FieldType>(
        { kind: 'float', bits: 64 },
        { kind: 'decimal' },
        { kind: 'decimal', precision: 5, scale: 1 },
      ),
    )
    fc.assert(
      fc.property(type, type, (orm, database) => {
        const { type: merged } = mergeType(orm, database)
        expect(mergeType(merged, database).type).toEqual(merged)
        expect(mergeType(merged, merged)).toEqual({ type: merged })
      }),
    )
  })
})
