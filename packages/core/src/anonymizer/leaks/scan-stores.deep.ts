import { describe, expect, it } from '@jest/globals'
import type { Store } from '../../adapter/port.js'
import type { Entity, Tuple } from '../../schema/schema.js'
import { emailKind } from '../kinds/email.js'
import { phoneKind } from '../kinds/phone.js'
import { field, table } from './testing/scan.js'
import { type LeakScan, scanStores } from './scan-stores.js'

const ROWS = 500_000
const PLANTED = 1000
const { entity } = table('people', [field('email'), field('phone')], [])

/** A store of rows that are made when read: it holds nothing itself. */
function storeOf(rowAt: (i: number, fields: readonly string[]) => Tuple): Store {
  const read = async function* (_: Entity, { fields, pageRows = 1000 }: Parameters<Store['read']>[1]) {
    for (let from = 0; from < ROWS; from += pageRows)
      yield await Promise.resolve(
        Array.from({ length: Math.min(pageRows, ROWS - from) }, (__, i) => rowAt(from + i, fields)),
      )
  }
  return { read, count: () => Promise.resolve(ROWS) } as Partial<Store> as Store
}

function valuesAt(side: string, i: number): Readonly<Record<string, string>> {
  const phone = `+1 ${side === 'a' ? 212 : 917} ${String((i * 7919) % 10_000_000).padStart(7, '0')}`
  return { id: String(i), email: `${side}${i}@mail.example`, phone }
}

describe('a scan of half a million rows', () => {
  it('finds all that is planted and nothing else, in memory that does not grow with the target', async () => {
    const source = storeOf((i, fields) => fields.map((name) => valuesAt('a', i)[name] ?? null))
    const heap: number[] = []
    const target = storeOf((i, fields) => {
      if (i % 50_000 === 25_000) heap.push(process.memoryUsage().heapUsed)
      const side = i % (ROWS / PLANTED) === 7 ? 'a' : 'b'
      return fields.map((name) => (name === 'email' ? valuesAt(side, i) : valuesAt('b', i))[name] ?? null)
    })
    const secret = { entity, replaced: false }
    const secrets: LeakScan['secrets'] = [
      { ...secret, field: 'email', kind: emailKind },
      { ...secret, field: 'phone', kind: phoneKind },
    ]
    const report = await scanStores({
      source,
      target,
      targetSchema: { entities: [entity] },
      secrets,
      targetKeys: undefined,
    })
    expect(report.findings).toEqual([
      { place: 'people.email', from: ['people.email'], how: 'whole value', count: PLANTED },
    ])
    expect(Math.max(...heap.slice(5)) - Math.max(...heap.slice(0, 5))).toBeLessThan(64 * 2 ** 20)
  }, 120_000)
})
