import { type Access, type Adapter, defineAdapter, type Schema, type Store } from '@seed/core/adapter'
import type { Session, SqlStore } from '@seed/sql'
import { classify } from './classify.js'
import type { PrismaClientLike, RawLike, TransactionOf } from './client.js'
import { configuredTarget } from './configured.js'
import { describeDatamodel } from './describe.js'
import { dialectOf } from './dialect.js'
import type { Datamodel } from './schema/datamodel.js'
import { findDatamodel, type SchemaSource } from './schema/find-datamodel.js'
import { insertThroughOrm } from './store/orm-insert.js'
import { hasQueryExtension, providerOf, schemaNameOf } from './store/private-members.js'
import { openTarget, rewrite } from './store/target.js'
import { type ConnectionOptions, inTransaction } from './store/transaction.js'

/** What the adapter may be told beside the client. */
export interface PrismaAdapterOptions<Tx = never> extends SchemaSource, ConnectionOptions<Tx> {}

/**
 * Makes a Prisma client usable by core. PostgreSQL, MySQL/MariaDB and SQLite work, through any driver adapter.
 *
 * Rows are written past Prisma on the driver connection of its own `$transaction`, or with `through: 'orm'` by
 * `createMany`, which runs the `query` extensions of the client. `Store.client` is the client of the transaction. The client
 * is connected when first needed and stays so; whoever made it disconnects it.
 *
 * @throws {SeedError} `ADAPTER.UNSUPPORTED_DATABASE` for a client of another database.
 */
export function prismaAdapter<Client extends PrismaClientLike>(
  client: Client,
  options: PrismaAdapterOptions<TransactionOf<Client>> = {},
): Adapter<TransactionOf<Client>> {
  const dialect = dialectOf(providerOf(client))
  const datamodel = once(() => findDatamodel(client, options))
  const describe = once(async () => describeClient(client, await datamodel()))
  const target = configuredTarget(client, dialect)
  const run: Run<TransactionOf<Client>> = (access, work) => inTransaction(client, dialect, options, access, work)
  return defineAdapter<TransactionOf<Client>>({
    name: 'prisma',
    capabilities: { rollback: true, deferredForeignKeys: dialect.deferredForeignKeys, ormWrites: true },
    ...(target === undefined ? {} : { configured: target }),
    describe,
    catalog: () => run('read', (_, session) => session.catalog()),
    target: () => run('read', (_, session) => session.target()),
    transaction: async (work, access = 'write') => {
      const known = await datamodel()
      return run(access, (tx, session) => work(createStore(client, known, tx, session)))
    },
    openTarget: (request) => openTarget(client, dialect, request),
    rewrite: (entities) => rewrite(client, dialect, entities),
    classify: (error) => classify(dialect, error),
    close: async () => undefined,
  })
}

type Run<Tx> = <T>(access: Access, work: (tx: Tx & RawLike, session: Session) => Promise<T>) => Promise<T>

/** A store of the database, with Prisma's own way of writing and its client. */
function createStore<Tx>(client: object, datamodel: Datamodel, tx: Tx & RawLike, session: Session): Store<Tx> {
  const sql: SqlStore = session.store()
  return {
    ...sql,
    client: tx,
    insert: (entity, source, through) =>
      through === 'native' || entity.joinTable === true
        ? sql.insert(entity, source, 'native')
        : session.whileOrmWrites(() => insertThroughOrm({ client, datamodel, tx, sql }, entity, source)),
  }
}

function describeClient(client: object, datamodel: Datamodel): Schema {
  return describeDatamodel(datamodel, {
    schemaName: schemaNameOf(client),
    hooksOf: (model) => (hasQueryExtension(client, model) ? ['query extension of createMany'] : []),
  })
}

/** Makes a value when first asked for; after a failure the next call tries again. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => {
    made ??= make().catch((error: unknown) => {
      made = undefined
      throw error
    })
    return made
  }
}
