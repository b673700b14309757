import type { Adapter, Store } from '../../../adapter/port.js'
import { throwIfAborted } from '../../../errors/run.js'
import { joinProblems } from '../../../errors/seed-error.js'
import { mergeSchemas } from '../../../schema/merge.js'
import { findEntity } from '../../../schema/lookup.js'
import type { Entity, Field, Value } from '../../../schema/schema.js'
import type { Watch } from '../../reports.js'
import { holdingOf } from '../holding.js'
import { createReservoir } from './reservoir.js'

/** Rows of an entity that are looked at, at most. */
const SAMPLE_ROWS = 20_000
/** Documents are taken apart, which costs more. */
const SAMPLE_DOCUMENTS = 2_000
/** Characters of a text that are looked at. */
const LONGEST = 1_000

/** Values of one field from all over its table; NULLs are left out. */
export type Sample = readonly Value[]

/** Samples by entity, then by field; only fields that hold texts or documents have one. */
export type Samples = ReadonlyMap<string, ReadonlyMap<string, Sample>>

/** Fields to look into. */
export interface Wanted {
  readonly entity: Entity
  readonly fields: readonly Field[]
}

/**
 * Reads a uniform sample of every field in which something personal could be found by its values, at most 20,000 rows of an
 * entity from all over its table, in one reading transaction. Every row passes by once; memory holds the sample.
 *
 * @throws {SeedError} `RUN.INTERRUPTED`, `STORE.*`, `SCHEMA.*` where database and metadata do not go together.
 */
export async function readSamples(adapter: Adapter, wanted: readonly Wanted[], watch: Watch): Promise<Samples> {
  const readable = wanted
    .map(({ entity, fields }) => ({ entity, fields: fields.filter(isTelling) }))
    .filter(({ fields }) => fields.length > 0)
  if (readable.length === 0) return new Map()
  // Columns are read as the database has them: the ORM may be less exact.
  const { schema, problems } = mergeSchemas(await adapter.describe(), await adapter.catalog())
  if (problems.length > 0) throw joinProblems(problems)
  const began = performance.now()
  return adapter.transaction(async (store) => {
    const samples = new Map<string, ReadonlyMap<string, Sample>>()
    for (const { entity, fields } of readable) {
      const stored = findEntity(schema, entity.name) ?? entity
      samples.set(entity.name, await sampleEntity(store, stored, fields, watch, began))
    }
    return samples
  }, 'read')
}

function isTelling({ type }: Field): boolean {
  const holding = holdingOf(type)
  return holding === 'text' || holding === 'document'
}

async function sampleEntity(
  store: Store,
  entity: Entity,
  fields: readonly Field[],
  watch: Watch,
  began: number,
): Promise<ReadonlyMap<string, Sample>> {
  const total = await store.count(entity)
  const reservoir = createReservoir(SAMPLE_ROWS, entity.name)
  const columns = fields.map((field) => ({
    field,
    document: holdingOf(field.type) === 'document',
    values: [] as Value[],
  }))
  for await (const page of store.read(entity, { fields: fields.map((field) => field.name) })) {
    throwIfAborted(watch.signal)
    for (const tuple of page) {
      const place = reservoir.next()
      if (place === undefined) continue
      columns.forEach(({ document, values }, i) => {
        if (!document || place < SAMPLE_DOCUMENTS) values[place] = cut(tuple[i] ?? null)
      })
    }
    const done = reservoir.seen
    watch.onProgress?.({ phase: 'read', entity: entity.name, done, total, elapsedMs: performance.now() - began })
  }
  return new Map(columns.map(({ field, values }) => [field.name, values.filter((value) => value !== null)]))
}

// A slice would keep the whole text in memory.
function cut(value: Value): Value {
  if (typeof value !== 'string' || value.length <= LONGEST) return value
  return Buffer.from(value.slice(0, LONGEST), 'utf16le').toString('utf16le')
}
