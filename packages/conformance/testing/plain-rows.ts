import type { TextRow } from './native/door.js'
import type { Dump } from './place.js'

const MOMENTS = new Set(['created_at', 'updated_at', 'deleted_at', 'placed_at'])
const JSONS = new Set(['settings'])
const NUMBERS = new Set(['price', 'total', 'amount', 'ratio'])

/** Rows of all tables in one spelling for all databases and ORMs, as a line of text each, sorted. */
export function plainRows(rows: Dump): Readonly<Record<string, readonly string[]>> {
  const tables = Object.entries(rows).map(([table, all]) => [table, all.map(plainRow).sort()] as const)
  return Object.fromEntries(tables)
}

function plainRow(row: TextRow): string {
  const cells = Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1))
  return cells.map(([name, text]) => `${name}=${plainCell(name, text)}`).join(' | ')
}

function plainCell(column: string, text: string | null): string {
  if (text === null) return '-'
  if (MOMENTS.has(column)) return plainMoment(text)
  if (JSONS.has(column)) return JSON.stringify(sortKeys(JSON.parse(text)))
  if (NUMBERS.has(column)) return String(Number(text))
  if (text === 't' || text === 'f') return text === 't' ? '1' : '0'
  return text
}

/** Epoch milliseconds, ISO, SQL with or without an offset: one ISO text in UTC. */
function plainMoment(text: string): string {
  if (/^\d+$/.test(text)) return new Date(Number(text)).toISOString()
  const iso = text.replace(/^(\S+) (\S+)/, '$1T$2').replace(/\s/g, '')
  return new Date(
    /(?:Z|[+-]\d\d(?::?\d\d)?)$/.test(iso) ? iso.replace(/([+-]\d\d)$/, '$1:00') : `${iso}Z`,
  ).toISOString()
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys)
  if (value === null || typeof value !== 'object') return value
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([name, one]) => [name, sortKeys(one)]))
}
