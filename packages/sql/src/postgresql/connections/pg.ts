import { columnList } from '../../shared/columns.js'
import { type PgConnection, SETTINGS, type TextAnswer, type TextRow } from '../connection.js'
import { type CopyStream, copyIn } from './copy.js'
import { copyOut, type CopyOutStream } from './copy-out.js'
import { encodeRows } from './copy-text.js'
import { turnOf } from './take-turns.js'
import { withUtcDates } from './utc-dates.js'

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

/** The part of a `pg` client that is used. */
export interface PgClientLike {
  query(statement: PgStatement, done: (error: Error | null, answer: PgAnswer | readonly PgAnswer[]) => void): unknown
  query(stream: CopyStream): CopyStream
  query(stream: CopyOutStream): CopyOutStream
  on?(event: 'error', listener: (error: Error) => void): unknown
}

const AS_TEXT = { getTypeParser: () => (text: string) => text }
const guarded = new WeakSet<PgClientLike>()

/** A connection of `pg`: a `Client`, or one of a pool. Rows are written with COPY. */
export function fromPg(client: PgClientLike): PgConnection {
  surviveLoss(client)
  const turn = turnOf(client)
  return {
    ask: (text, values) => turn(() => ask(client, text, values)),
    askFixed: (query) => turn(() => ask(client, `${SETTINGS}; ${query}`)),
    readable: (query) => query,
    write: (table, fields, batches) => {
      const statement = `COPY ${table} (${columnList(fields)}) FROM STDIN`
      return turn(() => copyIn(client, statement, encodeRows(fields, batches)))
    },
    copy: {
      out: (statement) => turn(() => copyOut(client, statement)),
      in: (statement, chunks) => turn(() => copyIn(client, statement, chunks)),
    },
    whileOrmWrites: (work) => withUtcDates(client, work),
  }
}

/**
 * By callback, for the promises that `pg` makes keep the answers of earlier statements alive long enough to fill the old
 * heap when a table is read page by page (pg 8.23 on Node 24: 110 MB against 1 MB of 400,000 small rows).
 */
async function ask(client: PgClientLike, text: string, values?: readonly string[]): Promise<TextAnswer> {
  const statement: PgStatement = { text, rowMode: 'array', types: AS_TEXT }
  const answers = await query(client, values === undefined ? statement : { ...statement, values: [...values] })
  // A text of several statements gives a list of answers; the last one is asked for.
  const answer = ('rows' in answers ? answers : answers.at(-1)) as PgAnswer
  return { rows: answer.rows as readonly TextRow[], touched: answer.rowCount ?? 0 }
}

function query(client: PgClientLike, statement: PgStatement): Promise<PgAnswer | readonly PgAnswer[]> {
  return new Promise((resolve, reject) => {
    client.query(statement, (error, answer) => (error === null ? resolve(answer) : reject(error)))
  })
}

/**
 * Keeps a lost connection from ending the process: `pg` raises an `error` event besides failing the query at work, and an
 * event that nobody hears is fatal. The query's failure tells the story.
 */
function surviveLoss(client: PgClientLike): void {
  if (guarded.has(client)) return
  guarded.add(client)
  client.on?.('error', () => undefined)
}
