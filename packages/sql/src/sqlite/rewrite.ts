import { statSync } from 'node:fs'
import type { SqliteConnection } from './connection.js'
import { readTarget } from './target.js'

/** What VACUUM cannot reach. */
const REMAINS: readonly string[] = [
  'Copies and backups of the file that were taken before are not changed.',
  'The file system keeps the blocks of the journal, of temporary files and of what the file gave up until it uses them again.',
]

const IN_LOG =
  'Another connection reads the write-ahead log, so its file still holds the replaced values until that one ends.'

/**
 * Writes the whole file anew, for SQLite keeps replaced values in free pages and in the free space of pages, and empties the
 * write-ahead log. Runs outside a transaction.
 *
 * @returns what may still hold the replaced values.
 */
export async function rewriteFile(connection: SqliteConnection): Promise<readonly string[]> {
  await connection.run('VACUUM')
  await connection.command('PRAGMA wal_checkpoint(TRUNCATE)')
  const { database } = await readTarget(connection)
  return isEmptyLog(`${database}-wal`) ? REMAINS : [IN_LOG, ...REMAINS]
}

function isEmptyLog(path: string): boolean {
  return (statSync(path, { throwIfNoEntry: false })?.size ?? 0) === 0
}
