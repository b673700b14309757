import { describe, expect, it } from '@jest/globals'
import type { FieldType } from '@seed/core/adapter'
import { parseLiteral, storedDefault } from './default-value.js'

const text: FieldType = { kind: 'text' }
const noon = new Date('2026-01-31T12:00:00Z')

describe('storedDefault', () => {
  it.each<[FieldType, unknown, unknown]>([
    [text, 'it', 'it'],
    [text, ['a', 'b'], 'a,b'],
    [{ kind: 'boolean' }, 1, true],
    [{ kind: 'boolean' }, 'f', false],
    [{ kind: 'integer', bits: 64 }, '7', 7n],
    [{ kind: 'integer', bits: 32 }, '7', 7],
    [{ kind: 'decimal', scale: 2 }, 0, '0.00'],
    [{ kind: 'decimal' }, '1.5', '1.5'],
    [{ kind: 'json' }, '{"a":1}', { a: 1 }],
    [{ kind: 'json' }, { a: 1 }, { a: 1 }],
    [{ kind: 'array', of: { kind: 'integer', bits: 64 } }, [1], [1n]],
    [{ kind: 'array', of: text }, '{a,b}', ['a', 'b']],
    [{ kind: 'array', of: text }, '{}', []],
    [{ kind: 'bytes' }, 'a', new Uint8Array([97])],
    [{ kind: 'date' }, noon, '2026-01-31'],
    [{ kind: 'datetime' }, noon, '2026-01-31T12:00:00.000'],
    [{ kind: 'instant' }, noon, '2026-01-31T12:00:00.000Z'],
    [{ kind: 'time' }, '12:00', '12:00'],
  ])('of %j: %p', (type, given, expected) => {
    expect(storedDefault(type, given)).toEqual(expected)
  })
})

describe('parseLiteral', () => {
  it.each([
    ["'it''s'", "it's"],
    ["'draft'::character varying", 'draft'],
    ['(5)', '5'],
    ['TRUE', true],
    ['null::text', null],
  ])('reads %s', (sql, value) => {
    expect(parseLiteral(sql)).toEqual({ value })
  })

  it.each(['now()', 'CURRENT_TIMESTAMP', "'now'::timestamp", "lower('A')", "'a' || 'b'"])(
    'takes %s for an expression',
    (sql) => {
      expect(parseLiteral(sql)).toBeUndefined()
    },
  )
})
