import { type Adapter, defineAdapter } from '@seed/core/adapter'
import { openPlainAdapter, ormStore, targetOf } from '@seed/sql'
import { classify } from './classify.js'
import type { DataSourceLike, EntityMetadataLike, ManagerLike } from './client.js'
import { describeDataSource, describedEntities } from './describe.js'
import { dialectOf } from './dialect.js'
import { createSchema } from './store/create-schema.js'
import { insertThroughOrm } from './store/orm-insert.js'
import { manageSource } from './store/source.js'
import { inTransaction, onConnection } from './store/transaction.js'

/**
 * Makes a TypeORM data source usable by core. PostgreSQL (`postgres`), SQLite (`better-sqlite3`), MariaDB
 * (`mariadb`) and MySQL (`mysql`) work.
 *
 * A data source that is not initialised yet is initialised when its database is first needed (to describe it, its metadata is
 * built without connecting), without its `dropSchema`, `synchronize` and
 * `migrationsRun`, and destroyed by `close`; one that is initialised stays open.
 *
 * Rows are written past TypeORM on the driver connection of its own transaction, or with `through: 'orm'` by its insert
 * builder on entity instances (by `manager.save` for trees), which runs listeners, subscribers and transformers.
 * `Store.client` is the entity manager of the transaction.
 *
 * @throws {SeedError} `ADAPTER.UNSUPPORTED_DATABASE` for a data source of another database.
 */
export function typeormAdapter<Manager extends ManagerLike>(source: DataSourceLike<Manager>): Adapter<Manager> {
  const dialect = dialectOf(source.options.type)
  const managed = manageSource(source)
  return defineAdapter<Manager>({
    name: 'typeorm',
    capabilities: { rollback: true, deferredForeignKeys: dialect.deferredForeignKeys, ormWrites: true },
    configured: targetOf({ ...source.options, dialect: dialect.name }),
    describe: async () => {
      await managed.described()
      return describeDataSource(source)
    },
    catalog: async () => {
      await managed.ready()
      return onConnection(source, dialect, (session) => session.catalog())
    },
    target: async () => {
      await managed.ready()
      return onConnection(source, dialect, (session) => session.target())
    },
    transaction: async (work, access = 'write') => {
      await managed.ready()
      const metadata = metadataByName(source)
      return inTransaction(source, dialect, access, (runner, session) =>
        work(
          ormStore(session, runner.manager as Manager, (entity, rows) =>
            insertThroughOrm(
              { manager: runner.manager, saveLeavesOutKeys: dialect.saveLeavesOutKeys },
              entity,
              metadata.get(entity.name),
              rows,
            ),
          ),
        ),
      )
    },
    createSchema: (request) => createSchema(source, request),
    openTarget: (request) => openPlainAdapter(request),
    rewrite: async (entities) => {
      await managed.ready()
      return onConnection(source, dialect, (session) => session.rewrite(entities))
    },
    classify: (error) => classify(dialect, error),
    close: () => managed.close(),
  })
}

function metadataByName(source: DataSourceLike): ReadonlyMap<string, EntityMetadataLike> {
  return new Map(describedEntities(source).map(({ entity, metadata }) => [entity.name, metadata]))
}
