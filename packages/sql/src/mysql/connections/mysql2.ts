import type { MysqlConnection } from '../connection.js'
import { textRow } from '../connection.js'
import { withoutStatement } from './without-statement.js'

/** A statement as we ask it of mysql2. */
export interface Mysql2Statement {
  readonly sql: string
  values: undefined[]
  readonly rowsAsArray: true
  readonly typeCast: (column: { string(): string | null }) => string | null
}

/** The part of mysql2's callback connection that is used. */
export interface Mysql2Raw {
  query(statement: Mysql2Statement, done: (error: unknown, rows: unknown) => void): unknown
  on?(event: 'error', listener: (error: Error) => void): unknown
  readonly config?: { timezone?: string | undefined }
}

/** A connection of mysql2 in its callback flavour, or in the promise flavour, which holds the other one. */
export interface Mysql2Like {
  query(...given: never[]): unknown
}

const guarded = new WeakSet<Mysql2Raw>()

/** A connection of mysql2, of a pool or alone, in either flavour. */
export function fromMysql2(connection: Mysql2Like): MysqlConnection {
  const raw = rawOf(connection)
  surviveLoss(raw)
  return {
    ask: (sql) => ask(raw, sql),
    whileOrmWrites: (work) => withUtcDates(raw, work),
  }
}

/** Pooled connections of the callback flavour hold one in `connection`, too; they can make a promise connection of themselves. */
function rawOf(given: Mysql2Like): Mysql2Raw {
  const flavours = given as Mysql2Raw & { readonly promise?: unknown; readonly connection?: Mysql2Raw }
  return typeof flavours.promise === 'function' ? flavours : (flavours.connection ?? flavours)
}

function ask(raw: Mysql2Raw, sql: string): ReturnType<MysqlConnection['ask']> {
  const statement: Mysql2Statement = {
    sql,
    values: [], // or an application's `namedPlaceholders` would look for names in the text
    rowsAsArray: true,
    typeCast: (column) => column.string(),
  }
  return new Promise((resolve, reject) => {
    raw.query(statement, (error, rows) => {
      if (error === null || error === undefined) resolve(Array.isArray(rows) ? rows.map(textRow) : [])
      else reject(withoutStatement(error))
    })
  })
}

/** A lost connection raises an `error` event besides failing the query at work; an event that nobody hears is fatal. */
function surviveLoss(raw: Mysql2Raw): void {
  if (guarded.has(raw)) return
  guarded.add(raw)
  raw.on?.('error', () => undefined)
}

/** mysql2 spells a `Date` in the zone its connection is configured with, that of the process unless told. */
async function withUtcDates<T>(raw: Mysql2Raw, work: () => Promise<T>): Promise<T> {
  const { config } = raw
  if (config === undefined) return work()
  const before = config.timezone
  config.timezone = 'Z'
  try {
    return await work()
  } finally {
    config.timezone = before
  }
}
