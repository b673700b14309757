import { type Access, transactionOpen } from '@seed/core/adapter'
import type { Session } from '@seed/sql'
import type { ConnectionManagerLike, RunManaged, SequelizeLike, TransactionLike } from '../client.js'
import { optionsOf } from '../describe/attributes.js'
import type { Dialect } from '../dialect.js'

/**
 * Runs work in a managed transaction of Sequelize's, with a session on the driver's own connection, so that what is written
 * past the ORM and what the ORM writes commit or roll back together. Where the application uses CLS, Sequelize's own calls
 * inside join by themselves. The error of the work is thrown as it is.
 *
 * @throws {SeedError} `ADAPTER.TRANSACTION_OPEN` when the only connection is inside a transaction of the application.
 */
export async function inTransaction<T>(
  sequelize: SequelizeLike,
  dialect: Dialect,
  access: Access,
  work: (transaction: TransactionLike, session: Session) => Promise<T>,
): Promise<T> {
  await onConnection(sequelize, dialect, (session) => session.prepare(access))
  const run = sequelize.transaction.bind(sequelize) as unknown as RunManaged
  return run(async (transaction) => {
    const session = dialect.session(transaction.connection, optionsOf(sequelize).schema)
    await session.begun(access)
    const result = await work(transaction, session)
    if (access === 'write') for (const sql of dialect.settle) await ask(sequelize, sql, transaction)
    return result
  })
}

async function ask(sequelize: SequelizeLike, sql: string, transaction: TransactionLike): Promise<void> {
  await sequelize.query(sql as never, { transaction } as never)
}

/** Runs work on a session outside a transaction. */
export async function onConnection<T>(
  sequelize: SequelizeLike,
  dialect: Dialect,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  const manager = sequelize.connectionManager as ConnectionManagerLike
  const connection = await manager.getConnection()
  // Sequelize marks a connection with the transaction it is in; an in-memory SQLite database has but one connection.
  if ((connection as { readonly uuid?: string }).uuid !== undefined) throw transactionOpen()
  try {
    return await work(dialect.session(connection, optionsOf(sequelize).schema))
  } finally {
    await manager.releaseConnection(connection)
  }
}
