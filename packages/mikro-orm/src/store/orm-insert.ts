import { type Entity, InternalError, type RowSource, writeChunks, type WriteRows } from '@seed/core/adapter'
import type { EmLike, MetadataLike } from '../client.js'
import { entityWriter } from './entity-writer.js'

/** Entities of one flush. MikroORM cuts them into statements of `batchSize` rows. */
const ROWS = 500

/**
 * Writes rows as instances of the application's classes: `em.create(Entity, data)` and `em.flush()` on a fork within the
 * transaction, which applies `onCreate`, runs `beforeCreate` and `afterCreate` hooks, subscribers, custom types and the check
 * of required properties. What a hook sets on the instance is written.
 *
 * The table of a many-to-many relation has no class; its rows go through the driver's `nativeInsertMany`.
 *
 * @returns how many rows were written.
 * @throws {SeedError} `ORM.KEY_CHANGED`, `ORM.UNMAPPED_FIELD`, `ORM.IDENTITY_ALWAYS`.
 */
export async function insertThroughOrm(
  em: EmLike,
  entity: Entity,
  metadata: MetadataLike | undefined,
  source: RowSource,
): Promise<number> {
  if (metadata === undefined) throw new InternalError(`MikroORM has no metadata of ${entity.name}`)
  const write =
    entity.joinTable === true
      ? joinTableWriter(em, entity, metadata, source.fields)
      : instanceWriter(em, entity, metadata, source.fields)
  return writeChunks(source, ROWS, write)
}

function instanceWriter(em: EmLike, entity: Entity, metadata: MetadataLike, fields: readonly string[]): WriteRows {
  // What the application holds in its own entity manager is neither flushed nor forgotten here.
  const fork = em.fork({ clear: true, keepTransactionContext: true }) as EmLike
  const { waves, make, checkKey } = entityWriter(fork, entity, metadata, fields)
  return async (batch, first) => {
    for (const { places, circular } of waves(batch)) {
      const rows = places.map((place) => batch[place] ?? [])
      const instances = await make(rows, circular)
      fork.persist(instances as never)
      await fork.flush()
      instances.forEach((instance, i) => checkKey(instance, rows[i] ?? [], first + (places[i] ?? 0)))
      fork.clear()
    }
  }
}

interface DriverLike {
  nativeInsertMany(entity: unknown, rows: readonly object[], options: object): Promise<unknown>
}

function joinTableWriter(em: EmLike, entity: Entity, metadata: MetadataLike, fields: readonly string[]): WriteRows {
  const columns = fields.map((name) => entity.fields.find((field) => field.name === name)?.column ?? name)
  const driver = em.getDriver() as DriverLike
  const ctx = em.getTransactionContext()
  return async (rows) => {
    const records = rows.map((row) => Object.fromEntries(columns.map((column, i) => [column, row[i]])))
    await driver.nativeInsertMany(metadata.class, records, {
      ctx,
      convertCustomTypes: false,
      processCollections: false,
    })
  }
}
