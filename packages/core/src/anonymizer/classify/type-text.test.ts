import { expect, it } from '@jest/globals'
import type { FieldType } from '../../schema/schema.js'
import { typeText } from './type-text.js'

it.each<[string, FieldType]>([
  ['integer32', { kind: 'integer', bits: 32 }],
  ['integer8 unsigned', { kind: 'integer', bits: 8, unsigned: true }],
  ['decimal', { kind: 'decimal' }],
  ['decimal(10,2)', { kind: 'decimal', precision: 10, scale: 2 }],
  ['float64', { kind: 'float', bits: 64 }],
  ['boolean', { kind: 'boolean' }],
  ['text', { kind: 'text' }],
  ['text(255)', { kind: 'text', length: 255 }],
  ['char(2)', { kind: 'text', length: 2, fixed: true }],
  ['uuid', { kind: 'uuid' }],
  ['enum(A,B)', { kind: 'enum', values: ['A', 'B'] }],
  ['instant(3)', { kind: 'instant', precision: 3 }],
  ['datetime', { kind: 'datetime' }],
  ['date', { kind: 'date' }],
  ['time(0)', { kind: 'time', precision: 0 }],
  ['json', { kind: 'json' }],
  ['bytes(16)', { kind: 'bytes', length: 16 }],
  ['array(text(40))', { kind: 'array', of: { kind: 'text', length: 40 } }],
  ['unknown', { kind: 'unknown' }],
])('writes the type %s', (text, type) => {
  expect(typeText(type)).toBe(text)
})
