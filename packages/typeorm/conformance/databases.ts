import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import pg from 'pg'
import { DataSource, type DataSourceOptions } from 'typeorm'
import { type PostgresServer, startPostgres } from '../../../tools/databases/index.mjs'

/** A row as text by column; NULL stays null. */
export type TextRow = Readonly<Record<string, string | null>>

/** A fresh database whose tables TypeORM made, seen from TypeORM and past it. */
export interface Place {
  readonly source: DataSource
  /** Rows of a query over a second native connection. */
  readonly ask: (sql: string) => Promise<readonly TextRow[]>
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

/** Opens a fresh database with the tables of these entities; on PostgreSQL with a schema `archive`. */
export function openPlace(dialect: Dialect, entities: readonly unknown[]): Promise<Place> {
  return dialect === 'sqlite' ? openSqlite(entities) : openPostgres(entities)
}

async function openSqlite(entities: readonly unknown[]): Promise<Place> {
  const folder = mkdtempSync(join(tmpdir(), 'seed-typeorm-'))
  const database = join(folder, 'own.db')
  const source = await synchronized({ type: 'better-sqlite3', database }, entities)
  const second = new DatabaseSync(database)
  return {
    source,
    ask: async (sql) => {
      const statement = second.prepare(sql)
      statement.setReadBigInts(true)
      return statement.all().map(textRow)
    },
    close: async () => {
      second.close()
      await source.destroy()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function openPostgres(entities: readonly unknown[]): Promise<Place> {
  if (server === undefined) throw new Error('start the server first')
  const url = await server.createDatabase()
  const second = new pg.Client({ connectionString: url, types: { getTypeParser: () => (text: string) => text } })
  await second.connect()
  await second.query('CREATE SCHEMA archive')
  const source = await synchronized({ type: 'postgres', url }, entities)
  return {
    source,
    ask: async (sql) => (await second.query<Record<string, unknown>>(sql)).rows.map(textRow),
    close: async () => {
      await second.end()
      await source.destroy()
    },
  }
}

function synchronized(options: DataSourceOptions, entities: readonly unknown[]): Promise<DataSource> {
  return new DataSource({ ...options, entities: entities as (new () => object)[], synchronize: true }).initialize()
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

/** Every row of every table, as text, in a fixed order; views left out. */
export async function dump(place: Place): Promise<Readonly<Record<string, readonly TextRow[]>>> {
  const metadatas = place.source.entityMetadatas.filter((metadata) => metadata.tableType !== 'view')
  const tables = [...new Set(metadatas.map((metadata) => metadata.tablePath))].sort()
  const rows: (readonly TextRow[])[] = []
  for (const table of tables) rows.push(await place.ask(`SELECT * FROM "${table.replaceAll('.', '"."')}"`))
  return Object.fromEntries(tables.map((table, i) => [table, sorted(rows[i] as readonly TextRow[])]))
}

function sorted(rows: readonly TextRow[]): readonly TextRow[] {
  return [...rows].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
}
