import { describe, expect, it } from '@jest/globals'
import { ConnectionAcquireTimeoutError, ConnectionRefusedError, HostNotFoundError } from 'sequelize'
import { classify } from './classify.js'
import { dialectOf } from './dialect.js'
import { openSqlite } from './testing/databases.js'

const coded = (code: string): Error => Object.assign(new Error('no'), { code })
const sqlite = dialectOf('sqlite')

describe('classify', () => {
  it('looks through what Sequelize wraps around a driver error', async () => {
    const sequelize = await openSqlite()
    const failing = (sql: string): Promise<unknown> => sequelize.query(sql).catch((reason: unknown) => reason)
    await sequelize.query("INSERT INTO Topics (code) VALUES ('art')")
    const twice = await failing("INSERT INTO Topics (code) VALUES ('art')")
    expect(twice).toMatchObject({ name: 'SequelizeUniqueConstraintError' })
    expect(classify(sqlite, twice)).toMatchObject({ kind: 'unique', table: 'Topics', columns: ['code'] })
    expect(classify(sqlite, await failing('SELECT * FROM nowhere'))).toEqual({
      kind: 'missing-table',
      table: 'nowhere',
    })
    expect(classify(sqlite, await failing("INSERT INTO Invoice (number, payer) VALUES ('x', 9)"))).toMatchObject({
      kind: 'foreign-key',
    })
    await sequelize.close()
  })

  it.each([
    ['refused', new ConnectionRefusedError(coded('ECONNREFUSED'))],
    ['host unknown', new HostNotFoundError(coded('ENOTFOUND'))],
    [
      'closed by the application',
      new Error('ConnectionManager.getConnection was called after the connection manager was closed!'),
    ],
  ])('takes it for a connection failure: %s', (_name, error) => {
    for (const name of ['postgres', 'mariadb', 'mysql', 'sqlite'])
      expect(classify(dialectOf(name), error)?.kind).toBe('connection')
  })

  it('takes a pool that gives nothing for a timeout', () => {
    expect(classify(sqlite, new ConnectionAcquireTimeoutError(new Error('waited')))?.kind).toBe('timeout')
  })

  it('says nothing of errors that are not the database’s', () => {
    for (const error of [new Error('mine'), new TypeError('bug'), 'text', null, undefined, { code: 'EACCES' }])
      for (const name of ['postgres', 'mariadb', 'mysql', 'sqlite'])
        expect(classify(dialectOf(name), error)).toBeUndefined()
  })
})
