import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import { PrismaClient as SqliteClient } from '../../generated/sqlite/client/client.js'

const TABLES = join(import.meta.dirname, '../../../conformance/tables')
const GENERATED = join(import.meta.dirname, '../../generated')

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

/** Makes a file with the tables of a domain. */
export function makeSqliteFile(domain: string): SqliteFile {
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
  use((database) => database.exec(tablesOf('sqlite', domain)))
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
