import { describe, expect, it } from '@jest/globals'
import type { Field, FieldType } from '../schema/schema.js'
import { createStored, toEntityValue } from './entity-value.js'

const field = (type: FieldType, more: Partial<Field> = {}): Field => ({
  name: 'f',
  column: 'f',
  type,
  nativeType: '',
  nullable: true,
  ...more,
})
const at = { instantPrecision: 0, entity: 'User' }

describe('toEntityValue', () => {
  it('gives a Date for instants and date-times, in any time zone', () => {
    expect(toEntityValue(field({ kind: 'instant' }))('2026-01-02T03:04:05Z')).toEqual(new Date('2026-01-02T03:04:05Z'))
    expect(toEntityValue(field({ kind: 'datetime' }))('2026-07-02T03:04:05')).toEqual(new Date('2026-07-02T03:04:05Z'))
    expect(toEntityValue(field({ kind: 'array', of: { kind: 'datetime' } }))(['2026-07-02T00:00:00', null])).toEqual([
      new Date('2026-07-02T00:00:00Z'),
      null,
    ])
  })

  it('leaves everything else as it is', () => {
    expect(toEntityValue(field({ kind: 'date' }))('2026-01-02')).toBe('2026-01-02')
    expect(toEntityValue(field({ kind: 'decimal', scale: 2 }))('1.50')).toBe('1.50')
    expect(toEntityValue(field({ kind: 'integer', bits: 64 }))(5n)).toBe(5n)
    expect(toEntityValue(field({ kind: 'instant' }))(null)).toBeNull()
  })

  it('applies the converter of the ORM last, and first on the way back', () => {
    const converter = {
      toStored: (value: unknown) => (value as { amount: number }).amount / 100,
      fromStored: (value: unknown) => ({ amount: Math.round(Number(value) * 100) }),
    }
    const money = field({ kind: 'decimal', precision: 10, scale: 2 }, { converter })
    expect(toEntityValue(money)('12.34')).toEqual({ amount: 1234 })
    expect(createStored(money, at)({ amount: 1234 })).toBe('12.34')
  })

  it('comes back to the same stored value', () => {
    const samples: readonly (readonly [FieldType, string])[] = [
      [{ kind: 'instant' }, '2026-01-02T03:04:05Z'],
      [{ kind: 'datetime' }, '2026-03-29T02:30:00'],
      [{ kind: 'date' }, '2026-01-02'],
      [{ kind: 'time' }, '03:04:05'],
    ]
    for (const [type, stored] of samples)
      expect(createStored(field(type), at)(toEntityValue(field(type))(stored))).toBe(stored)
  })

  it('names the field when a converter fails', () => {
    const fail = (): never => {
      throw new Error('no such currency')
    }
    const broken = { toStored: fail, fromStored: fail }
    const bad = field({ kind: 'text' }, { converter: broken })
    expect(() => createStored(bad, at)('x')).toThrow('VALUE.CONVERTER: the converter of User.f failed')
    expect(() => toEntityValue(bad, 'User')('x')).toThrow('VALUE.CONVERTER: the converter of User.f failed')
    expect(() => createStored(field({ kind: 'text' }), at)(5)).toThrow('VALUE.TYPE: User.f')
  })
})
