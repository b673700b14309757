import type { Store } from '../adapter/port.js'
import { tableKey, type Block } from '../engine/block.js'
import { exhausted } from '../errors/unique.js'
import type { Binding, BoundField } from '../plan/bind.js'
import { uniqueSetsOf } from '../plan/links.js'
import type { Plan } from '../plan/plan.js'
import type { Entity, Tuple } from '../schema/schema.js'

/** Rows whose unique values are looked up in one query. */
const LOOKUP_ROWS = 500
const MAX_ROUNDS = 20

/** Reserves keys for all rows, and moves rows aside whose unique values the database holds already. */
export async function makeRoom(store: Store, plan: Plan): Promise<void> {
  for (const blocks of byTable(plan.bindings).values()) {
    const [first] = blocks as [Binding]
    const { entity } = first.block
    const keyField = first.fields.find((one) => one.origin === 'allocated')
    const rows = blocks.reduce((sum, { block }) => sum + block.count, 0)
    if (rows === 0) continue
    if (keyField !== undefined) {
      const base = await store.reserve(entity, keyField.field.name, rows)
      for (const { block } of blocks) block.keyBase = base
    }
    if ((await store.count(entity)) > 0) await avoidTaken(store, blocks)
  }
}

function byTable(bindings: readonly Binding[]): Map<string, Binding[]> {
  const tables = new Map<string, Binding[]>()
  for (const binding of bindings) {
    const key = tableKey(binding.block.entity)
    tables.set(key, [...(tables.get(key) ?? []), binding])
  }
  return tables
}

async function avoidTaken(store: Store, bindings: readonly Binding[]): Promise<void> {
  let spare = Math.max(...bindings.map(({ block }) => block.start + block.firstIndex + block.count))
  for (const binding of bindings) {
    for (const fields of drawnSets(binding)) {
      for (let from = 0; from < binding.block.count; from += LOOKUP_ROWS) {
        spare = await avoidTakenRows(store, binding.block, fields, from, spare)
      }
    }
  }
}

/** Unique sets whose values are drawn: an allocated key is new by itself, and pairs of new rows are new. */
function drawnSets({ block, fields }: Binding): readonly (readonly string[])[] {
  const origins = new Map<string, BoundField['origin']>(fields.map((one) => [one.field.name, one.origin]))
  return uniqueSetsOf(block.entity).filter((names) => {
    const kinds = names.map((name) => origins.get(name))
    return !kinds.includes('allocated') && !kinds.includes('relation') && !kinds.includes('database')
  })
}

async function avoidTakenRows(
  store: Store,
  block: Block,
  fields: readonly string[],
  from: number,
  spare: number,
): Promise<number> {
  let pending = Array.from({ length: Math.min(LOOKUP_ROWS, block.count - from) }, (_, i) => from + i)
  for (let round = 0; pending.length > 0; round += 1) {
    if (round === MAX_ROUNDS) throw exhausted(`${block.entity.name} (${fields.join(', ')})`, spare)
    const wanted = new Map(pending.map((ordinal) => [JSON.stringify(valuesOf(block, ordinal, fields), plain), ordinal]))
    const taken = await takenOf(
      store,
      block.entity,
      fields,
      pending.map((ordinal) => valuesOf(block, ordinal, fields)),
    )
    pending = [...wanted].filter(([text]) => taken.has(text)).map(([, ordinal]) => ordinal)
    for (const ordinal of pending) {
      block.redrawn.set(ordinal, spare)
      block.forget(ordinal)
      spare += 1
    }
  }
  return spare
}

function valuesOf(block: Block, ordinal: number, fields: readonly string[]): Tuple {
  const row = block.freshRow(ordinal)
  return fields.map(
    (name) => block.written.find(({ field }) => field.name === name)?.toStored(row[name]) ?? null,
  ) as Tuple
}

async function takenOf(
  store: Store,
  entity: Entity,
  fields: readonly string[],
  anyOf: readonly Tuple[],
): Promise<ReadonlySet<string>> {
  const found = new Set<string>()
  const asked = anyOf.filter((tuple) => !tuple.includes(null))
  if (asked.length === 0) return found
  for await (const page of store.read(entity, { fields, match: { fields, anyOf: asked } })) {
    for (const tuple of page) found.add(JSON.stringify(tuple, plain))
  }
  return found
}

function plain(_: string, value: unknown): unknown {
  return typeof value === 'bigint' ? `${value}n` : value
}
