import { describe, expect, it } from '@jest/globals'
import type { FieldType } from '@seed/core/adapter'
import type { ColumnMetadataLike } from '../client.js'
import { defaultOf } from './default.js'

const of = (type: FieldType, given: unknown): unknown => defaultOf({ default: given } as ColumnMetadataLike, type)
const text: FieldType = { kind: 'text' }

describe('defaultOf', () => {
  it.each<[FieldType, unknown, unknown]>([
    [text, 'it', 'it'],
    [text, ['a', 'b'], 'a,b'],
    [{ kind: 'boolean' }, false, false],
    [{ kind: 'integer', bits: 32 }, 7, 7],
    [{ kind: 'integer', bits: 64 }, '7', 7n],
    [{ kind: 'decimal', precision: 8, scale: 2 }, 0, '0.00'],
    [{ kind: 'decimal', precision: 8, scale: 2 }, '1.5', '1.50'],
    [{ kind: 'decimal' }, '1.5', '1.5'],
    [{ kind: 'float', bits: 64 }, '0.5', 0.5],
    [{ kind: 'enum', values: ['1', '2'] }, 2, '2'],
    [{ kind: 'json' }, { a: 1 }, { a: 1 }],
    [{ kind: 'json' }, '{"a":1}', { a: 1 }],
    [{ kind: 'array', of: text }, ['x'], ['x']],
  ])('gives constants of %j in stored form', (type, given, value) => {
    expect(of(type, given)).toEqual({ kind: 'constant', value })
  })

  it.each<[FieldType, string, unknown]>([
    [text, "'it''s'", "it's"],
    [text, "'draft'::character varying", 'draft'],
    [{ kind: 'integer', bits: 32 }, '(5)', 5],
    [{ kind: 'boolean' }, 'TRUE', true],
    [{ kind: 'json' }, "'{}'", {}],
  ])('reads literals in the text of a function: %j %s', (type, given, value) => {
    expect(of(type, () => given)).toEqual({ kind: 'constant', value })
  })

  it.each(['now()', 'CURRENT_TIMESTAMP', 'gen_random_uuid()', "'now'::timestamp", "lower('A')", "'a' || 'b'"])(
    'takes other texts for expressions: %s',
    (given) => {
      expect(of(text, () => given)).toEqual({ kind: 'expression', text: given })
    },
  )

  it.each([undefined, null, () => 'NULL', () => 'null::text'])('knows that there is none', (given) => {
    expect(of(text, given)).toBeUndefined()
  })
})
