import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, jest } from '@jest/globals'
import { openSqlite } from './sqlite.js'

describe('own connections', () => {
  it('open a SQLite file with foreign keys checked, and keep what was written', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'seed-sqlite-'))
    const path = join(folder, 'new.sqlite')
    const first = openSqlite(path)
    first.database.exec('CREATE TABLE t (id integer PRIMARY KEY REFERENCES t)')
    expect(() => first.database.exec('PRAGMA foreign_keys; INSERT INTO t VALUES (1)')).not.toThrow()
    first.close()
    const second = openSqlite(path)
    expect(await second.connection.all('SELECT id FROM t')).toEqual([[1n]])
    second.close()
    rmSync(folder, { recursive: true })
  })

  it('say which package is missing', async () => {
    jest.unstable_mockModule('pg', () => {
      throw new Error('Cannot find package')
    })
    const { openPostgresql } = await import('./postgresql.js')
    await expect(openPostgresql('postgresql://nowhere.invalid/x')).rejects.toMatchObject({
      code: 'DRIVER.MISSING',
      fix: 'Run: npm install pg',
    })
  })
})
