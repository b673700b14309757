import type { Entity, Field, RowSource, Schema, Store, Tuple } from '@seed/core/adapter'
import type { SqlStore } from '../shared/store.js'

/** The entity of that name in a catalog. */
export function entityIn(schema: Schema, name: string): Entity {
  const entity = schema.entities.find((candidate) => candidate.name === name)
  if (entity === undefined)
    throw new Error(`no table ${name} among ${schema.entities.map((one) => one.name).join(', ')}`)
  return entity
}

/** A field with what a test says about it. */
export function field(name: string, type: Field['type'], nativeType = '', more: Partial<Field> = {}): Field {
  return { name, column: name, type, nativeType, nullable: true, ...more }
}

/** An entity with what a test says about it. */
export function entity(name: string, fields: readonly Field[], more: Partial<Entity> = {}): Entity {
  return { name, table: { name }, origin: 'orm', fields, key: ['id'], relations: [], uniques: [], checks: [], ...more }
}

/** Rows as a source, in batches of a few. */
export function rowsOf(fields: readonly string[], rows: readonly Tuple[], batchRows = 3): RowSource {
  return {
    fields,
    count: rows.length,
    *batches() {
      for (let i = 0; i < rows.length; i += batchRows) yield rows.slice(i, i + batchRows)
    },
  }
}

/** A source that makes `count` rows one batch after the other and keeps none. */
export function madeRows(
  fields: readonly string[],
  count: number,
  make: (index: number) => Tuple,
  batchRows = 1_000,
): RowSource {
  return {
    fields,
    count,
    *batches() {
      for (let from = 0; from < count; from += batchRows) {
        yield Array.from({ length: Math.min(batchRows, count - from) }, (_, i) => make(from + i))
      }
    },
  }
}

/** All rows that a store reads. */
export async function readAll(
  store: Pick<SqlStore, 'read'>,
  of: Entity,
  selection: Partial<Parameters<Store['read']>[1]> = {},
): Promise<readonly Tuple[]> {
  const rows: Tuple[] = []
  const fields = selection.fields ?? of.fields.map((one) => one.name)
  for await (const page of store.read(of, { ...selection, fields })) rows.push(...page)
  return rows
}

/** What a promise rejects with. */
export async function failureOf(work: Promise<unknown>): Promise<unknown> {
  try {
    await work
  } catch (error) {
    return error
  }
  throw new Error('expected a failure')
}
