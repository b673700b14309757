import { setImmediate } from 'node:timers/promises'
import { type Entity, InternalError, type RowSource } from '@seed/core/adapter'
import type { EntityMetadataLike, ManagerLike } from '../client.js'
import { entityWriter } from './entity-writer.js'

/** Parameters of one statement; SQLite allows 32,766, PostgreSQL 65,535. */
const PARAMETERS = 30_000

/** Rows of one statement, and of one look-up by key: SQLite nests a composite key's conditions at most 1,000 deep. */
const ROWS = 500
const ROWS_OF_COMPOSITE_KEY = 200

/**
 * Writes rows as the application would: `manager.save(Entity, instances)`, so that entity listeners, subscribers and
 * transformers run. The table of a many-to-many relation has no class; its rows go through `manager.insert(table, rows)`.
 *
 * @returns how many rows were written.
 * @throws {SeedError} `ORM.KEY_CHANGED`, `ORM.UNMAPPED_FIELD`, `ORM.IDENTITY_ALWAYS`.
 */
export async function insertThroughOrm(
  manager: ManagerLike,
  entity: Entity,
  metadata: EntityMetadataLike | undefined,
  source: RowSource,
): Promise<number> {
  if (metadata === undefined) throw new InternalError(`TypeORM has no metadata of ${entity.name}`)
  const chunk = chunkOf(metadata, source.fields.length)
  const write = metadata.isJunction
    ? joinTableWriter(manager, metadata, source.fields)
    : instanceWriter(manager, entity, metadata, source.fields)
  let written = 0
  for (const batch of source.batches('entity')) {
    for (let from = 0; from < batch.length; from += chunk) {
      const rows = batch.slice(from, from + chunk)
      await write(rows, written)
      written += rows.length
      await setImmediate()
    }
  }
  return written
}

type WriteRows = (rows: readonly (readonly unknown[])[], first: number) => Promise<void>

function instanceWriter(
  manager: ManagerLike,
  entity: Entity,
  metadata: EntityMetadataLike,
  fields: readonly string[],
): WriteRows {
  const { make, checkKey } = entityWriter(manager, entity, metadata, fields)
  return async (rows, first) => {
    const instances = rows.map(make)
    // The transaction is open already; reading rows back is for applications that go on working with them.
    await manager.save(metadata.target as never, instances as never[], { transaction: false, reload: false })
    instances.forEach((instance, i) => checkKey(instance, rows[i] ?? [], first + i))
  }
}

function joinTableWriter(manager: ManagerLike, metadata: EntityMetadataLike, fields: readonly string[]): WriteRows {
  return async (rows) => {
    const records = rows.map((row) => Object.fromEntries(fields.map((name, i) => [name, row[i]])))
    await manager.insert(metadata.target as never, records as never)
  }
}

function chunkOf(metadata: EntityMetadataLike, fields: number): number {
  const rows = metadata.primaryColumns.length > 1 ? ROWS_OF_COMPOSITE_KEY : ROWS
  return Math.max(1, Math.min(rows, Math.floor(PARAMETERS / Math.max(1, fields, metadata.columns.length))))
}
