import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { failureOf } from '../testing/fixtures.js'
import { openFile, openMemory } from '../testing/sqlite.js'
import { classifySqlite } from './classify.js'

const SECRET = 'hunter2'
const DDL = `
  CREATE TABLE parents (id integer PRIMARY KEY, tenant integer, code text, UNIQUE (tenant, code));
  CREATE TABLE words (word text PRIMARY KEY) WITHOUT ROWID;
  CREATE TABLE children (id integer PRIMARY KEY, parent_id integer REFERENCES parents, name text NOT NULL,
    age integer CONSTRAINT adult CHECK (age >= 18), size integer CHECK (size > 0), email text);
  CREATE UNIQUE INDEX children_lower ON children (lower(email));
  CREATE TABLE strict (id integer PRIMARY KEY, n integer) STRICT;
  INSERT INTO parents VALUES (1, 1, '${SECRET}');
  INSERT INTO words VALUES ('${SECRET}');
  INSERT INTO children VALUES (1, 1, 'one', 20, 1, '${SECRET}');`

const CASES: readonly (readonly [string, string, unknown])[] = [
  ['a duplicate key', 'INSERT INTO parents VALUES (1, 2, 3)', { kind: 'unique', table: 'parents', columns: ['id'] }],
  [
    'a duplicate text key',
    `INSERT INTO words VALUES ('${SECRET}')`,
    { kind: 'unique', table: 'words', columns: ['word'] },
  ],
  [
    'a duplicate of two columns',
    `INSERT INTO parents VALUES (2, 1, '${SECRET}')`,
    { kind: 'unique', table: 'parents', columns: ['tenant', 'code'] },
  ],
  [
    'a duplicate expression',
    `INSERT INTO children (name, email) VALUES ('x', '${SECRET}')`,
    { kind: 'unique', constraint: 'children_lower' },
  ],
  ['a missing parent', "INSERT INTO children (parent_id, name) VALUES (99, 'x')", { kind: 'foreign-key' }],
  [
    'a NULL',
    `INSERT INTO children (email) VALUES ('${SECRET}x')`,
    { kind: 'not-null', table: 'children', columns: ['name'] },
  ],
  ['a broken check', "INSERT INTO children (name, age) VALUES ('x', 7)", { kind: 'check', constraint: 'adult' }],
  [
    'a broken check without a name',
    "INSERT INTO children (name, size) VALUES ('x', 0)",
    { kind: 'check', constraint: 'size > 0' },
  ],
  ['a value of another type', `INSERT INTO strict VALUES (1, '${SECRET}')`, { kind: 'value' }],
  ['a text for a key', `INSERT INTO parents VALUES ('${SECRET}', 1, 1)`, { kind: 'value' }],
  ['a missing table', 'SELECT * FROM "No Such"', { kind: 'missing-table', table: 'No Such' }],
  ['a syntax error', 'SELEKT', { kind: 'other' }],
]

describe('errors of SQLite', () => {
  it.each(CASES)('mean: %s', async (_name, sql, expected) => {
    const session = openMemory(DDL)
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
