import type { KeySet, Store } from '../adapter/port.js'
import { slices } from '../internal/list.js'
import type { Entity, Schema, Tuple } from '../schema/schema.js'
import { throwIfAborted } from '../errors/run.js'
import { type Blank, deletionOrder } from './deletion-order.js'
import { keyOf, LOOKUP_ROWS } from './look-up.js'
import { readParts } from './read-ledger.js'
import type { Strangers } from './strangers.js'
import type { SeededEntity, Survey } from './survey.js'

/** Rows of a range deleted by one statement. */
const RANGE_ROWS = 10_000n

export interface DeleteOptions {
  readonly signal?: AbortSignal | undefined
  /** After each statement: rows deleted of this entity. */
  readonly onDeleted?: (entity: string, rows: number) => void
}

/** Deletes all seeded rows and these strangers, children first; gives the rows deleted by entity. */
export async function deleteAll(
  store: Store,
  schema: Schema,
  survey: Survey,
  strangers: Strangers,
  { signal, onDeleted }: DeleteOptions,
): Promise<ReadonlyMap<Entity, number>> {
  const order = deletionOrder(schema, [...new Set([...strangers.keys(), ...survey.seeded.map(({ entity }) => entity)])])
  const doomed = (entity: Entity): AsyncGenerator<KeySet> =>
    doomedKeys(store, entity, survey, strangers, order.newestFirst.has(entity))
  for (const blank of order.blanks) {
    for await (const keys of doomed(blank.entity)) {
      throwIfAborted(signal)
      await setNull(store, blank, keys)
    }
  }
  const deleted = new Map<Entity, number>()
  for (const entity of order.entities) {
    for await (const keys of doomed(entity)) {
      throwIfAborted(signal)
      const rows = await store.delete(entity, keys)
      deleted.set(entity, (deleted.get(entity) ?? 0) + rows)
      onDeleted?.(entity.name, rows)
    }
  }
  return deleted
}

/** Keys of an entity's rows to delete, a statement's worth at a time: strangers first, then the newest run. */
async function* doomedKeys(
  store: Store,
  entity: Entity,
  survey: Survey,
  strangers: Strangers,
  newestFirst: boolean,
): AsyncGenerator<KeySet> {
  const found = [...(strangers.get(entity)?.values() ?? [])].reverse()
  for (const keys of slices(found, LOOKUP_ROWS)) yield { kind: 'list', keys }
  for (const seeded of survey.seeded) if (seeded.entity === entity) yield* seededKeys(store, seeded, newestFirst)
}

async function* seededKeys(store: Store, seeded: SeededEntity, newestFirst: boolean): AsyncGenerator<KeySet> {
  const { run, recorded, entity } = seeded
  if (recorded.keys.kind === 'range') {
    const { from, to } = recorded.keys
    for (let end = to; end >= from; end -= RANGE_ROWS) {
      const start = end - RANGE_ROWS + 1n
      yield { kind: 'range', from: start < from ? from : start, to: end }
    }
    return
  }
  if (newestFirst) {
    // The ledger is read forwards only: here, and only here, all keys of the entity are held.
    const all: Tuple[] = []
    for await (const part of readParts(store, run, recorded, entity)) for (const key of part.keys) all.push(key)
    for (const keys of slices(all.reverse(), LOOKUP_ROWS)) yield { kind: 'list', keys }
    return
  }
  for await (const part of readParts(store, run, recorded, entity)) {
    for (const keys of slices(part.keys, LOOKUP_ROWS)) yield { kind: 'list', keys }
  }
}

/** Sets foreign keys to NULL in the rows that hold one. */
async function setNull(store: Store, { entity, fields }: Blank, keys: KeySet): Promise<void> {
  const read = [...entity.key, ...fields]
  for await (const page of store.read(entity, { fields: read, keys })) {
    const held = page.filter((tuple) => tuple.slice(entity.key.length).some((value) => value !== null))
    const rows = held.map((tuple) => [...keyOf(entity, read, tuple), ...fields.map(() => null)])
    if (rows.length > 0) await store.update(entity, { fields: read, count: rows.length, batches: () => [rows] })
  }
}
