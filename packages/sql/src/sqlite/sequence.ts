import type { Entity } from '@seed/core/adapter'
import { keysExhausted } from '../errors.js'
import { fieldOf } from '../shared/columns.js'
import { quoteIdentifier, quoteTable } from '../shared/quote.js'
import { ask, type SqliteConnection } from './connection.js'

const HIGHEST_INTEGER = 2n ** 63n - 1n

/**
 * Takes `count` keys: highest key + 1 and the ones after it. Where the table counts its keys (AUTOINCREMENT), the counter
 * is moved past them; it is never moved back.
 *
 * @throws {SeedError} `STORE.KEYS_EXHAUSTED` when the keys would not fit 64 bits.
 */
export function reserveKeys(connection: SqliteConnection, entity: Entity, fieldName: string, count: number): bigint {
  const column = quoteIdentifier(fieldOf(entity, fieldName).column)
  const stored = ask(connection, `SELECT max(${column}) FROM ${quoteTable(entity.table)}`)[0]?.[0] ?? 0n
  const highest = BigInt(stored as bigint | number | string)
  const first = (highest < 0n ? 0n : highest) + 1n
  const last = first + BigInt(count) - 1n
  if (last > HIGHEST_INTEGER) throw keysExhausted(entity.name, fieldName)
  if (count > 0) moveCounter(connection, entity.table.name, last)
  return first
}

/** Where the table's counter stands: the highest key it has handed out; undefined without one. */
export function readCounter(connection: SqliteConnection, table: string): bigint | undefined {
  if (!hasCounters(connection)) return undefined
  const counter = ask(connection, 'SELECT seq FROM sqlite_sequence WHERE name = ?', table)[0]?.[0]
  return typeof counter === 'bigint' ? counter : undefined
}

function moveCounter(connection: SqliteConnection, table: string, last: bigint): void {
  if (!countsKeys(connection, table)) return
  const counter = readCounter(connection, table)
  if (counter === undefined) {
    connection.prepare('INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)').run(table, last)
  } else if (counter < last) {
    connection.prepare('UPDATE sqlite_sequence SET seq = ? WHERE name = ?').run(last, table)
  }
}

/** The table of counters is made with the first AUTOINCREMENT table. */
function hasCounters(connection: SqliteConnection): boolean {
  return ask(connection, "SELECT 1 FROM sqlite_master WHERE name = 'sqlite_sequence'").length > 0
}

function countsKeys(connection: SqliteConnection, table: string): boolean {
  const sql = ask(connection, "SELECT sql FROM sqlite_master WHERE type = 'table' AND name = ?", table)[0]?.[0]
  return hasCounters(connection) && /\bAUTOINCREMENT\b/i.test(String(sql ?? ''))
}
