import { describe, expect, it } from '@jest/globals'
import { classify } from './classify.js'
import { dialectOf } from './dialect.js'
import { openSqliteSource } from './testing/databases.js'

const coded = (code: string, more: object = {}): Error => Object.assign(new Error('no'), { code, ...more })
const postgres = dialectOf('postgres')
const sqlite = dialectOf('better-sqlite3')

describe('classify', () => {
  it('looks through what TypeORM wraps around a driver error', async () => {
    const source = await openSqliteSource()
    await source.query("INSERT INTO topics (code) VALUES ('art')")
    const error: unknown = await source
      .query("INSERT INTO topics (code) VALUES ('art')")
      .catch((reason: unknown) => reason)
    expect(error).toMatchObject({ name: 'QueryFailedError' })
    expect(classify(sqlite, error)).toMatchObject({ kind: 'unique', table: 'topics', columns: ['code'] })
    const missing: unknown = await source.query('SELECT * FROM nowhere').catch((reason: unknown) => reason)
    expect(classify(sqlite, missing)).toEqual({ kind: 'missing-table', table: 'nowhere' })
    await source.destroy()
  })

  it.each([
    ['refused', coded('ECONNREFUSED')],
    ['host unknown', coded('ENOTFOUND')],
    ['password', coded('28P01', { severity: 'FATAL' })],
    ['database missing', coded('3D000', { severity: 'FATAL' })],
    ['both addresses of a host', new AggregateError([coded('ECONNREFUSED'), coded('ECONNREFUSED')])],
    ['lost', new Error('Connection terminated unexpectedly')],
    ['closed by the application', Object.assign(new Error('no'), { name: 'ConnectionIsNotSetError' })],
  ])('takes it for a connection failure: %s', (_name, error) => {
    expect(classify(postgres, error)?.kind).toBe('connection')
    expect(classify(postgres, Object.assign(new Error('query failed'), { driverError: error }))?.kind).toBe(
      'connection',
    )
  })

  it.each([
    ['file', coded('SQLITE_CANTOPEN')],
    ['folder', coded('EACCES', { syscall: 'mkdir' })],
  ])('knows a SQLite %s that cannot be opened', (_name, error) => {
    expect(classify(sqlite, error)?.kind).toBe('connection')
  })

  it('says nothing of errors that are not the database’s', () => {
    for (const error of [new Error('mine'), new TypeError('bug'), 'text', null, undefined, { code: 'EACCES' }]) {
      expect(classify(postgres, error)).toBeUndefined()
      expect(classify(sqlite, error)).toBeUndefined()
    }
  })
})
