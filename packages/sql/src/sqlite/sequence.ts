import type { Entity } from '@seed/core/adapter'
import { keysExhausted } from '../errors.js'
import { fieldOf } from '../shared/columns.js'
import { quoteIdentifier, quoteTable } from '../shared/quote.js'
import type { SqliteConnection } from './connection.js'

const HIGHEST_INTEGER = 2n ** 63n - 1n

/**
 * Takes `count` keys: highest key + 1 and the ones after it. Where the table counts its keys (AUTOINCREMENT), the counter
 * is moved past them; it is never moved back.
 *
 * @throws {SeedError} `STORE.KEYS_EXHAUSTED` when the keys would not fit 64 bits.
 */
export async function reserveKeys(
  connection: SqliteConnection,
  entity: Entity,
  fieldName: string,
  count: number,
): Promise<bigint> {
  const column = quoteIdentifier(fieldOf(entity, fieldName).column)
  const rows = await connection.all(`SELECT max(${column}) FROM ${quoteTable(entity.table)}`)
  const highest = BigInt((rows[0]?.[0] ?? 0n) as bigint | number | string)
  const first = (highest < 0n ? 0n : highest) + 1n
  const last = first + BigInt(count) - 1n
  if (last > HIGHEST_INTEGER) throw keysExhausted(entity.name, fieldName)
  if (count > 0) await moveCounter(connection, entity.table.name, last)
  return first
}

/** Where the table's counter stands: the highest key it has handed out; undefined without one. */
export async function readCounter(connection: SqliteConnection, table: string): Promise<bigint | undefined> {
  if (!(await hasCounters(connection))) return undefined
  const rows = await connection.all('SELECT seq FROM sqlite_sequence WHERE name = ?', [table])
  const counter = rows[0]?.[0]
  return typeof counter === 'bigint' ? counter : undefined
}

async function moveCounter(connection: SqliteConnection, table: string, last: bigint): Promise<void> {
  if (!(await countsKeys(connection, table))) return
  const counter = await readCounter(connection, table)
  if (counter === undefined) {
    await connection.run(`INSERT INTO sqlite_sequence (name, seq) VALUES (?, ${last})`, [table])
  } else if (counter < last) {
    await connection.run(`UPDATE sqlite_sequence SET seq = ${last} WHERE name = ?`, [table])
  }
}

/** The table of counters is made with the first AUTOINCREMENT table. */
async function hasCounters(connection: SqliteConnection): Promise<boolean> {
  return (await connection.all("SELECT 1 FROM sqlite_master WHERE name = 'sqlite_sequence'")).length > 0
}

async function countsKeys(connection: SqliteConnection, table: string): Promise<boolean> {
  if (!(await hasCounters(connection))) return false
  const rows = await connection.all("SELECT sql FROM sqlite_master WHERE type = 'table' AND name = ?", [table])
  return /\bAUTOINCREMENT\b/i.test(String(rows[0]?.[0] ?? ''))
}
