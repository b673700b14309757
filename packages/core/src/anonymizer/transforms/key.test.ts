import { describe, expect, it } from '@jest/globals'
import * as fc from 'fast-check'
import type { FieldType, Value } from '../../schema/schema.js'
import { textOf } from '../kinds/text.js'
import type { Mask } from '../transform.js'
import { key } from './key.js'
import { bindKey } from './key/bind-key.js'
import { applied, codeOf, contextOf, fieldOf, maskedBy } from './testing/mask-harness.js'
import { anyPage, oneToOne } from './testing/mask.laws.js'

const int32: FieldType = { kind: 'integer', bits: 32 }
const int64: FieldType = { kind: 'integer', bits: 64 }
const uuid: FieldType = { kind: 'uuid' }
const text: FieldType = { kind: 'text' }

const count = (n: number): readonly number[] => Array.from({ length: n }, (_, i) => i + 1)
const idsOf = (n: number): readonly string[] => count(n).map((i) => `cus_${i.toString(36).padStart(8, '0')}`)
const distinct = (values: readonly Value[]): number => new Set(values.map(textOf)).size

describe('key', () => {
  it('replaces integers within the range that leaves room for sequences', async () => {
    const masked = (await maskedBy(key(), count(50_000), { type: int32 })) as readonly number[]
    expect(distinct(masked)).toBe(50_000)
    expect(masked.every((id) => Number.isInteger(id) && id >= 1 && id < 2 ** 30)).toBe(true)
    expect(masked.filter((id, i) => id === i + 1).length).toBeLessThan(5)
  })

  it('keeps large, negative and zero keys in ranges of their own', async () => {
    const originals = [0, -1, -(2 ** 31), 2 ** 30, 2 ** 31 - 1]
    const [zero, minusOne, least, large, greatest] = (await maskedBy(key(), originals, { type: int32 })) as number[]
    expect(zero).toBe(0)
    for (const id of [minusOne, least]) expect(id).toBeLessThan(0)
    for (const id of [large, greatest]) expect(id).toBeGreaterThanOrEqual(2 ** 30)
  })

  it('keeps keys of 64 bits bigints, and ordinary ones readable as doubles', async () => {
    const masked = (await maskedBy(key(), count(50_000).map(BigInt), { type: int64 })) as readonly bigint[]
    expect(distinct(masked)).toBe(50_000)
    expect(masked.every((id) => typeof id === 'bigint' && id >= 1n && id < 1n << 52n)).toBe(true)
    const [snowflake] = (await maskedBy(key(), [1_577_836_800_000_000_000n], { type: int64 })) as bigint[]
    expect(snowflake).toBeGreaterThanOrEqual(1n << 52n)
  })

  it('stays within a range that is asked for', async () => {
    const masked = (await maskedBy(key({ within: 1_000_000 }), count(20_000), { type: int32 })) as readonly number[]
    expect(distinct(masked)).toBe(20_000)
    expect(Math.max(...masked)).toBeLessThanOrEqual(1_000_000)
    expect(
      await maskedBy(key({ within: 2 }), [1, 2, 3], { type: int32 }).catch((error: { code: string }) => error.code),
    ).toBe('MASK.SMALL_DOMAIN')
    expect(await maskedBy(key({ within: 3, allowSmall: true }), [1, 2, 3], { type: int32 })).toEqual(
      expect.arrayContaining([1, 2, 3]),
    )
  })

  it('keeps version and variant of UUIDs, hides the moment in version 7', async () => {
    const originals = [
      '00000000-0000-0000-0000-000000000000',
      '018f2b1e-5c3a-7000-8000-000000000001',
      '018f2b1e-5c3a-7000-8000-000000000002',
      'c9bf9e57-1685-4c89-bafb-ff5af830be8a',
      'ffffffff-ffff-ffff-ffff-ffffffffffff',
    ]
    const masked = (await maskedBy(key(), originals, { type: uuid })) as string[]
    masked.forEach((id, i) => {
      expect(id).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
      expect(id).not.toBe(originals[i])
      expect(id.charAt(14)).toBe(originals[i]?.charAt(14))
      expect(parseInt(id.charAt(19), 16) >> 2).toBe(parseInt(originals[i]?.charAt(19) ?? '', 16) >> 2)
    })
    expect(masked[1]?.slice(0, 8)).not.toBe(masked[2]?.slice(0, 8))
  })

  it('maps a UUID in text, in bytes and in its own column alike', async () => {
    const id = 'c9bf9e57-1685-4c89-bafb-ff5af830be8a'
    const [inColumn] = (await maskedBy(key(), [id], { type: uuid })) as string[]
    expect(await maskedBy(key(), [id, id.toUpperCase()], { type: text })).toEqual([inColumn, inColumn?.toUpperCase()])
    const bytes = Uint8Array.from(Buffer.from(id.replaceAll('-', ''), 'hex'))
    const [masked] = await maskedBy(key(), [bytes], { type: { kind: 'bytes', length: 16 } })
    expect(masked).toEqual(Uint8Array.from(Buffer.from(String(inColumn).replaceAll('-', ''), 'hex')))
  })

  it('keeps prefix, length, punctuation and characters of text keys', async () => {
    const originals = [
      'cus_ab12',
      'sk_live_9aB3xYz0',
      'INV-2024-000123',
      'A1B2C3D4E5',
      'deadbeef42',
      'kxyzwvutsrq',
      'Qw-Er_tyuiop',
    ]
    const masked = (await maskedBy(key(), originals, { type: text })) as string[]
    expect(masked[0]).toMatch(/^cus_[a-z\d]{4}$/)
    expect(masked[1]).toMatch(/^sk_live_[A-Za-z\d]{8}$/)
    expect(masked[2]).toMatch(/^[A-Z\d]{3}-[A-Z\d]{4}-[A-Z\d]{6}$/)
    expect(masked[3]).toMatch(/^[A-Z\d]{10}$/)
    expect(masked[4]).toMatch(/^[a-f\d]{10}$/)
    expect(masked[5]).toMatch(/^[a-z]{11}$/)
    expect(masked[6]).toMatch(/^[A-Za-z]{2}-[A-Za-z]{2}_[A-Za-z]{6}$/)
    masked.forEach((id, i) => expect(id).not.toBe(originals[i]))
  })

  it('does not take a name for a prefix', async () => {
    const [masked] = (await maskedBy(key(), ['john_smithson'], { type: text })) as string[]
    expect(masked).not.toContain('john')
  })

  it('keeps 50,000 text keys apart', async () => {
    expect(distinct(await maskedBy(key(), idsOf(50_000), { type: text }))).toBe(50_000)
  })

  it('permutes a whole small space', async () => {
    const all = count(999).map((i) => `x${String(i).padStart(3, '0')}`)
    const masked = await maskedBy(key({ allowSmall: true }), all, { type: text })
    expect(distinct(masked)).toBe(999)
  })

  it('serves keys far longer than a block', async () => {
    const long = (i: number): string => `${String(i).padStart(4, '0')}${'Zz9'.repeat(80)}`
    const masked = (await maskedBy(key(), count(200).map(long), { type: text })) as string[]
    expect(distinct(masked)).toBe(200)
    expect(masked.every((id) => /^[A-Za-z\d]{244}$/.test(id))).toBe(true)
    // Every part of a key depends on every part of it.
    expect(masked[0]?.slice(0, 100)).not.toBe(masked[1]?.slice(0, 100))
    expect(masked[0]?.slice(-100)).not.toBe(masked[1]?.slice(-100))
  })

  it('refuses text keys that are too few to hide among, empty bodies included', async () => {
    for (const id of ['DE', 'a1', '12345', '--'])
      expect(await codeOf(() => maskedBy(key(), [id], { type: text }))).toBe('MASK.SMALL_DOMAIN')
  })

  it('makes up a key for what is none, where there is room', async () => {
    const masked = (await maskedBy(key(), ['Grüße', 'Größe', 'aaaaaaaa'], { type: text })) as string[]
    expect(masked.slice(0, 2).every((id) => /^x[a-z2-7]{25}$/.test(id))).toBe(true)
    expect(distinct(masked)).toBe(3)
    const short: FieldType = { kind: 'text', length: 10 }
    expect(await codeOf(() => maskedBy(key(), ['Grüße'], { type: short }))).toBe('MASK.MALFORMED')
  })

  it('leaves NULL, empty and blank to the policy', async () => {
    expect(await maskedBy(key(), [null, '', '  '], { type: text })).toEqual([null, '', '  '])
    expect(await maskedBy(key({ empty: 'null', blank: 'null' }), ['', ' '], { type: text })).toEqual([null, null])
  })

  it('refuses types that hold no keys, small ones and options without meaning', async () => {
    const types: FieldType[] = [
      { kind: 'boolean' },
      { kind: 'date' },
      { kind: 'decimal', precision: 10, scale: 2 },
      { kind: 'json' },
    ]
    for (const type of types) expect(await codeOf(() => maskedBy(key(), [], { type }))).toBe('MASK.TYPE')
    expect(await codeOf(() => maskedBy(key(), [], { type: { kind: 'integer', bits: 16 } }))).toBe('MASK.SMALL_DOMAIN')
    expect(await codeOf(() => key({ within: 1.5 }))).toBe('MASK.OPTION')
    const small = key({ allowSmall: true })
    expect(distinct(await maskedBy(small, count(127), { type: { kind: 'integer', bits: 8 } }))).toBe(127)
  })

  it('maps otherwise under another key and in another domain', async () => {
    for (const [type, values] of [
      [int32, count(50)],
      [text, idsOf(50)],
    ] as const) {
      const masked = await maskedBy(key(), values, { type })
      const others = [
        await maskedBy(key(), values, { type, secret: 'other' }),
        await maskedBy(key({ domain: 'b' }), values, { type }),
      ]
      for (const other of others) expect(other.filter((id, i) => id === masked[i]).length).toBeLessThan(2)
    }
  })

  it('masks what is masked once more', async () => {
    const once = await maskedBy(key(), idsOf(50))
    const twice = await maskedBy(key(), once)
    expect(twice.filter((id, i) => id === once[i]).length).toBeLessThan(2)
    expect(distinct(twice)).toBe(50)
  })

  it('is one to one and does not depend on pages', async () => {
    const texts = fc.oneof(
      fc.stringMatching(/^[a-z]{3}_[a-zA-Z\d]{12}$/),
      fc.stringMatching(/^[a-z]{1,5}_[a-z\d]{5,12}$/),
      fc.stringMatching(/^[\da-f]{8,40}$/),
      fc.stringMatching(/^[A-Z\d]{6,10}-[A-Z\d]{4}$/),
      fc.uuid(),
      fc.uuid().map((id) => id.toUpperCase()),
    )
    await fc.assert(
      oneToOne(() => key({ allowSmall: true }), texts, { type: text }),
      { numRuns: 30 },
    )
    await fc.assert(
      anyPage(() => key({ allowSmall: true }), texts, { type: text }),
      { numRuns: 10 },
    )
    await fc.assert(
      oneToOne(() => key(), fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }), { type: int32 }),
      { numRuns: 30 },
    )
    await fc.assert(
      oneToOne(() => key(), fc.uuid(), { type: uuid }),
      { numRuns: 20 },
    )
  })
})

describe('bindKey', () => {
  const bind = (type: FieldType, of: FieldType, more: object = {}): Mask =>
    bindKey({ field: fieldOf(type), context: contextOf(), domain: 'key', of, ...more })
  const run = (mask: Mask, values: readonly Value[]): readonly Value[] => applied(mask, key(), values)

  it('maps a foreign key of another width, in text or decimal, as the key itself', () => {
    const ids = count(100)
    const masked = run(bind(int32, int32), ids)
    expect(run(bind(int64, int32), ids.map(BigInt))).toEqual(masked.map((id) => BigInt(id as number)))
    expect(run(bind(text, int32), ids.map(String))).toEqual(masked.map(String))
    expect(run(bind({ kind: 'decimal', precision: 12, scale: 0 }, int32), ids.map(String))).toEqual(masked.map(String))
    // Parts of documents: numbers in a field of text.
    expect(run(bind(text, int32), ids)).toEqual(masked)
  })

  it('refuses a field too narrow for the key', () => {
    expect(() => bind(int32, int64)).toThrow('MASK.TYPE')
    expect(() => bind({ kind: 'text', length: 5 }, int32)).toThrow('MASK.TOO_SHORT')
    expect(() => bind({ kind: 'text', length: 20 }, uuid)).toThrow('MASK.TOO_SHORT')
    expect(() => bind(uuid, int32)).toThrow('MASK.TYPE')
    const narrow = bind(int32, int64, { within: 2_000_000 })
    expect(run(narrow, [7])).toEqual(run(bind(int64, int64, { within: 2_000_000 }), [7n]).map(Number))
  })

  it('keeps exceptions and stays a bijection', () => {
    const kept = new Set(['1', '500', '999'])
    const mask = bind(int32, int32, { within: 1000, allowSmall: true, kept })
    const masked = run(mask, count(1000)) as number[]
    expect(new Set(masked).size).toBe(1000)
    expect([masked[0], masked[499], masked[998]]).toEqual([1, 500, 999])
    // Under this key some other id would have become one of them.
    const free = run(bind(int32, int32, { within: 1000, allowSmall: true }), count(1000)) as number[]
    expect([1, 500, 999].some((id) => !kept.has(String(free.indexOf(id) + 1)))).toBe(true)
  })

  it('replaces a text that is no integer by a made-up one', () => {
    expect(run(bind(text, int32), ['abc', '007'])).toEqual([
      expect.stringMatching(/^x[a-z2-7]{25}$/),
      expect.stringMatching(/^x[a-z2-7]{25}$/),
    ])
  })
})
