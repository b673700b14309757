import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { failureOf } from '../testing/fixtures.js'
import { openFile, openMemory } from '../testing/sqlite.js'
import { FAILURE_CASES, FAILURE_TABLES, SECRET } from '../testing/sqlite-failures.js'
import { classifySqlite } from './classify.js'

describe('errors of SQLite', () => {
  it.each(FAILURE_CASES)('mean: %s', async (_name, sql, expected) => {
    const session = openMemory(FAILURE_TABLES)
    const error = await failureOf(Promise.resolve().then(() => session.database.exec(sql)))
    session.close()
    const failure = classifySqlite(error)
    if ((expected as { kind: string }).kind === 'value') expect(failure).toMatchObject({ kind: 'value' })
    else expect(failure).toEqual(expected)
    expect(JSON.stringify(failure)).not.toContain(SECRET)
  })

  it('tell a file that cannot be opened, or is no database', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'seed-sqlite-'))
    writeFileSync(join(folder, 'text.sqlite'), 'x'.repeat(4_096))
    const at = (path: string): Promise<unknown> =>
      failureOf(Promise.resolve().then(() => openFile(join(folder, path)).database.exec('SELECT 1 FROM sqlite_master')))
    expect(classifySqlite(await at('missing/a.sqlite'))).toEqual({ kind: 'connection' })
    expect(classifySqlite(await at('.'))).toEqual({ kind: 'connection' })
    expect(classifySqlite(await at('text.sqlite'))).toEqual({ kind: 'connection' })
    rmSync(folder, { recursive: true })
  })

  it('tell a connection that was closed', async () => {
    const session = openMemory()
    session.close()
    expect(classifySqlite(await failureOf(Promise.resolve().then(() => session.database.exec('SELECT 1'))))).toEqual({
      kind: 'connection',
    })
  })

  it('are told from others', () => {
    expect(classifySqlite(new Error('mine'))).toBeUndefined()
    expect(classifySqlite(Object.assign(new Error('no file'), { code: 'ENOENT' }))).toBeUndefined()
    expect(classifySqlite('text')).toBeUndefined()
  })
})
