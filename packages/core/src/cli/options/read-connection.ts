import { badUrl, badValue } from '../../errors/cli.js'

/** A URL with a scheme. What is behind the scheme is for the adapter to judge; nothing of it goes into a message. */
export function readUrl(value: string): string {
  if (hasScheme(value)) return value
  throw badUrl('--url')
}

/** Whether a text begins as a URL does. */
export function hasScheme(value: string): boolean {
  return /^[a-z][a-z0-9+.-]+:\S/i.test(value)
}

/** The name of a database schema, as the database has it. */
export function readSchemaName(value: string): string {
  if (value.trim() === value && !value.includes('\0')) return value
  throw badValue('--db-schema', value, 'the name of a schema')
}

const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, min: 60_000, h: 3_600_000 }
/** The longest that Node's timers and every driver take. */
const LONGEST_MS = 2 ** 31 - 1

/** A length of time with its unit, `500ms`, `5s`, `1.5m`, `1h`, in whole milliseconds. */
export function readDuration(flag: string, value: string): number {
  const [, number = '', unit = ''] = /^(\d+(?:\.\d+)?)(ms|s|m|min|h)$/.exec(value) ?? []
  const milliseconds = Math.round(Number(number) * (UNITS[unit] ?? 0))
  if (milliseconds >= 1 && milliseconds <= LONGEST_MS) return milliseconds
  throw badValue(flag, value, 'a time with its unit, as 500ms, 5s, 2m or 1h')
}
