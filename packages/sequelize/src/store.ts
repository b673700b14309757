import { type Adapter, defineAdapter, type Entity, type RowSource } from '@seed/core/adapter'
import { openPlainAdapter, ormStore } from '@seed/sql'
import type { Sequelize, Transaction } from 'sequelize'
import { classify } from './classify.js'
import type { ModelLike, SequelizeLike } from './client.js'
import { configuredTarget } from './configured.js'
import { describedEntities, describeSequelize } from './describe.js'
import { dialectOf } from './dialect.js'
import { createSchema } from './store/create-schema.js'
import { insertThroughOrm } from './store/orm-insert.js'
import { inTransaction, onConnection } from './store/transaction.js'

/** What a step gets: `User.create(values, { transaction })` writes in the transaction of the run. */
export interface SequelizeClient {
  readonly sequelize: Sequelize
  readonly transaction: Transaction
}

/**
 * Makes a Sequelize instance usable by core. PostgreSQL, SQLite, MariaDB and MySQL work. Models and associations must be
 * defined before the first call; nothing is synchronised, and the instance stays open.
 *
 * Rows are written past Sequelize on the driver connection of its own transaction, or with `through: 'orm'` by its models,
 * which runs hooks, setters and validators. `Store.client` is the instance and the transaction.
 *
 * @throws {SeedError} `ADAPTER.UNSUPPORTED_DATABASE` for an instance of another database.
 */
export function sequelizeAdapter(sequelize: SequelizeLike): Adapter<SequelizeClient> {
  const dialect = dialectOf(sequelize.getDialect())
  return defineAdapter<SequelizeClient>({
    name: 'sequelize',
    capabilities: { rollback: true, deferredForeignKeys: dialect.deferredForeignKeys, ormWrites: true },
    configured: configuredTarget(sequelize, dialect),
    describe: async () => describeSequelize(sequelize),
    catalog: () => onConnection(sequelize, dialect, (session) => session.catalog()),
    target: () => onConnection(sequelize, dialect, (session) => session.target()),
    transaction: (work, access = 'write') => {
      const models = modelsByName(sequelize)
      return inTransaction(sequelize, dialect, access, (transaction, session) => {
        const way = { sequelize, transaction }
        const insert = (entity: Entity, rows: RowSource): Promise<number> =>
          insertThroughOrm(way, entity, models.get(entity.name), rows)
        return work(ormStore(session, way as unknown as SequelizeClient, insert))
      })
    },
    createSchema: (request) => createSchema(sequelize, request),
    openTarget: (request) => openPlainAdapter(request, { instants: 'sql-offset' }),
    rewrite: (entities) => onConnection(sequelize, dialect, (session) => session.rewrite(entities)),
    classify: (error) => classify(dialect, error),
    close: async () => undefined,
  })
}

function modelsByName(sequelize: SequelizeLike): ReadonlyMap<string, ModelLike> {
  return new Map(describedEntities(sequelize).map(({ entity, model }) => [entity.name, model]))
}
