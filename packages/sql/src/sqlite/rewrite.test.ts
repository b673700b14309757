import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from '@jest/globals'
import { openFile, type OpenSqlite } from '../testing/sqlite.js'
import { rewriteFile } from './rewrite.js'

const SECRET = 'jane.raw.original@example.com'

describe('writing a SQLite file anew', () => {
  const folder = mkdtempSync(join(tmpdir(), 'seed-rewrite-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  /** A file in which a secret was replaced by a shorter text. */
  function replaced(path: string, mode: 'WAL' | 'DELETE'): OpenSqlite {
    const session = openFile(path)
    session.database.exec(`PRAGMA secure_delete = OFF; PRAGMA journal_mode = ${mode};
      CREATE TABLE people (id integer PRIMARY KEY, email text); CREATE INDEX by_email ON people (email);
      INSERT INTO people (email) SELECT '${SECRET}' || value FROM json_each('[1,2,3,4,5,6,7,8,9]')`)
    session.database.exec("UPDATE people SET email = 'x' || id")
    return session
  }

  function holdsSecret(path: string): boolean {
    return [path, `${path}-wal`, `${path}-journal`].some(
      (file) => existsSync(file) && readFileSync(file).includes(SECRET),
    )
  }

  it.each(['WAL', 'DELETE'] as const)('leaves no byte of what was replaced: %s', async (mode) => {
    const path = join(folder, `${mode}.sqlite`)
    const session = replaced(path, mode)
    expect(holdsSecret(path)).toBe(true)
    const remains = await rewriteFile(session.connection)
    expect(holdsSecret(path)).toBe(false)
    expect(remains).toHaveLength(2)
    session.close()
  })

  it('says that a reader keeps the log', async () => {
    const path = join(folder, 'read.sqlite')
    const session = replaced(path, 'WAL')
    const reader = openFile(path)
    reader.database.exec('BEGIN')
    await reader.connection.all('SELECT count(*) FROM people')
    session.database.exec('PRAGMA busy_timeout = 50')
    const remains = await rewriteFile(session.connection)
    expect(remains[0]).toContain('reads the write-ahead log')
    expect(holdsSecret(path)).toBe(true)
    reader.close()
    session.close()
  })

  it('works in memory, where there is no file', async () => {
    const session = replaced(':memory:', 'DELETE')
    await expect(rewriteFile(session.connection)).resolves.toHaveLength(2)
    session.close()
  })
})
