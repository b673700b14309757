import { blanked, splitTopLevel } from '../shared/sql-text.js'
import type { SqliteRow, SqliteValue } from './connection.js'

/**
 * Asks a query of ours so that every value comes as a text beside the name of its type, whatever a driver would make of
 * integers beyond 2^53, of columns that share a name, or of a declared type.
 *
 * @param sql - Begins with SELECT and its columns are spelled out.
 */
export function exactQuery(sql: string): string {
  const columns = Array.from({ length: countColumns(sql) }, (_, i) => `c${i}`)
  const pairs = columns.map((column, i) => `typeof(${column}) AS t${i}, ${textOf(column)} AS v${i}`)
  return `WITH seed_query(${columns.join(', ')}) AS (${sql}) SELECT ${pairs.join(', ')} FROM seed_query`
}

/** Reads a row of an `exactQuery`: an array, or an object whose members stand in the order of the columns. */
export function exactRow(row: unknown): SqliteRow {
  const given: readonly unknown[] = Array.isArray(row) ? row : Object.values(row as object)
  return Array.from({ length: given.length / 2 }, (_, i) => valueOf(String(given[2 * i]), String(given[2 * i + 1])))
}

/** Seventeen digits bring every 64-bit float back. */
function textOf(column: string): string {
  return `CASE typeof(${column}) WHEN 'blob' THEN hex(${column}) WHEN 'real' THEN printf('%!.17g', ${column}) ELSE CAST(${column} AS TEXT) END`
}

function valueOf(type: string, text: string): SqliteValue {
  switch (type) {
    case 'null':
      return null
    case 'integer':
      return BigInt(text)
    case 'real':
      return /inf/i.test(text) ? Number(text.replace(/inf.*/i, 'Infinity')) : Number(text)
    case 'blob':
      return Buffer.from(text, 'hex')
    default:
      return text
  }
}

function countColumns(sql: string): number {
  const list = /^\s*SELECT\s(.*?)(?:\sFROM\s|$)/is.exec(blanked(sql))?.[1] ?? ''
  return splitTopLevel(list).length
}
