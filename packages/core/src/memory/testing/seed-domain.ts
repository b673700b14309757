import type { RowSource, Store } from '../../adapter/port.js'
import type { RecordedEntity, WrittenEntity } from '../../ledger/entry.js'
import { recordRun } from '../../ledger/record-run.js'
import type { Entity, Tuple, Value } from '../../schema/schema.js'
import { fingerprintFields } from '../../value/row-text.js'
import type { MemoryAdapter } from '../adapter.js'
import * as domain from './domain.js'

/** A source of rows given at once. */
export function sourceOf(fields: readonly string[], rows: readonly Tuple[]): RowSource {
  return { fields, count: rows.length, batches: () => [rows] }
}

export function uuid(n: number): string {
  return `00000000-0000-4000-8000-${n.toString(16).padStart(12, '0')}`
}

/** Writes `size` rows (or thereabouts) of every entity, records the run and gives its fingerprints. */
export async function seedDomain(
  adapter: MemoryAdapter,
  size: number,
  dataSet = 'plan-1',
): Promise<readonly RecordedEntity[]> {
  return adapter.transaction((store) => writeDomain(store, size, dataSet))
}

async function writeDomain(store: Store, size: number, dataSet: string): Promise<readonly RecordedEntity[]> {
  const written: WrittenEntity[] = []
  const note = (entity: Entity, keys: WrittenEntity['keys'], rows: number): void => {
    written.push({ entity, rows, keys, fingerprintFields: fingerprintFields(entity) })
  }
  /** Rows with integer keys from the sequence; gives the first key. */
  const ranged = async (
    entity: Entity,
    fields: readonly string[],
    rowOf: (i: number, id: number) => Tuple,
  ): Promise<number> => {
    const from = await store.reserve(entity, 'id', size)
    const wide = entity === domain.ORDER
    const rows = Array.from({ length: size }, (_, i): Tuple => {
      const key = from + BigInt(i)
      return [wide ? key : Number(key), ...rowOf(i, Number(key))]
    })
    await store.insert(entity, sourceOf(['id', ...fields], rows), 'native')
    note(entity, { kind: 'range', from, to: from + BigInt(size) - 1n }, size)
    return Number(from)
  }
  const listed = async (entity: Entity, fields: readonly string[], rows: readonly Tuple[]): Promise<void> => {
    await store.insert(entity, sourceOf(fields, rows), 'native')
    const keys = rows.map((row) => row.slice(0, entity.key.length))
    note(entity, { kind: 'list', batches: () => [keys.slice(0, 1), keys.slice(1)] }, rows.length)
  }
  const at = '2026-01-01T00:00:00Z'
  const nth = (list: number, i: number): number => list + (i % size)

  const users = await ranged(domain.USER, ['email', 'age', 'createdAt'], (i, id) => [`u${id}@example.com`, i % 90, at])
  const base = users * 1000
  const products = Array.from({ length: size }, (_, i): Value => uuid(base + i))
  await listed(
    domain.PRODUCT,
    ['id', 'price'],
    products.map((one, i): Tuple => [one, `${i}.50`]),
  )
  const tags = await ranged(domain.TAG, ['label'], (i) => [`tag ${i}`])
  await listed(
    domain.PRODUCT_TAG,
    ['productId', 'tagId'],
    products.map((one, i): Tuple => [one, nth(tags, i + 1)]),
  )
  const orders = await ranged(domain.ORDER, ['userId', 'total'], (i) => [nth(users, i * 7), `${i}.00`])
  const items = products.map((one, i): Tuple => [BigInt(nth(orders, i)), one, i + 1])
  await listed(domain.ORDER_ITEM, ['orderId', 'productId', 'quantity'], items)
  await ranged(domain.CATEGORY, ['parentId'], (i, id) => [i === 0 ? null : id - 1])
  const teams = await ranged(domain.TEAM, ['captainId'], () => [null])
  const players = await ranged(domain.PLAYER, ['teamId'], (i) => [nth(teams, i)])
  const captains = Array.from({ length: size }, (_, i): Tuple => [teams + i, players + i])
  await store.update(domain.TEAM, sourceOf(['id', 'captainId'], captains))
  await ranged(domain.CAT, ['kind', 'ownerId', 'lives'], (i) => ['cat', nth(users, i), 9])
  await ranged(domain.DOG, ['kind', 'ownerId', 'isLoud'], (i) => ['dog', nth(users, i), i % 2 === 0])
  await store.settle(domain.DOMAIN.entities)
  const options = { seed: 42, now: at, locale: 'en', counts: {} }
  return recordRun(store, { dataSet, options, through: 'native', entities: written })
}

/** Rows of every table, to compare before and after. */
export function snapshot(adapter: MemoryAdapter): Readonly<Record<string, unknown>> {
  return Object.fromEntries(domain.DOMAIN.entities.map(({ name }) => [name, adapter.rows(name)]))
}

/** Rows of an application, written before anything is seeded. */
export async function addOldRows(adapter: MemoryAdapter): Promise<void> {
  await adapter.change((client) => {
    client.insert('User', [{ email: 'old@example.com', createdAt: '2020-01-01T00:00:00Z' }])
    client.insert('Product', [{ id: uuid(7), price: '1.00' }])
    client.insert('Order', [{ userId: 1, total: '5.00' }])
    client.insert('OrderItem', [{ orderId: 1n, productId: uuid(7), quantity: 1 }])
    client.insert('audit', [{ userId: 1, text: 'created' }])
    client.insert('Category', [{}])
  })
}
