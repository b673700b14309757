import type { from } from 'pg-copy-streams'

/** What a COPY is to a connection: a stream that submits itself. */
export type CopyStream = ReturnType<typeof from>

/** A statement as we ask it: rows as arrays of the texts that the server sent. */
export interface PgStatement {
  text: string
  values?: unknown[]
  rowMode: 'array'
  types: { getTypeParser: () => (text: string) => unknown }
}

/** The part of an answer that is read. */
export interface PgAnswer {
  readonly rows: readonly unknown[]
  readonly rowCount: number | null
}

/**
 * The part of a `pg` client that is used. An adapter hands over the client that its ORM's own transaction runs on;
 * nothing else may use it until a call has settled.
 */
export interface PgConnection {
  query(statement: PgStatement, done: (error: Error | null, answer: PgAnswer | readonly PgAnswer[]) => void): unknown
  query(stream: CopyStream): CopyStream
  on?(event: 'error', listener: (error: Error) => void): unknown
}

/** One row of an answer: each value in PostgreSQL's text form. */
export type TextRow = readonly (string | null)[]

/** Rows of an answer and how many rows a statement touched. */
export interface TextAnswer {
  readonly rows: readonly TextRow[]
  readonly touched: number
}

const AS_TEXT = { getTypeParser: () => (text: string) => text }
const guarded = new WeakSet<PgConnection>()

/**
 * Asks one statement; values come back as text, untouched by type parsers that the application has set.
 *
 * By callback, for the promises that `pg` makes keep the answers of earlier statements alive long enough to fill the old
 * heap when a table is read page by page (pg 8.23 on Node 24: 110 MB against 1 MB of 400,000 small rows).
 */
export async function ask(connection: PgConnection, text: string, values?: readonly unknown[]): Promise<TextAnswer> {
  const statement: PgStatement = { text, rowMode: 'array', types: AS_TEXT }
  const answers = await query(connection, values === undefined ? statement : { ...statement, values: [...values] })
  // A text of several statements gives a list of answers; the last one is asked for.
  const answer = ('rows' in answers ? answers : answers.at(-1)) as PgAnswer
  return { rows: answer.rows as readonly TextRow[], touched: answer.rowCount ?? 0 }
}

function query(connection: PgConnection, statement: PgStatement): Promise<PgAnswer | readonly PgAnswer[]> {
  return new Promise((resolve, reject) => {
    connection.query(statement, (error, answer) => (error === null ? resolve(answer) : reject(error)))
  })
}

/**
 * Keeps a lost connection from ending the process: `pg` raises an `error` event besides failing the query at work, and an
 * event that nobody hears is fatal. The query's failure tells the story.
 */
export function surviveLoss(connection: PgConnection): void {
  if (guarded.has(connection)) return
  guarded.add(connection)
  connection.on?.('error', () => undefined)
}

/**
 * Fixes, to the end of the transaction, the form in which values are printed and read: UTC, ISO, shortest round trip of
 * floats, hex bytes. Asked before each reading and writing, for a rolled back savepoint takes settings with it.
 */
export async function fixSettings(connection: PgConnection): Promise<void> {
  await ask(connection, SETTINGS)
}

/** One statement without parameters, so that it can stand before another one. */
export const SETTINGS: string = `SELECT ${Object.entries({
  TimeZone: 'UTC',
  DateStyle: 'ISO, YMD',
  IntervalStyle: 'postgres',
  extra_float_digits: '1',
  bytea_output: 'hex',
  standard_conforming_strings: 'on',
})
  .map(([name, value]) => `set_config('${name}', '${value}', true)`)
  .join(', ')}`
