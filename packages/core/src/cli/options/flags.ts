/** An option of a verb, as commander writes it. */
export interface Flag {
  readonly flags: string
  readonly description: string
  /** May be given several times; all values are kept. */
  readonly repeatable?: boolean
}

/** What every verb takes. */
export const COMMON_FLAGS: readonly Flag[] = [
  { flags: '--config <file>', description: 'config file, in place of the nearest seed.config.*' },
  { flags: '--json', description: 'print the report as one JSON object, errors too' },
  { flags: '--quiet', description: 'print findings and errors only' },
  { flags: '--verbose', description: 'print notes, and where an error comes from' },
]

/** How to connect, where the project's own settings are not what is wanted. */
export const CONNECTION_FLAGS: readonly Flag[] = [
  { flags: '--url <url>', description: 'connect here, in place of the database that the project names' },
  { flags: '--db-schema <name>', description: 'schema of tables that name none: one schema per tenant (PostgreSQL)' },
  { flags: '--connect-timeout <time>', description: 'give up connecting after 500ms, 5s, 2m' },
  { flags: '--statement-timeout <time>', description: 'give up a statement after 500ms, 5s, 2m, 1h' },
]

/** What the rows of a data set depend on. */
export const DATA_SET_FLAGS: readonly Flag[] = [
  { flags: '--seed <seed>', description: 'whole number or word; the same seed gives the same rows (default: 42)' },
  {
    flags: '--count <n>',
    description: 'rows: Entity=n, or n for every entity; --users 500 for a table named users does the same',
    repeatable: true,
  },
  { flags: '--scale <factor>', description: 'multiply every count that is not given by name' },
  {
    flags: '--only <names>',
    description: 'only these entities or seeders, and the parents they need',
    repeatable: true,
  },
  { flags: '--all', description: 'also fill entities that have no seeder' },
  { flags: '--now <date>', description: 'reference date, as 2026-01-01 or 2026-01-01T08:00:00Z' },
  { flags: '--locale <locale>', description: 'locale of names and words: de, or shares as en=3,de=1 (default: en)' },
]

/** How rows are written. */
export const THROUGH_FLAG: Flag = {
  flags: '--through <way>',
  description: 'native: as fast as the database takes rows; orm: with its hooks and validators (default: native)',
}

/** Takes rows along that the application changed. */
export const CASCADE_FLAG: Flag = {
  flags: '--cascade',
  description: 'also remove rows that were changed since, or that point to seeded ones',
}

/** A flag's spellings and whether a value follows. */
export interface FlagShape {
  readonly long: string
  readonly short?: string
  readonly takesValue: boolean
}

/** Reads `-d, --data-source <file>`. */
export function shapeOf(flags: string): FlagShape {
  const long = /--[\w-]+/.exec(flags)?.[0] ?? flags
  const short = /^-\w\b/.exec(flags)?.[0]
  return { long, ...(short === undefined ? {} : { short }), takesValue: /[<[]/.test(flags) }
}
