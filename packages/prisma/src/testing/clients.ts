import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import { PrismaLibSql } from '@prisma/adapter-libsql'
import { PrismaMariaDb } from '@prisma/adapter-mariadb'
import { PrismaPg } from '@prisma/adapter-pg'
import { createConnection } from 'mariadb'
import pg from 'pg'
import type { MariadbServer, PostgresServer } from '../../../../tools/databases/index.mjs'
import { PrismaClient as MysqlClient } from '../../generated/mysql/client/client.js'
import { PrismaClient as PostgresqlClient } from '../../generated/postgresql/client/client.js'
import { PrismaClient as SqliteClient } from '../../generated/sqlite/client/client.js'

const TABLES = join(import.meta.dirname, '../../../conformance/tables')
const GENERATED = join(import.meta.dirname, '../../generated')

/** Of seed 42 with seven rows of every entity of `sample`, whatever the database and the way of writing. */
export const SAMPLE_FINGERPRINT = 'd5e7ee8ff5583736ddc9509f1b79145cf111842623cf6e55f21c60539ec7f0aa'

/** Path of the schema of one domain on one database. */
export function schemaOf(dialect: 'sqlite' | 'postgresql' | 'mysql', domain: string): string {
  return join(GENERATED, dialect, `${domain}.prisma`)
}

/** Statements that make the tables of a domain. */
export function tablesOf(dialect: 'sqlite' | 'postgresql' | 'mysql', domain: string): string {
  return readFileSync(join(TABLES, `${domain}.${dialect}.sql`), 'utf8')
}

/** A SQLite file in a folder of its own. */
export interface SqliteFile {
  readonly path: string
  /** Rows as the driver reads them, past everything that is tested. */
  rows(sql: string): readonly Record<string, unknown>[]
  remove(): void
}

/** Makes a file with the tables of a domain, or with those that statements make. */
export function makeSqliteFile(tables: string): SqliteFile {
  const folder = mkdtempSync(join(tmpdir(), 'seed-prisma-'))
  const path = join(folder, 'test.sqlite')
  const use = <T>(work: (database: DatabaseSync) => T): T => {
    const database = new DatabaseSync(path)
    try {
      return work(database)
    } finally {
      database.close()
    }
  }
  use((database) => database.exec(tables.startsWith('CREATE') ? tables : tablesOf('sqlite', tables)))
  return {
    path,
    rows: (sql) => use((database) => database.prepare(sql).all()),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** A client on a SQLite file. */
export function openSqliteClient(
  path: string,
  options: { timestampFormat?: 'iso8601' | 'unixepoch-ms' } = {},
): SqliteClient {
  return new SqliteClient({ adapter: new PrismaBetterSqlite3({ url: path }, options) })
}

/** Makes a database with the tables of a domain, and gives its address. */
export async function makePostgresDatabase(server: PostgresServer, domain: string): Promise<string> {
  const url = await server.createDatabase()
  await askPostgres(url, tablesOf('postgresql', domain))
  return url
}

/** Asks a statement on a connection of its own, past everything that is tested. */
export async function askPostgres(url: string, sql: string): Promise<readonly unknown[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(sql)).rows as unknown[]
  } finally {
    await client.end()
  }
}

/** A client on a PostgreSQL database, or on a pool of the application's. */
export function openPostgresClient(place: string | pg.Pool, options: { schema?: string } = {}): PostgresqlClient {
  return new PostgresqlClient({
    adapter: new PrismaPg(typeof place === 'string' ? { connectionString: place } : place, options),
  })
}

/** The same through libSQL's client. */
export function openLibsqlClient(path: string): SqliteClient {
  return new SqliteClient({ adapter: new PrismaLibSql({ url: `file:${path}` }) })
}

/** Makes a database with the tables of a domain, and gives its address. */
export async function makeMariadbDatabase(server: MariadbServer, domain: string): Promise<string> {
  const url = await server.createDatabase()
  await askMariadb(url, tablesOf('mysql', domain))
  return url
}

/** Asks statements on a connection of its own, past everything that is tested. */
export async function askMariadb(url: string, sql: string): Promise<unknown> {
  const connection = await createConnection(
    `${url.replace('mysql:', 'mariadb:')}?multipleStatements=true&connectTimeout=30000`,
  )
  try {
    return await connection.query(sql)
  } finally {
    await connection.end()
  }
}

/** A client on a MariaDB database. */
export function openMariadbClient(url: string): MysqlClient {
  return new MysqlClient({ adapter: new PrismaMariaDb(url) })
}
