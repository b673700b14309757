import type { Store } from '../adapter/port.js'
import { tableKey, type Block } from '../engine/block.js'
import { pathOf } from '../engine/row.js'
import { valuesTaken } from '../errors/run.js'
import type { Binding, BoundField } from '../plan/bind.js'
import { uniqueSetsOf } from '../plan/links.js'
import type { Plan } from '../plan/plan.js'
import type { Tuple } from '../schema/schema.js'

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
    const sets = drawnSets(binding)
    if (sets.length === 0) continue
    for (let from = 0; from < binding.block.count; from += LOOKUP_ROWS) {
      spare = await avoidTakenRows(store, binding.block, sets, from, spare)
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

/** Moves rows aside until none of their values is taken: a row that moved is looked up again, in all of its sets. */
async function avoidTakenRows(
  store: Store,
  block: Block,
  sets: readonly (readonly string[])[],
  from: number,
  firstSpare: number,
): Promise<number> {
  let spare = firstSpare
  let pending: readonly number[] = Array.from({ length: Math.min(LOOKUP_ROWS, block.count - from) }, (_, i) => from + i)
  for (let round = 0; pending.length > 0; round += 1) {
    const moved = new Set<number>()
    for (const fields of sets) {
      for (const ordinal of await takenRows(store, block, fields, pending)) {
        if (moved.has(ordinal)) continue
        moveAside(block, ordinal, fields, spare, round)
        moved.add(ordinal)
        spare += 1
      }
    }
    pending = [...moved]
  }
  return spare
}

/** Gives a row another unique index; refuses where that changes nothing, for no other draw would either. */
function moveAside(block: Block, ordinal: number, fields: readonly string[], spare: number, round: number): void {
  const before = textOf(valuesOf(block, ordinal, fields))
  block.redrawn.set(ordinal, spare)
  block.forget(ordinal)
  if (round < MAX_ROUNDS && textOf(valuesOf(block, ordinal, fields)) !== before) return
  throw valuesTaken(block.entity.name, fields, pathOf(block.freshRow(ordinal)))
}

/** Those of the rows whose values of these fields the database holds already. */
async function takenRows(
  store: Store,
  block: Block,
  fields: readonly string[],
  ordinals: readonly number[],
): Promise<readonly number[]> {
  const wanted = ordinals
    .map((ordinal) => ({ ordinal, values: valuesOf(block, ordinal, fields) }))
    .filter(({ values }) => !values.includes(null))
  const found = new Set<string>()
  if (wanted.length === 0) return []
  const match = { fields, anyOf: wanted.map(({ values }) => values) }
  for await (const page of store.read(block.entity, { fields, match })) {
    for (const tuple of page) found.add(textOf(tuple))
  }
  return wanted.filter(({ values }) => found.has(textOf(values))).map(({ ordinal }) => ordinal)
}

function valuesOf(block: Block, ordinal: number, fields: readonly string[]): Tuple {
  const row = block.freshRow(ordinal)
  return fields.map(
    (name) => block.written.find(({ field }) => field.name === name)?.toStored(row[name]) ?? null,
  ) as Tuple
}

function textOf(tuple: Tuple): string {
  return JSON.stringify(tuple, (_, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value))
}
