import type { Store } from '../adapter/port.js'
import type { ListedRows } from '../errors/clean.js'
import { throwIfAborted } from '../errors/run.js'
import { keyText, showKey } from '../internal/key-text.js'
import type { Entity, Schema, Tuple } from '../schema/schema.js'
import { tableName } from '../value/row-text.js'
import { SHOWN_KEYS } from './compare.js'
import { readParts } from './read-ledger.js'
import {
  lookUpReferences,
  pointsToKey,
  type Reference,
  type Referrer,
  referrersOf,
  scanReferences,
} from './references.js'
import type { Survey } from './survey.js'

/** A table at most this many times as large as what was seeded is read through; of a larger one rows are looked up. */
const SCAN_FACTOR = 20
const SCAN_ROWS = 10_000

/** Rows that were not seeded, by entity and key text. */
export type Strangers = ReadonlyMap<Entity, ReadonlyMap<string, Tuple>>

/**
 * Lists the rows outside the ledger that point to seeded rows, by relation. Memory stays at a page and the keys shown.
 */
export async function listStrangers(
  store: Store,
  schema: Schema,
  survey: Survey,
  signal?: AbortSignal,
): Promise<readonly ListedRows[]> {
  const found = new Map<string, { count: number; keys: string[] }>()
  for await (const { referrer, key } of pointingToSeeded(store, schema, survey, signal)) {
    const name = `${referrer.entity.name}.${referrer.relation.name}`
    const list = found.get(name) ?? { count: 0, keys: [] }
    found.set(name, list)
    list.count++
    if (list.keys.length < SHOWN_KEYS) list.keys.push(key.length === 0 ? '(no key)' : showKey(key))
  }
  return [...found].map(([entity, list]) => ({ entity, ...list }))
}

/**
 * The rows outside the ledger that point to seeded rows, those that point to them, and so on. Their keys are held in memory.
 */
export async function collectStrangers(
  store: Store,
  schema: Schema,
  survey: Survey,
  signal?: AbortSignal,
): Promise<Strangers> {
  const all = new Map<Entity, Map<string, Tuple>>()
  let next = await gather(pointingToSeeded(store, schema, survey, signal), all)
  while (next.size > 0) {
    const found = new Map<Entity, Tuple[]>()
    for (const [owner, keys] of next) {
      for (const referrer of referrersOf(schema, new Set([tableName(owner.table)]))) {
        const pointing = lookUpReferences(store, referrer, owner, keys)
        for (const [entity, more] of await gather(outside(pointing, survey), all)) {
          found.set(entity, [...(found.get(entity) ?? []), ...more])
        }
      }
    }
    throwIfAborted(signal)
    next = found
  }
  return all
}

/** Adds references to `all` and gives those that were not there yet. */
async function gather(
  references: AsyncIterable<Reference>,
  all: Map<Entity, Map<string, Tuple>>,
): Promise<ReadonlyMap<Entity, readonly Tuple[]>> {
  const added = new Map<Entity, Tuple[]>()
  for await (const { referrer, key } of references) {
    const { entity } = referrer
    const known = all.get(entity) ?? new Map<string, Tuple>()
    all.set(entity, known)
    if (known.has(keyText(key))) continue
    known.set(keyText(key), key)
    const list = added.get(entity)
    if (list === undefined) added.set(entity, [key])
    else list.push(key)
  }
  return added
}

async function* pointingToSeeded(
  store: Store,
  schema: Schema,
  survey: Survey,
  signal: AbortSignal | undefined,
): AsyncGenerator<Reference> {
  const tables = new Set(survey.seeded.map(({ entity }) => tableName(entity.table)))
  for (const referrer of referrersOf(schema, tables)) {
    for await (const reference of outside(await chooseSearch(store, referrer, survey), survey)) {
      throwIfAborted(signal)
      yield reference
    }
  }
}

/** Only rows that were not seeded themselves. */
async function* outside(references: AsyncIterable<Reference>, { keys }: Survey): AsyncGenerator<Reference> {
  for await (const reference of references) {
    const { entity } = reference.referrer
    if (reference.key.length === 0 || !keys.has(tableName(entity.table), reference.key)) yield reference
  }
}

async function chooseSearch(store: Store, referrer: Referrer, survey: Survey): Promise<AsyncIterable<Reference>> {
  const table = tableName(referrer.target.table)
  const isSmall = (await store.count(referrer.entity)) <= SCAN_ROWS + SCAN_FACTOR * survey.keys.rows(table)
  return pointsToKey(referrer) && isSmall
    ? scanReferences(store, referrer, (key) => survey.keys.has(table, key))
    : lookUpSeeded(store, referrer, survey)
}

async function* lookUpSeeded(store: Store, referrer: Referrer, survey: Survey): AsyncGenerator<Reference> {
  const table = tableName(referrer.target.table)
  for (const { run, recorded, entity } of survey.seeded) {
    if (recorded.table !== table) continue
    for await (const part of readParts(store, run, recorded, entity)) {
      yield* lookUpReferences(store, referrer, entity, part.keys)
    }
  }
}
