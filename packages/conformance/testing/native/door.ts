/** A row as text by column; NULL stays null, bytes are `\x` and hexadecimal digits. */
export type TextRow = Readonly<Record<string, string | null>>

/** A second connection to the database under test, past the ORM and past everything of ours. */
export interface Door {
  /** Rows of a query. */
  readonly ask: (sql: string) => Promise<readonly TextRow[]>
  /** Runs statements, committed. */
  readonly tell: (sql: string) => Promise<void>
  /** A name as SQL quotes it. */
  readonly quote: (name: string) => string
  /** Names of all tables: `users`, `archive.documents`. The ledger is left out. */
  readonly tables: () => Promise<readonly string[]>
  /** The ledger's table, as SQL spells it. */
  readonly ledger: string
  /** Ends all other connections to this database; undefined where it has none. */
  readonly cutOthers?: () => Promise<void>
  readonly close: () => Promise<void>
}

/** A row of any driver as text. */
export function textRow(row: Readonly<Record<string, unknown>>): TextRow {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, textOf(value)]))
}

function textOf(value: unknown): string | null {
  if (value === null) return null
  if (value instanceof Uint8Array) return `\\x${Buffer.from(value).toString('hex')}`
  // Drivers give text, numbers and big integers; anything else would be told apart by its JSON.
  return typeof value === 'object' ? JSON.stringify(value) : `${value as string | number | bigint}`
}
