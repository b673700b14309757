import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import pg from 'pg'
import { DataSource, type DataSourceOptions } from 'typeorm'
import { type PostgresServer, startPostgres } from '../../../tools/databases/index.mjs'
import { attachmentFor, entities } from './domain.js'

/** A row as text by column; NULL stays null. */
export type TextRow = Readonly<Record<string, string | null>>

/** A fresh database with its tables made, seen from TypeORM and past it. */
export interface Place {
  readonly source: DataSource
  readonly options: DataSourceOptions
  /** Rows of a query over a second native connection. */
  ask(sql: string): Promise<readonly TextRow[]>
  /** Runs a statement over a second native connection, committed. */
  tell(sql: string): Promise<void>
  close(): Promise<void>
}

export type Dialect = 'sqlite' | 'postgresql'
export const DIALECTS: readonly Dialect[] = ['sqlite', 'postgresql']

let server: PostgresServer | undefined

/** A server for one test file; stop it with `stopServer`. */
export async function startServer(): Promise<void> {
  server = await startPostgres()
}

export async function stopServer(): Promise<void> {
  await server?.stop()
}

/** Opens a fresh database with the tables of the whole domain, of `only` these entities, or of a script. */
export async function openPlace(
  dialect: Dialect,
  given: { readonly only?: readonly unknown[]; readonly schemas?: readonly string[]; readonly ddl?: string } = {},
): Promise<Place> {
  const list = given.only ?? [...entities, attachmentFor(dialect === 'sqlite' ? 'blob' : 'bytea')]
  const before = [...(given.schemas ?? []).map((schema) => `CREATE SCHEMA ${schema}`), given.ddl ?? ''].join(';')
  const synchronize = given.ddl === undefined
  return dialect === 'sqlite' ? openSqlite(list, synchronize, given.ddl ?? '') : openPostgres(list, synchronize, before)
}

async function openSqlite(list: readonly unknown[], synchronize: boolean, before: string): Promise<Place> {
  const folder = mkdtempSync(join(tmpdir(), 'seed-conformance-'))
  const database = join(folder, 'shop.db')
  const options = { type: 'better-sqlite3', database, entities: list, synchronize } as DataSourceOptions
  const second = new DatabaseSync(database)
  second.exec(before)
  const source = await new DataSource(options).initialize()
  return {
    source,
    options,
    ask: async (sql) => {
      const statement = second.prepare(sql)
      statement.setReadBigInts(true)
      return statement.all().map(textRow)
    },
    tell: async (sql) => second.exec(sql),
    close: async () => {
      second.close()
      if (source.isInitialized) await source.destroy()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function openPostgres(list: readonly unknown[], synchronize: boolean, before: string): Promise<Place> {
  if (server === undefined) throw new Error('start the server first')
  const url = await server.createDatabase()
  const second = new pg.Client({
    connectionString: url,
    types: { getTypeParser: () => (text: string) => text },
  })
  await second.connect()
  await second.query(before)
  const options = { type: 'postgres', url, entities: list, synchronize } as DataSourceOptions
  const source = await new DataSource(options).initialize()
  return {
    source,
    options,
    ask: async (sql) => (await second.query<Record<string, unknown>>(sql)).rows.map(textRow),
    tell: async (sql) => void (await second.query(sql)),
    close: async () => {
      await second.end()
      if (source.isInitialized) await source.destroy()
    },
  }
}

function textRow(row: Record<string, unknown>): TextRow {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, textOf(value)]))
}

function textOf(value: unknown): string | null {
  if (value === null) return null
  if (value instanceof Uint8Array) return `\\x${Buffer.from(value).toString('hex')}`
  // Drivers give text, numbers and big integers; anything else would be told apart by its JSON.
  return typeof value === 'object' ? JSON.stringify(value) : `${value as string | number | bigint}`
}

/** All tables of the domain: `users`, `archive.documents`; views left out. */
function tablesOf({ source }: Place): readonly string[] {
  const tables = source.entityMetadatas.filter((metadata) => metadata.tableType !== 'view')
  return [...new Set(tables.map((metadata) => metadata.tablePath))].sort()
}

/** Every row of every table, as text, in a fixed order. */
export async function dump(place: Place): Promise<Readonly<Record<string, readonly TextRow[]>>> {
  const tables = tablesOf(place)
  const rows: (readonly TextRow[])[] = []
  for (const table of tables) rows.push(await place.ask(`SELECT * FROM "${table.replaceAll('.', '"."')}"`))
  return Object.fromEntries(tables.map((table, i) => [table, sorted(rows[i] as readonly TextRow[])]))
}

/** Rows of every table. */
export async function countRows(place: Place): Promise<Readonly<Record<string, number>>> {
  const all = await dump(place)
  return Object.fromEntries(Object.entries(all).map(([table, rows]) => [table, rows.length]))
}

function sorted(rows: readonly TextRow[]): readonly TextRow[] {
  return [...rows].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
}

/** How many runs the ledger holds; 0 where it was never made. */
export async function countRuns(place: Place): Promise<number> {
  const sqlite = place.source.options.type === 'better-sqlite3'
  const there = await place.ask(
    sqlite
      ? "SELECT name FROM sqlite_master WHERE name = 'seed_ledger'"
      : "SELECT table_name FROM information_schema.tables WHERE table_name = 'seed_ledger'",
  )
  if (there.length === 0) return 0
  const [row] = await place.ask(`SELECT count(DISTINCT run) AS runs FROM ${sqlite ? '' : 'seed.'}seed_ledger`)
  return Number(row?.['runs'])
}
