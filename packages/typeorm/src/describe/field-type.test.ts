import { describe, expect, it } from '@jest/globals'
import type { FieldType } from '@seed/core/adapter'
import type { ColumnMetadataLike } from '../client.js'
import { fieldType } from './field-type.js'

const column = (type: unknown, more: object = {}): ColumnMetadataLike =>
  ({ type, length: '', unsigned: false, isArray: false, ...more }) as ColumnMetadataLike

describe('fieldType', () => {
  it.each<[unknown, object, FieldType]>([
    [Number, {}, { kind: 'integer', bits: 32 }],
    ['tinyint', { unsigned: true }, { kind: 'integer', bits: 8, unsigned: true }],
    ['int8', {}, { kind: 'integer', bits: 64 }],
    ['numeric', { precision: 10 }, { kind: 'decimal', precision: 10, scale: 0 }],
    ['decimal', {}, { kind: 'decimal' }],
    ['real', {}, { kind: 'float', bits: 32 }],
    ['float', {}, { kind: 'float', bits: 64 }],
    [String, { length: '9' }, { kind: 'text', length: 9 }],
    ['CHAR', { length: '2' }, { kind: 'text', length: 2, fixed: true }],
    [Boolean, {}, { kind: 'boolean' }],
    [Date, { precision: 3 }, { kind: 'datetime', precision: 3 }],
    ['timestamp', {}, { kind: 'datetime' }],
    ['timestamptz', { precision: 0 }, { kind: 'instant', precision: 0 }],
    ['timestamp with time zone', { precision: null }, { kind: 'instant' }],
    ['date', {}, { kind: 'date' }],
    ['time', {}, { kind: 'time' }],
    ['simple-json', {}, { kind: 'json' }],
    ['simple-array', {}, { kind: 'text' }],
    ['uuid', {}, { kind: 'uuid' }],
    [Uint8Array, {}, { kind: 'bytes' }],
    [Buffer, {}, { kind: 'bytes' }],
    ['simple-enum', { enum: [1, 'b'] }, { kind: 'enum', values: ['1', 'b'] }],
    ['text', { isArray: true }, { kind: 'array', of: { kind: 'text' } }],
    ['tsvector', {}, { kind: 'unknown' }],
    ['timetz', {}, { kind: 'unknown' }],
    [undefined, {}, { kind: 'unknown' }],
  ])('reads %p %j', (type, more, expected) => {
    expect(fieldType(column(type, more))).toEqual(expected)
  })
})
