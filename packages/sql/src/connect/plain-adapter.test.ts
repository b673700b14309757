import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Adapter, type Entity, InternalError, isSeedError, type Tuple } from '@seed/core/adapter'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { entityIn, failureOf, readAll, rowsOf } from '../testing/fixtures.js'
import { describeOnMariadb, startTestServer as startMariadb } from '../testing/mysql.js'
import { startTestServer as startPostgresql } from '../testing/postgresql.js'
import { openPlainAdapter } from './plain-adapter.js'
import { openSqlite } from './sqlite.js'

const DDL = 'CREATE TABLE words (id int NOT NULL PRIMARY KEY, word varchar(50))'

/** A database of its own with one table. */
interface Place {
  readonly url: string
  readonly dialect: string
  readonly deferred: boolean
}

/** What holds of a plain adapter on every database. */
function describePlain(open: () => Promise<Place>): void {
  let place: Place
  let adapter: Adapter
  let words: Entity
  beforeAll(async () => {
    place = await open()
    adapter = await openPlainAdapter({ url: place.url })
    words = entityIn(await adapter.describe(), 'words')
  }, 60_000)
  afterAll(() => adapter.close())

  const write = (rows: readonly Tuple[], on = adapter): Promise<number> =>
    on.transaction((store) => store.insert(words, rowsOf(['id', 'word'], rows), 'native'))
  const read = (on = adapter): Promise<readonly Tuple[]> => on.transaction((store) => readAll(store, words), 'read')

  it('says where it is and what is there', async () => {
    expect(await adapter.target()).toMatchObject({ dialect: place.dialect })
    expect(await adapter.catalog()).toEqual(await adapter.describe())
    expect(words).toMatchObject({ key: ['id'], origin: 'database' })
    expect(adapter.capabilities).toEqual({ rollback: true, deferredForeignKeys: place.deferred, ormWrites: false })
  })

  it('commits what succeeds and takes back what fails', async () => {
    expect(await write([[1, 'a']])).toBe(1)
    const failure = adapter.transaction(async (store) => {
      await store.insert(words, rowsOf(['id', 'word'], [[2, 'b']]), 'native')
      throw new Error('stop')
    })
    await expect(failure).rejects.toThrow('stop')
    expect(await read()).toEqual([[1, 'a']])
    expect(await failureOf(write([[1, 'again']]))).toMatchObject({ code: 'STORE.UNIQUE' })
    expect(await read()).toEqual([[1, 'a']])
  })

  it('sees in a snapshot what was there at its beginning, whatever others write', async () => {
    const other = (await adapter.openPeer?.()) as Adapter
    await write(Array.from({ length: 20 }, (_, i) => [100 + i, 'before']))
    const [before, after] = await adapter.transaction(async (store) => {
      const first = await store.count(words)
      await write([[200, 'between']], other)
      const rows: Tuple[] = []
      for await (const page of store.read(words, { fields: ['id'], pageRows: 3 })) rows.push(...page)
      return [first, rows.length]
    }, 'snapshot')
    expect(after).toBe(before)
    expect(await read(other)).toHaveLength((before ?? 0) + 1)
    await other.close()
  })

  it('takes the snapshot before the first question', async () => {
    const other = (await adapter.openPeer?.()) as Adapter
    const before = (await read()).length
    const seen = await adapter.transaction(async (store) => {
      await write([[201, 'early']], other)
      return store.count(words)
    }, 'snapshot')
    expect(seen).toBe(before)
    await other.close()
  })

  it('writes again after a snapshot', async () => {
    await adapter.transaction((store) => store.count(words), 'snapshot')
    expect(await write([[300, 'after']])).toBe(1)
  })

  it('reads the rows behind a key', async () => {
    const ids = (await read()).map(([id]) => id)
    const behind = await adapter.transaction((store) =>
      readAll(store, words, { fields: ['id'], after: [ids[4] ?? null], pageRows: 4 }),
    )
    expect(behind.map(([id]) => id)).toEqual(ids.slice(5))
    await expect(
      adapter.transaction((store) => readAll(store, words, { fields: ['id'], after: [null] })),
    ).rejects.toThrow(InternalError)
  })

  it('writes tables anew and says what remains', async () => {
    const before = await read()
    const remains = await adapter.rewrite?.([words])
    expect(remains?.join(' ')).toMatch(/backups/i)
    expect(await read()).toEqual(before)
  })

  it('has no client of an ORM', async () => {
    await expect(adapter.transaction(async (store) => store.client)).rejects.toThrow(InternalError)
  })
}

describe('a plain adapter on SQLite', () => {
  const folder = mkdtempSync(join(tmpdir(), 'seed-plain-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  describePlain(async () => {
    const path = join(folder, 'words.sqlite')
    const made = openSqlite(path)
    made.exec(`PRAGMA journal_mode = WAL; ${DDL}`)
    made.close()
    return { url: `file:${path}`, dialect: 'sqlite', deferred: true }
  })

  it.each(['file:', 'sqlite:', ''])('makes no file by accident: %s', async (scheme) => {
    const path = join(folder, 'missing.sqlite')
    const failure = await failureOf(openPlainAdapter({ url: `${scheme}${path}` }))
    expect(failure).toMatchObject({ code: 'CONNECTION.NO_FILE' })
    expect(existsSync(path)).toBe(false)
  })

  it('refuses what SQLite has not', async () => {
    expect(await failureOf(openPlainAdapter({ url: ':memory:', schema: 'tenant' }))).toMatchObject({
      code: 'CONNECTION.NO_SCHEMAS',
    })
  })
})

describe('a plain adapter on PostgreSQL', () => {
  let stop: () => Promise<void>
  let url: string
  afterAll(() => stop())

  describePlain(async () => {
    const server = await startPostgresql()
    stop = () => server.stop()
    const session = await server.open()
    url = session.url
    await session.client.query(`${DDL}; CREATE SCHEMA tenant; CREATE TABLE tenant.words (id int PRIMARY KEY, own text)`)
    return { url, dialect: 'postgresql', deferred: true }
  })

  it('looks where the schema says, and has pages', async () => {
    const adapter = await openPlainAdapter({ url, schema: 'tenant' })
    const words = entityIn(await adapter.describe(), 'words')
    expect(words.fields.map(({ name }) => name)).toEqual(['id', 'own'])
    expect(await adapter.transaction(async ({ pages }) => pages?.format)).toBe('postgresql-copy-text')
    await adapter.close()
  })

  it('refuses to write in a snapshot', async () => {
    const adapter = await openPlainAdapter({ url })
    const words = entityIn(await adapter.describe(), 'words')
    const failure = adapter.transaction(
      (store) => store.insert(words, rowsOf(['id', 'word'], [[900, 'x']]), 'native'),
      'snapshot',
    )
    expect(isSeedError(await failureOf(failure))).toBe(true)
    await adapter.close()
  })

  it('says in our words that nobody answers, without the password', async () => {
    const failure = await failureOf(openPlainAdapter({ url: 'postgresql://user:geheim@127.0.0.1:1/none' }))
    expect(failure).toMatchObject({ code: 'STORE.UNREACHABLE' })
    expect((failure as Error).message).not.toContain('geheim')
  })
})

describeOnMariadb('a plain adapter on MariaDB', () => {
  let stop: () => Promise<void>
  let url: string
  afterAll(() => stop())

  describePlain(async () => {
    const server = await startMariadb()
    stop = () => server.stop()
    const session = await server.open()
    url = session.url
    await session.query(DDL)
    await session.query('SET GLOBAL tx_isolation = "READ-COMMITTED"')
    return { url, dialect: 'mariadb', deferred: false }
  })

  it('leaves the level of the session as it was', async () => {
    const { connect } = await import('./connect.js')
    const own = await connect(url)
    await own.begin()
    await own.session.begun('snapshot')
    await own.commit()
    const words = entityIn(await own.session.catalog(), 'words')
    // Under READ COMMITTED each question sees what others have committed since.
    const other = await openPlainAdapter({ url })
    await own.begin()
    const before = await own.session.store().count(words)
    await other.transaction((store) => store.insert(words, rowsOf(['id', 'word'], [[901, 'x']]), 'native'))
    expect(await own.session.store().count(words)).toBe(before + 1)
    await own.commit()
    await own.close()
    await other.close()
  })
})
