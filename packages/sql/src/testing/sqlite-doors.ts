import { mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from '@libsql/client'
import type { SqlStore } from '../shared/store.js'
import type { SqliteConnection } from '../sqlite/connection.js'
import { type BetterSqlite3Like, fromBetterSqlite3 } from '../sqlite/connections/better-sqlite3.js'
import { fromLibsqlClient } from '../sqlite/connections/libsql-client.js'
import { fromSqlite3 } from '../sqlite/connections/sqlite3.js'
import { createSqliteStore } from '../sqlite/store.js'
import { openFile } from './sqlite.js'
import { openSqlite3 } from './sqlite3.js'

/** A database reached through one driver. */
export interface SqliteDoorway {
  /** Runs work in a transaction of the driver's own kind. */
  inConnection<T>(work: (connection: SqliteConnection) => Promise<T>): Promise<T>
  within<T>(work: (store: SqlStore) => Promise<T>): Promise<T>
  close(): void
}

type Open = (path: string) => Pick<SqliteDoorway, 'inConnection' | 'close'>

/** Every driver beside better-sqlite3. */
export const DRIVERS: Readonly<Record<string, Open>> = {
  sqlite3: (path) => {
    const database = openSqlite3(path)
    const connection = fromSqlite3(database)
    return { inConnection: (work) => bracketed(connection, work), close: () => database.close() }
  },
  libsql: (path) => {
    // It comes with @libsql/client.
    const ofClient = createRequire(createRequire(import.meta.url).resolve('@libsql/client'))
    const Database = ofClient('libsql') as new (path: string) => BetterSqlite3Like & {
      close(): void
    }
    const database = new Database(path)
    const connection = fromBetterSqlite3(database)
    return { inConnection: (work) => bracketed(connection, work), close: () => database.close() }
  },
  '@libsql/client': (path) => {
    const client = createClient({ url: `file:${path}` })
    return {
      inConnection: async (work) => {
        const transaction = await client.transaction('write')
        try {
          const result = await work(fromLibsqlClient(transaction))
          await transaction.commit()
          return result
        } finally {
          transaction.close()
        }
      },
      close: () => client.close(),
    }
  },
}

/** A fresh database with these tables, reached through the driver. */
export function openDoorway(driver: string, ddl: string): SqliteDoorway {
  const folder = mkdtempSync(join(tmpdir(), 'seed-doorway-'))
  const path = join(folder, 'it.sqlite')
  const made = openFile(path)
  made.database.exec(ddl)
  made.close()
  const door = (DRIVERS[driver] as Open)(path)
  return {
    inConnection: (work) => door.inConnection(work),
    within: (work) => door.inConnection((connection) => work(createSqliteStore(connection, { instants: 'sql' }))),
    close: () => {
      door.close()
      rmSync(folder, { recursive: true })
    },
  }
}

async function bracketed<T>(
  connection: SqliteConnection,
  work: (connection: SqliteConnection) => Promise<T>,
): Promise<T> {
  await connection.run('PRAGMA foreign_keys = ON')
  await connection.run('BEGIN')
  try {
    const result = await work(connection)
    await connection.run('COMMIT')
    return result
  } catch (error) {
    await connection.run('ROLLBACK')
    throw error
  }
}
