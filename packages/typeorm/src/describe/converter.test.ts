import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { Converter, FieldType } from '@seed/core/adapter'
import type { ColumnMetadataLike } from '../client.js'
import { converterOf } from './converter.js'

const make = (column: object, type: FieldType): Converter => {
  const converter = converterOf(column as ColumnMetadataLike, type)
  if (converter === undefined) throw new Error('no converter')
  return converter
}
const log = (name: string): object => ({
  to: (value: unknown) => `${String(value)}>${name}`,
  from: (value: unknown) => `${String(value)}<${name}`,
})
const seen = { to: (value: unknown) => value, from: (value: unknown) => [value] }

describe('converterOf', () => {
  it('is undefined where TypeORM changes nothing', () => {
    expect(converterOf({ type: 'text' } as ColumnMetadataLike, { kind: 'text' })).toBeUndefined()
    expect(converterOf({ type: 'simple-enum', enum: ['a'] } as never, { kind: 'enum', values: ['a'] })).toBeUndefined()
  })

  it('applies several transformers in order, and back in reverse', () => {
    const { toStored, fromStored } = make({ transformer: [log('a'), log('b')] }, { kind: 'text' })
    expect(toStored('x')).toBe('x>a>b')
    expect(fromStored('x')).toBe('x<b<a')
  })

  it('hands nulls to transformers, as TypeORM does', () => {
    const { toStored, fromStored } = make({ transformer: log('a') }, { kind: 'text' })
    expect(toStored(null)).toBe('null>a')
    expect(fromStored(null)).toBe('null<a')
  })

  it('gives transformers what the driver would give them', () => {
    const read = (type: FieldType, value: unknown): unknown =>
      (make({ transformer: seen }, type).fromStored(value) as readonly unknown[])[0]
    expect(read({ kind: 'datetime' }, '2025-03-09T02:30:00')).toEqual(new Date('2025-03-09T02:30:00Z'))
    expect(read({ kind: 'instant' }, '2025-03-09T02:30:00Z')).toEqual(new Date('2025-03-09T02:30:00Z'))
    expect(read({ kind: 'integer', bits: 64 }, 9007199254740993n)).toBe('9007199254740993')
    expect(Buffer.isBuffer(read({ kind: 'bytes' }, new Uint8Array([1])))).toBe(true)
    expect(read({ kind: 'decimal' }, '1.50')).toBe('1.50')
  })

  it('joins simple arrays after the transformers and splits them before', () => {
    const { toStored, fromStored } = make({ type: 'simple-array', transformer: { to: (set: Set<string>) => [...set], from: (list: string[]) => new Set(list) } }, { kind: 'text' }) // prettier-ignore
    expect(toStored(new Set(['a', 'b']))).toBe('a,b')
    expect(fromStored('a,b')).toEqual(new Set(['a', 'b']))
    expect(make({ type: 'simple-array' }, { kind: 'text' }).fromStored('')).toEqual([])
  })

  it('brings simple arrays without commas back', () => {
    const { toStored, fromStored } = make({ type: 'simple-array' }, { kind: 'text' })
    const word = fc.string({ minLength: 1 }).filter((text) => !text.includes(','))
    fc.assert(fc.property(fc.array(word), (list) => expect(fromStored(toStored(list))).toEqual(list)))
  })

  it('keeps enums of numbers as text', () => {
    const { toStored, fromStored } = make({ type: 'simple-enum', enum: [1, 2, 'none'] }, { kind: 'enum', values: [] })
    expect(toStored(2)).toBe('2')
    expect(fromStored('2')).toBe(2)
    expect(fromStored('none')).toBe('none')
    expect(toStored(null)).toBeNull()
  })
})
