import { readFileSync } from 'node:fs'
import type { RegisteredSeeds, SeedsOptions } from '@seed/core'
import type { Door, TextRow } from './native/door.js'
import { openMysqlDoor } from './native/mysql.js'
import { openPostgresqlDoor } from './native/postgresql.js'
import { openSqliteDoor } from './native/sqlite.js'
import type { DescribeOptions, Dialect, Domain, OpenedAdapter, Orm } from './opened.js'
import type { Server } from './around/servers.js'

/** One ORM on one kind of database: what the laws are told. */
export interface Ground extends DescribeOptions {
  readonly orm: Orm
  readonly dialect: Dialect
  readonly server: Server
}

/** A fresh database with the tables of a domain, seen past the ORM. */
export interface Tables extends Pick<Door, 'ask' | 'tell' | 'quote'> {
  readonly url: string
  readonly door: Door
  close(): Promise<void>
}

/** A fresh database with the tables of a domain, seen through the ORM as well. */
export interface Place extends Tables {
  readonly dialect: Dialect
  readonly orm: OpenedAdapter
  /** The ORM's registration; databases of tests may be cleaned without asking. */
  seeds(options?: SeedsOptions): RegisteredSeeds
}

/** Makes a fresh database with the tables of a domain; `change` edits the statements that make them. */
export async function openTables(
  { dialect, server }: Ground,
  domain: Domain,
  change: (ddl: string) => string = (ddl) => ddl,
): Promise<Tables> {
  const url = await server.createDatabase()
  const door = await openDoor(dialect, url)
  await door.tell(change(tablesOf(domain, dialect)))
  return { url, door, ask: door.ask, tell: door.tell, quote: door.quote, close: () => door.close() }
}

/** Opens a fresh database with the tables of a domain; `change` edits the statements that make them. */
export async function openPlace(ground: Ground, domain: Domain, change?: (ddl: string) => string): Promise<Place> {
  const { dialect, open } = ground
  const tables = await openTables(ground, domain, change)
  const orm = await open({ dialect, url: tables.url, domain })
  return {
    ...tables,
    dialect,
    orm,
    seeds: (options = {}) => orm.registerSeeders({ confirm: async ({ database }) => database, ...options }),
    close: async () => {
      await orm.close()
      await tables.close()
    },
  }
}

/** Statements that make the tables of a domain. */
export function tablesOf(domain: Domain, dialect: Dialect): string {
  return readFileSync(new URL(`../tables/${domain}.${dialect}.sql`, import.meta.url), 'utf8')
}

/** A second native connection. */
export async function openDoor(dialect: Dialect, url: string): Promise<Door> {
  if (dialect === 'sqlite') return openSqliteDoor(url)
  return dialect === 'postgresql' ? openPostgresqlDoor(url) : openMysqlDoor(url)
}

/** Rows of every table by table, as text, in a fixed order. */
export type Dump = Readonly<Record<string, readonly TextRow[]>>

/** Every row of every table. */
export async function dump(place: Tables): Promise<Dump> {
  const entries: [string, readonly TextRow[]][] = []
  for (const table of [...(await place.door.tables())].sort())
    entries.push([table, sorted(await place.ask(`SELECT * FROM ${spell(place, table)}`))])
  return Object.fromEntries(entries)
}

/** Number of rows of every table. */
export async function countRows(place: Tables): Promise<Readonly<Record<string, number>>> {
  const counts: [string, number][] = []
  for (const table of [...(await place.door.tables())].sort()) {
    const [row] = await place.ask(`SELECT count(*) AS n FROM ${spell(place, table)}`)
    counts.push([table, Number(row?.['n'])])
  }
  return Object.fromEntries(counts)
}

/** How many runs the ledger holds; 0 where it was never made. */
export async function countRuns({ door }: Tables): Promise<number> {
  // Where no lock ends with its transaction, a row of no run is locked instead.
  const query = `SELECT count(DISTINCT run) AS runs FROM ${door.ledger} WHERE run >= 0`
  const rows = await door.ask(query).catch((error: unknown) => {
    if (/no such table|does not exist|doesn't exist/.test(String(error))) return []
    throw error
  })
  return Number(rows[0]?.['runs'] ?? 0)
}

/** One column of a query's rows. */
export async function column(place: Tables, sql: string): Promise<readonly (string | null)[]> {
  return (await place.ask(sql)).map((row) => Object.values(row)[0] ?? null)
}

function spell(place: Tables, table: string): string {
  return table.split('.').map(place.quote).join('.')
}

function sorted(rows: readonly TextRow[]): readonly TextRow[] {
  return [...rows].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
}
