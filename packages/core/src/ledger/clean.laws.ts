import fc from 'fast-check'
import { memoryAdapter, type MemoryAdapter } from '../memory/adapter.js'
import { DOMAIN } from '../memory/testing/domain.js'
import { addOldRows, seedDomain, snapshot, uuid } from '../memory/testing/seed-domain.js'
import { cleanRuns } from './clean.js'

/** What an application may do between seeding and cleaning without touching or pointing to a seeded row. */
interface OwnRow {
  readonly kind: 'User' | 'Order' | 'Category' | 'audit'
  readonly number: number
}

const ownRow: fc.Arbitrary<OwnRow> = fc.record({
  kind: fc.constantFrom('User', 'Order', 'Category', 'audit'),
  number: fc.integer({ min: 0, max: 1e6 }),
})

function add(adapter: MemoryAdapter, rows: readonly OwnRow[]): Promise<void> {
  return adapter.change((client) => {
    for (const [i, { kind, number }] of rows.entries()) {
      if (kind === 'User') client.insert(kind, [{ email: `own${i}-${number}`, createdAt: '2026-02-02T00:00:00Z' }])
      else if (kind === 'Order') client.insert(kind, [{ userId: 1, total: `${number}.00` }])
      else if (kind === 'Category') client.insert(kind, [{ parentId: 1 }])
      else client.insert(kind, [{ userId: 1, text: `${number}` }])
    }
  })
}

/**
 * Cleaning after any number of runs leaves every table as it would be without them: rows from before and rows that the
 * application wrote in between stay.
 */
export function cleaningUndoesRuns(open: () => MemoryAdapter): fc.IAsyncProperty<unknown> {
  const sizes = fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 4 })
  return fc.asyncProperty(sizes, fc.array(fc.array(ownRow, { maxLength: 5 })), async (runs, own) => {
    const adapter = open()
    await addOldRows(adapter)
    for (const [i, size] of runs.entries()) {
      await seedDomain(adapter, size, `plan-${i}`)
      await add(adapter, own[i] ?? [])
    }
    const seeded = await seededKeys(adapter)
    const before = withoutSeeded(adapter, seeded)
    await adapter.transaction((store) => cleanRuns(store, DOMAIN))
    const after = snapshot(adapter)
    return JSON.stringify(before, show) === JSON.stringify(after, show)
  })
}

/** A change of any seeded row's stored value stops cleaning, and nothing is deleted. */
export function changesAreSeen(open: () => MemoryAdapter): fc.IAsyncProperty<unknown> {
  const change = fc.record({
    size: fc.integer({ min: 1, max: 10 }),
    row: fc.nat(),
    text: fc.string({ minLength: 1, maxLength: 9 }),
  })
  return fc.asyncProperty(change, async ({ size, row, text }) => {
    const adapter = open()
    await seedDomain(adapter, size)
    await adapter.change((client) => client.update('Order', [BigInt(1 + (row % size))], { note: text }))
    const before = JSON.stringify(snapshot(adapter), show)
    const code = await adapter
      .transaction((store) => cleanRuns(store, DOMAIN))
      .then(
        () => '',
        (error: { code: string }) => error.code,
      )
    return code === 'CLEAN.CHANGED' && JSON.stringify(snapshot(adapter), show) === before
  })
}

async function seededKeys(adapter: MemoryAdapter): Promise<ReadonlyMap<string, readonly [number, number][]>> {
  const ranges = new Map<string, [number, number][]>()
  await adapter.transaction(async (store) => {
    for (const { body } of await store.ledger.headers()) {
      // Read past our own decoder, so that the law does not lean on what it judges.
      const { entities } = JSON.parse(body) as { entities: { entity: string; keys: { from?: string; to?: string } }[] }
      for (const { entity, keys } of entities) {
        ranges.set(entity, [...(ranges.get(entity) ?? []), [Number(keys.from), Number(keys.to)]])
      }
    }
  })
  return ranges
}

function withoutSeeded(adapter: MemoryAdapter, ranges: ReadonlyMap<string, readonly [number, number][]>): unknown {
  const rows = snapshot(adapter) as Record<string, Record<string, unknown>[]>
  const isSeeded = (entity: string, row: Record<string, unknown>): boolean => {
    if (entity === 'Product') return row['id'] !== uuid(7)
    if (entity === 'OrderItem' || entity === 'product_tags') return row['productId'] !== uuid(7)
    return (ranges.get(entity) ?? []).some(([from, to]) => Number(row['id']) >= from && Number(row['id']) <= to)
  }
  return Object.fromEntries(
    Object.entries(rows).map(([name, list]) => [name, list.filter((row) => !isSeeded(name, row))]),
  )
}

function show(_: string, value: unknown): unknown {
  return typeof value === 'bigint' ? `${value}n` : value
}

/** A fresh database of the test domain. */
export function openDomain(foreignKeys: 'commit' | 'statement'): MemoryAdapter {
  return memoryAdapter(DOMAIN, { foreignKeys })
}
