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

/** A fresh database with the tables of a domain, seen through the ORM and past it. */
export interface Place extends Pick<Door, 'ask' | 'tell' | 'quote'> {
  readonly dialect: Dialect
  readonly url: string
  readonly door: Door
  readonly orm: OpenedAdapter
  /** The ORM's registration; databases of tests may be cleaned without asking. */
  seeds(options?: SeedsOptions): RegisteredSeeds
  close(): Promise<void>
}

/** Opens a fresh database with the tables of a domain; `change` edits the statements that make them. */
export async function openPlace(
  ground: Ground,
  domain: Domain,
  change: (ddl: string) => string = (ddl) => ddl,
): Promise<Place> {
  const { dialect, open } = ground
  const url = await ground.server.createDatabase()
  const door = await openDoor(dialect, url)
  await door.tell(change(tablesOf(domain, dialect)))
  const orm = await open({ dialect, url, domain })
  return {
    dialect,
    url,
    door,
    orm,
    ask: door.ask,
    tell: door.tell,
    quote: door.quote,
    seeds: (options = {}) => orm.registerSeeders({ confirm: async ({ database }) => database, ...options }),
    close: async () => {
      await orm.close()
      await door.close()
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
export async function dump(place: Place): Promise<Dump> {
  const entries: [string, readonly TextRow[]][] = []
  for (const table of [...(await place.door.tables())].sort())
    entries.push([table, sorted(await place.ask(`SELECT * FROM ${spell(place, table)}`))])
  return Object.fromEntries(entries)
}

/** Number of rows of every table. */
export async function countRows(place: Place): Promise<Readonly<Record<string, number>>> {
  const counts: [string, number][] = []
  for (const table of [...(await place.door.tables())].sort()) {
    const [row] = await place.ask(`SELECT count(*) AS n FROM ${spell(place, table)}`)
    counts.push([table, Number(row?.['n'])])
  }
  return Object.fromEntries(counts)
}

/** How many runs the ledger holds; 0 where it was never made. */
export async function countRuns({ door }: Place): Promise<number> {
  // Where no lock ends with its transaction, a row of no run is locked instead.
  const query = `SELECT count(DISTINCT run) AS runs FROM ${door.ledger} WHERE run >= 0`
  const rows = await door.ask(query).catch((error: unknown) => {
    if (/no such table|does not exist|doesn't exist/.test(String(error))) return []
    throw error
  })
  return Number(rows[0]?.['runs'] ?? 0)
}

/** One column of a query's rows. */
export async function column(place: Place, sql: string): Promise<readonly (string | null)[]> {
  return (await place.ask(sql)).map((row) => Object.values(row)[0] ?? null)
}

function spell(place: Place, table: string): string {
  return table.split('.').map(place.quote).join('.')
}

function sorted(rows: readonly TextRow[]): readonly TextRow[] {
  return [...rows].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
}
