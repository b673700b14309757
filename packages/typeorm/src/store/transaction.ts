import { type Access, transactionOpen } from '@seed/core/adapter'
import type { Session } from '@seed/sql'
import type { DataSourceLike, QueryRunnerLike } from '../client.js'
import type { Dialect } from '../dialect.js'

/**
 * Runs work in a transaction of TypeORM's and hands it a session on the driver's own connection, so that what is written
 * past the ORM and what the ORM writes commit or roll back together. The error of the work is thrown as it is.
 *
 * @throws {SeedError} `ADAPTER.TRANSACTION_OPEN` when the only connection is inside a transaction of the application.
 */
export async function inTransaction<T>(
  source: DataSourceLike,
  dialect: Dialect,
  access: Access,
  work: (runner: QueryRunnerLike, session: Session) => Promise<T>,
): Promise<T> {
  const runner = source.createQueryRunner('master')
  if (runner.isTransactionActive) throw transactionOpen()
  try {
    const session = dialect.session(await runner.connect(), schemaOf(source))
    await session.prepare(access)
    await runner.startTransaction()
    try {
      await session.begun(access)
      const result = await work(runner, session)
      await runner.commitTransaction()
      return result
    } catch (error) {
      await undo(runner)
      throw error
    }
  } finally {
    await runner.release()
  }
}

/** Runs work on a driver connection outside a transaction. */
export async function onConnection<T>(
  source: DataSourceLike,
  dialect: Dialect,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  const runner = source.createQueryRunner('master')
  try {
    return await work(dialect.session(await runner.connect(), schemaOf(source)))
  } finally {
    await runner.release()
  }
}

function schemaOf({ options }: DataSourceLike): string | undefined {
  return typeof options.schema === 'string' ? options.schema : undefined
}

/** A connection that is lost cannot be rolled back, and need not be; the first error says what happened. */
async function undo(runner: QueryRunnerLike): Promise<void> {
  try {
    if (runner.isTransactionActive) await runner.rollbackTransaction()
  } catch {
    // The error that led here is thrown.
  }
}
