import type { Field } from '@seed/core/adapter'

/** One row of an answer: each value in PostgreSQL's text form. */
export type TextRow = readonly (string | null)[]

/** Rows of an answer and how many rows a statement touched. */
export interface TextAnswer {
  readonly rows: readonly TextRow[]
  readonly touched: number
}

/**
 * One connection to PostgreSQL, whatever the door. An adapter hands over the one that its ORM's own transaction runs on;
 * nothing else may use it until a call has settled. Errors of the driver are thrown as they are.
 */
export interface PgConnection {
  /** Asks one statement; values are given as texts and come back as texts, untouched by type parsers of the application. */
  ask(text: string, values?: readonly string[]): Promise<TextAnswer>
  /** Asks one query without values under `SETTINGS`, which outside a transaction last no longer than the query. */
  askFixed(query: string): Promise<TextAnswer>
  /** Spells the query of a cursor so that what is fetched can be read. */
  readable(query: string): string
  /**
   * Writes canonical rows into these columns of a table, in the open transaction; gives their number. A batch is pulled
   * when the one before is done, and the event loop turns in between.
   *
   * @param table - Quoted, ready for SQL.
   */
  write(table: string, fields: readonly Field[], batches: Iterable<readonly (readonly unknown[])[]>): Promise<number>
  /** COPY in both directions, where it goes through this door. */
  readonly copy?: PgCopy
  /** Runs writes of the ORM's on this connection: its dates land as they were drawn in every time zone. */
  whileOrmWrites<T>(work: () => Promise<T>): Promise<T>
}

/** COPY as bytes of its text format. */
export interface PgCopy {
  /** Runs `COPY ... TO STDOUT` and gives all it sends. */
  out(statement: string): Promise<Buffer>
  /** Runs `COPY ... FROM STDIN` with these chunks; gives the number of rows. */
  in(statement: string, chunks: Iterable<Buffer> | AsyncIterable<Buffer>): Promise<number>
}

/**
 * Fixes, to the end of the transaction, the form in which values are printed and read: UTC, ISO, shortest round trip of
 * floats, hex bytes. Asked before each reading and writing, for a rolled back savepoint takes settings with it.
 */
export async function fixSettings(connection: PgConnection): Promise<void> {
  await connection.ask(SETTINGS)
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
