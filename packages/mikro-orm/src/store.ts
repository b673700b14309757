import { type Adapter, defineAdapter } from '@seed/core/adapter'
import { openPlainAdapter, ormStore } from '@seed/sql'
import { classify } from './classify.js'
import type { EmLike, MetadataLike, OrmLike } from './client.js'
import { configuredTarget } from './configured.js'
import { describedEntities, describeOrm } from './describe.js'
import { dialectOf } from './dialect.js'
import { createSchema } from './store/create-schema.js'
import { onConnection } from './store/driver-connection.js'
import { insertThroughOrm } from './store/orm-insert.js'
import { inTransaction } from './store/transaction.js'

/**
 * Makes a MikroORM instance usable by core. The drivers of SQLite, libSQL, PostgreSQL, MariaDB and MySQL work.
 *
 * It connects when first needed, as MikroORM does; whoever made the instance closes it.
 *
 * Rows are written past MikroORM on the driver connection of its own transaction, or with `through: 'orm'` by its unit of
 * work, which runs `onCreate`, hooks, subscribers and custom types. `Store.client` is the entity manager of the transaction, a
 * fork of its own.
 *
 * @throws {SeedError} `ADAPTER.UNSUPPORTED_DATABASE` for the driver of another database.
 */
export function mikroOrmAdapter<Em extends EmLike>(orm: OrmLike<Em>): Adapter<Em> {
  const dialect = dialectOf(orm)
  return defineAdapter<Em>({
    name: 'mikro-orm',
    capabilities: { rollback: true, deferredForeignKeys: dialect.deferredForeignKeys, ormWrites: true },
    configured: configuredTarget(orm, dialect),
    describe: async () => describeOrm(orm),
    catalog: () => onConnection(orm, dialect, (session) => session.catalog()),
    target: () => onConnection(orm, dialect, (session) => session.target()),
    transaction: (work, access = 'write') => {
      const metadata = metadataByName(orm)
      return inTransaction(orm, dialect, access, (em, session) =>
        work(ormStore(session, em, (entity, rows) => insertThroughOrm(em, entity, metadata.get(entity.name), rows))),
      )
    },
    createSchema: (request) => createSchema(orm, request),
    openTarget: (request) => openPlainAdapter(request, { instants: 'epoch-ms' }),
    rewrite: (entities) => onConnection(orm, dialect, (session) => session.rewrite(entities)),
    classify: (error) => classify(dialect, error),
    close: async () => undefined,
  })
}

function metadataByName(orm: OrmLike): ReadonlyMap<string, MetadataLike> {
  return new Map(describedEntities(orm).map(({ entity, metadata }) => [entity.name, metadata]))
}
