import { expect, it } from '@jest/globals'
import { createHash } from 'node:crypto'
import type { FieldType, Value } from '../../schema/schema.js'
import { textOf } from '../kinds/text.js'
import type { Transform } from '../transform.js'
import { hash } from './hash.js'
import { key } from './key.js'
import { maskedBy } from './testing/mask-harness.js'

const MILLION = 1_000_000
const digest = (i: number): string => createHash('sha256').update(`row ${i}`).digest('hex')
const uuidOf = (i: number): string => digest(i).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5')

const cases: readonly (readonly [string, Transform, FieldType, (i: number) => Value])[] = [
  ['integers of 32 bits', key(), { kind: 'integer', bits: 32 }, (i) => i + 1],
  ['integers of 64 bits', key(), { kind: 'integer', bits: 64 }, (i) => BigInt(i) * 4096n + (1n << 52n)],
  ['UUIDs', key(), { kind: 'uuid' }, uuidOf],
  ['text keys', key(), { kind: 'text' }, (i) => `cus_${digest(i).slice(0, 12)}`],
  ['hashes', hash({ length: 32 }), { kind: 'text' }, (i) => String(i)],
]

for (const [name, transform, type, valueOf] of cases) {
  it(`keeps a million ${name} apart`, async () => {
    const seen = new Set<string>()
    for (let from = 0; from < MILLION; from += 50_000) {
      const page = Array.from({ length: 50_000 }, (_, i) => valueOf(from + i))
      for (const value of await maskedBy(transform, page, { type })) seen.add(textOf(value))
    }
    expect(seen.size).toBe(MILLION)
  }, 600_000)
}
