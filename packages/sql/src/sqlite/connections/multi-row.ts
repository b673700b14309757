import { chunks } from '../../shared/chunks.js'
import { rememberRow } from '../../shared/failed-row.js'
import { firstBadRow } from '../../shared/first-bad-row.js'
import { yieldToEventLoop } from '../../shared/yield.js'
import type { SqliteConnection, SqliteValue } from '../connection.js'

type Run = SqliteConnection['run']
type Rows = readonly (readonly SqliteValue[])[]

/** Parameters of one statement; SQLite takes 32,766. */
const PARAMETERS = 30_000
const ROWS = 500

/**
 * Writes rows with as few statements as they fit in.
 *
 * @param sql - Ends in `VALUES (?, ?)`, which is repeated for every row.
 */
export async function insertMany(run: Run, sql: string, batches: Iterable<Rows>): Promise<number> {
  let written = 0
  for (const batch of batches) {
    for (const rows of chunks(batch, rowsPerStatement(batch))) {
      await insert(run, sql, rows).catch(async (error: unknown) => {
        const row = await findBadRow(run, sql, rows)
        if (row !== undefined) rememberRow(error, written + row)
        throw error
      })
      written += rows.length
    }
    await yieldToEventLoop()
  }
  return written
}

function rowsPerStatement(batch: Rows): number {
  return Math.max(1, Math.min(ROWS, Math.floor(PARAMETERS / Math.max(1, batch[0]?.length ?? 1))))
}

async function insert(run: Run, sql: string, rows: Rows): Promise<void> {
  if (rows.length === 0) return
  const open = sql.lastIndexOf('(')
  const marks = sql.slice(open)
  await run(sql.slice(0, open) + rows.map(() => marks).join(', '), rows.flat())
}

/** A statement that fails has written nothing, and the transaction goes on. */
async function findBadRow(run: Run, sql: string, rows: Rows): Promise<number | undefined> {
  try {
    await run('SAVEPOINT seed_batch')
    const row = await firstBadRow(rows.length, async (count) => {
      const failed = await insert(run, sql, rows.slice(0, count)).then(
        () => false,
        () => true,
      )
      await run('ROLLBACK TO seed_batch')
      return failed
    })
    await run('RELEASE seed_batch')
    return row
  } catch {
    return undefined // the connection itself is gone; the first error tells the story
  }
}
