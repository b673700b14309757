import { describe, expect, it } from '@jest/globals'
import { makeSqliteFile, openLibsqlClient, openSqliteClient } from '../testing/clients.js'
import { hearStatement, listenTo } from './hear-statement.js'
import { reachAdapter } from './reach-adapter.js'

describe('what runs a statement', () => {
  it.each([
    ['better-sqlite3', openSqliteClient, 'prepare'],
    ['libsql', openLibsqlClient, 'execute'],
  ] as const)('is heard by its mark: %s', async (_, open, method) => {
    const file = makeSqliteFile('readings')
    const client = open(file.path)
    await reachAdapter(client)
    const heard = await client.$transaction((tx) => hearStatement(tx, 'SELECT 7 AS seven'))
    expect(heard.answer).toMatchObject([{ seven: expect.anything() }])
    expect(typeof Reflect.get(heard.queryable?.client as object, method)).toBe('function')
    await client.$disconnect()
    file.remove()
  })

  it('is told apart from what runs at the same time', async () => {
    const files = [makeSqliteFile('readings'), makeSqliteFile('readings')]
    const clients = files.map((file) => openSqliteClient(file.path))
    for (const client of clients) await reachAdapter(client)
    const connections = await Promise.all(
      clients.map((client) =>
        client.$transaction(async (tx) => {
          const [one, other] = await Promise.all([hearStatement(tx, 'SELECT 1'), hearStatement(tx, 'SELECT 2')])
          expect(one.queryable?.client).toBe(other.queryable?.client)
          return one.queryable?.client
        }),
      ),
    )
    expect(connections[0]).not.toBe(connections[1])
    expect(connections[0]).toBeDefined()
    for (const client of clients) await client.$disconnect()
    for (const file of files) file.remove()
  })

  it('is not heard of an adapter that is built otherwise', async () => {
    expect(listenTo({ queryRaw: () => Promise.resolve() })).toBe(false)
    expect(listenTo({})).toBe(false)
    expect(listenTo(undefined)).toBe(false)
    const heard = await hearStatement(
      { $queryRawUnsafe: () => Promise.resolve([{ one: 1 }]), $executeRawUnsafe: () => Promise.resolve(0) },
      'SELECT 1',
    )
    expect(heard).toEqual({ answer: [{ one: 1 }], queryable: undefined })
  })
})
