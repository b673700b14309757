import { InternalError } from '@seed/core/adapter'
import type { Session } from '@seed/sql'
import type { ConnectionLike, EmLike, OrmLike } from '../client.js'
import { schemasOf } from '../describe/names.js'
import type { Dialect } from '../dialect.js'
import { noDriverConnection } from '../errors.js'

/** A pool of `pg` or mysql2. */
interface PoolLike {
  on(event: 'acquire', listener: (connection: object) => void): unknown
  off(event: 'acquire', listener: (connection: object) => void): unknown
}

interface PooledLike {
  release(): void
}

/**
 * Begins the transaction of an entity manager and finds the driver's own connection under it. MikroORM hides that one, so the
 * pool is watched while the transaction begins, and the database is asked which of the connections it is.
 *
 * @returns the connection of `pg` or mysql2, or the SQLite database.
 * @throws {SeedError} `ORM.NO_DRIVER_CONNECTION`.
 */
export async function beginOn(em: EmLike, dialect: Dialect): Promise<unknown> {
  const native = await nativeClient(em)
  if (dialect.identity === undefined) {
    await em.begin()
    return native
  }
  const taken = await whatPoolGives(native as PoolLike, () => em.begin())
  const { sql, property } = dialect.identity
  const context = em.getTransactionContext()
  const [answer] = (await writing(em).execute(sql, [], 'all', context)) as readonly { readonly id: unknown }[]
  const mine = taken.find((one) => String((one as Record<string, unknown>)[property]) === String(answer?.id))
  if (mine === undefined) throw new InternalError('the connection of the transaction did not come from the pool')
  return mine
}

/**
 * Runs work on a driver connection outside a transaction.
 *
 * @throws {SeedError} `ORM.NO_DRIVER_CONNECTION`.
 */
export async function onConnection<T>(
  orm: OrmLike,
  dialect: Dialect,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  const native = await nativeClient(orm.em)
  const schemas = schemasOf(orm)
  if (dialect.identity === undefined) return work(dialect.session(native, schemas))
  const connection = await take(dialect, native)
  try {
    return await work(dialect.session(connection, schemas))
  } finally {
    connection.release()
  }
}

/** The pool, or the SQLite database. Connects when that has not been done yet. */
export async function nativeClient(em: EmLike): Promise<unknown> {
  const connection = writing(em)
  await connection.ensureConnection()
  try {
    return await connection.getNativeClient()
  } catch (error) {
    throw noDriverConnection(error)
  }
}

function writing(em: EmLike): ConnectionLike {
  return em.getConnection('write') as ConnectionLike
}

async function whatPoolGives(pool: PoolLike, work: () => Promise<void>): Promise<readonly object[]> {
  const taken: object[] = []
  const note = (connection: object): void => void taken.push(connection)
  pool.on('acquire', note)
  try {
    await work()
  } finally {
    pool.off('acquire', note)
  }
  return taken
}

/** `pg` promises a connection, mysql2 calls back. */
function take(dialect: Dialect, pool: unknown): Promise<PooledLike> {
  if (dialect.name === 'postgresql') return (pool as { connect(): Promise<PooledLike> }).connect()
  const callingBack = pool as { getConnection(done: (error: Error | null, one: PooledLike) => void): void }
  return new Promise((resolve, reject) => {
    callingBack.getConnection((error, one) => (error === null || error === undefined ? resolve(one) : reject(error)))
  })
}
