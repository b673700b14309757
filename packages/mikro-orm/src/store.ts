import { type Adapter, defineAdapter, type Store } from '@seed/core/adapter'
import type { Session } from '@seed/sql'
import { classify } from './classify.js'
import type { EmLike, MetadataLike, OrmLike } from './client.js'
import { configuredTarget } from './configured.js'
import { describedEntities, describeOrm } from './describe.js'
import { dialectOf } from './dialect.js'
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
      return inTransaction(orm, dialect, access, (em, session) => work(createStore(em, session, metadata)))
    },
    classify: (error) => classify(dialect, error),
    close: async () => undefined,
  })
}

/** A store of the database, with MikroORM's own way of writing and its entity manager. */
function createStore<Em extends EmLike>(
  em: Em,
  session: Session,
  metadata: ReadonlyMap<string, MetadataLike>,
): Store<Em> {
  const sql = session.store()
  return {
    ...sql,
    client: em,
    insert: (entity, source, through) =>
      through === 'native'
        ? sql.insert(entity, source, through)
        : session.whileOrmWrites(() => insertThroughOrm(em, entity, metadata.get(entity.name), source)),
  }
}

function metadataByName(orm: OrmLike): ReadonlyMap<string, MetadataLike> {
  return new Map(describedEntities(orm).map(({ entity, metadata }) => [entity.name, metadata]))
}
