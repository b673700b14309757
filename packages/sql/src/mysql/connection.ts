/** One row of an answer: each value as text, in the order it was asked for. */
export type TextRow = readonly (string | null)[]

/**
 * One connection of a driver. An adapter hands over the one that its ORM's own transaction runs on; nothing else may use it
 * until a call has settled.
 */
export interface MysqlConnection {
  /** Asks one statement without parameters. Every column is asked for as text (`CAST(... AS CHAR)`), whatever the driver. */
  ask(sql: string): Promise<readonly TextRow[]>
  /** Runs writes of the ORM's own with `Date` values sent in UTC, where the driver and not the ORM spells them. */
  whileOrmWrites?<T>(work: () => Promise<T>): Promise<T>
}

/** Asks for one value. */
export async function askOne(connection: MysqlConnection, sql: string): Promise<string | null> {
  const [row] = await connection.ask(sql)
  return row?.[0] ?? null
}

/** A row of a driver as texts: an array, or an object whose members stand in the order asked for. */
export function textRow(row: unknown): TextRow {
  return (Array.isArray(row) ? (row as unknown[]) : Object.values(row as object)).map(asText)
}

function asText(value: unknown): string | null {
  if (value === null || value === undefined) return null
  if (value instanceof Uint8Array) return Buffer.from(value).toString('utf8')
  if (typeof value === 'bigint') return value.toString()
  return typeof value === 'string' ? value : JSON.stringify(value)
}
