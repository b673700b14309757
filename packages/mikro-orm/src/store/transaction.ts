import { type Access, transactionOpen } from '@seed/core/adapter'
import type { Session } from '@seed/sql'
import type { EmLike, OrmLike } from '../client.js'
import { schemasOf } from '../describe/names.js'
import type { Dialect } from '../dialect.js'
import { beginOn, nativeClient, onConnection } from './driver-connection.js'

/**
 * Runs work in a transaction of MikroORM's, on a fork of its entity manager, and hands it a session on the driver's own
 * connection, so that what is written past the ORM and what the ORM writes commit or roll back together. What the work leaves
 * unflushed in the fork is flushed. The error of the work is thrown as it is.
 *
 * @throws {SeedError} `ADAPTER.TRANSACTION_OPEN` when the only connection is inside a transaction of the application.
 */
export async function inTransaction<Em extends EmLike, T>(
  orm: OrmLike<Em>,
  dialect: Dialect,
  access: Access,
  work: (em: Em, session: Session) => Promise<T>,
): Promise<T> {
  await checkFree(orm, dialect)
  if (access === 'write') await onConnection(orm, dialect, (session) => session.prepare(access))
  const em = orm.em.fork({ clear: true }) as Em
  let connection: unknown
  try {
    connection = await beginOn(em, dialect)
    const session = dialect.session(connection, schemasOf(orm))
    await session.begun(access)
    const result = await work(em, session)
    await em.commit()
    return result
  } catch (error) {
    await undo(em, dialect, connection)
    throw error
  }
}

/** On SQLite there is one connection, and MikroORM would wait for it for ever. */
async function checkFree(orm: OrmLike, dialect: Dialect): Promise<void> {
  if (dialect.identity !== undefined) return
  const { inTransaction: open } = (await nativeClient(orm.em)) as { readonly inTransaction?: boolean }
  if (open === true) throw transactionOpen()
}

/**
 * Rolls back. Where that fails, for the connection is lost, MikroORM keeps it for ever and would wait for it when it closes; so
 * it is taken out of the pool here. The error that led here says what happened.
 */
async function undo(em: EmLike, dialect: Dialect, connection: unknown): Promise<void> {
  try {
    dialect.beforeRollback?.(connection)
    await em.rollback()
  } catch {
    if (connection !== undefined) dialect.discard?.(connection)
  }
}
