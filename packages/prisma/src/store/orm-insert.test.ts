import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import type { Adapter } from '@seed/core/adapter'
import {
  mariadbOrReason,
  type MariadbServer,
  type PostgresServer,
  startMariadb,
  startPostgres,
} from '../../../../tools/databases/index.mjs'
import { prismaAdapter } from '../index.js'
import {
  askMariadb,
  askPostgres,
  makeSqliteFile,
  openMariadbClient,
  openPostgresClient,
  openSqliteClient,
  schemaOf,
} from '../testing/clients.js'
import { entityOf, readAll, sourceOf } from '../testing/rows.js'
import { SPECIALS } from '../testing/specials.js'

const FIELDS = ['id', 'mood', 'balance', 'big', 'extra', 'data', 'bornOn', 'wakesAt', 'seenAt']
const SEEN = new Date('2025-03-09T02:30:00.500Z')
const bytes = new Uint8Array([0, 255, 7])
const held = [
  ['a', 'HAPPY', '10.25', 9007199254740993n, { deep: [1, null] }, bytes, '1990-02-28', '06:30:00', SEEN],
  ['b', 'SAD', '-0.05', -1n, null, null, null, null, SEEN],
]

const dialects = (['sqlite', 'postgresql', 'mysql'] as const).filter(
  (dialect) => dialect !== 'mysql' || mariadbOrReason() === undefined,
)

describe.each(dialects)('what Prisma writes and reads on %s', (dialect) => {
  type Client = ReturnType<typeof openSqliteClient>
  let postgres: PostgresServer | undefined
  let mariadb: MariadbServer | undefined
  let client: Client
  let adapter: Adapter
  let remove: () => void = () => undefined
  const schema = schemaOf(dialect, 'specials')
  beforeAll(async () => {
    if (dialect === 'postgresql') postgres = await startPostgres()
    if (dialect === 'mysql') mariadb = await startMariadb()
  })
  afterAll(async () => {
    await postgres?.stop()
    await mariadb?.stop()
  })
  beforeEach(async () => {
    client = await openClient()
    adapter = prismaAdapter(client, { schema })
  })
  afterEach(async () => {
    await client.$disconnect()
    remove()
  })

  async function openClient(): Promise<Client> {
    if (postgres !== undefined) {
      const url = await postgres.createDatabase()
      await askPostgres(url, SPECIALS.postgresql)
      return openPostgresClient(url) as unknown as Client
    }
    if (mariadb !== undefined) {
      const url = await mariadb.createDatabase()
      await askMariadb(url, SPECIALS.mysql)
      return openMariadbClient(url) as unknown as Client
    }
    const file = makeSqliteFile(SPECIALS.sqlite)
    remove = () => file.remove()
    return openSqliteClient(file.path)
  }

  /** SQLite has neither days nor times in Prisma, so its schema keeps texts. */
  const day = dialect === 'sqlite' ? '1990-02-28' : new Date('1990-02-28')
  const time = dialect === 'sqlite' ? '06:30:00' : new Date('1970-01-01T06:30:00Z')

  it('is the same for rows written natively and by createMany', async () => {
    const person = await entityOf(adapter, 'Person')
    const moment = dialect === 'postgresql' ? '2025-03-09T02:30:00.5Z' : '2025-03-09T02:30:00.5'
    const stored = held.map((row) => row.with(1, row[1] === 'HAPPY' ? 'happy' : 'SAD').with(8, moment))
    const seen = []
    for (const through of ['native', 'orm'] as const) {
      await client.person.deleteMany()
      await adapter.transaction((store) => store.insert(person, sourceOf(FIELDS, stored, held), through))
      expect(await readAll(adapter, person, FIELDS)).toEqual(stored)
      seen.push(JSON.parse(text(await client.person.findMany({ orderBy: { id: 'asc' } }))))
    }
    expect(seen[1]).toEqual(seen[0])
    expect(await client.person.findUniqueOrThrow({ where: { id: 'a' } })).toMatchObject({
      mood: 'HAPPY',
      big: 9007199254740993n,
      extra: { deep: [1, null] },
      bornOn: day,
      wakesAt: time,
      seenAt: SEEN,
    })
    const { extra, data, balance } = await client.person.findUniqueOrThrow({ where: { id: 'b' } })
    expect([extra, data, balance.toFixed(2)]).toEqual([null, null, '-0.05'])
    expect(await client.person.count({ where: { mood: 'HAPPY', seenAt: SEEN, balance: 10.25 } })).toBe(1)
  })

  it('takes the sides of a many-to-many relation with itself as Prisma does', async () => {
    const [person, follow] = [await entityOf(adapter, 'Person'), await entityOf(adapter, 'Person_fans')]
    for (const through of ['native', 'orm'] as const) {
      await client.person.deleteMany()
      await adapter.transaction(async (store) => {
        const fields = ['id', 'balance', 'big']
        await store.insert(
          person,
          sourceOf(fields, [
            ['star', '1', 1n],
            ['fan', '1', 1n],
          ]),
          through,
        )
        // `Person_fans`: the row that has the fans is in A, the fan in B.
        await store.insert(follow, sourceOf(['A', 'B'], [['star', 'fan']]), through)
      })
      const star = await client.person.findUniqueOrThrow({
        where: { id: 'star' },
        include: { fans: true, follows: true },
      })
      expect([star.fans.map(({ id }) => id), star.follows.length]).toEqual([['fan'], 0])
    }
  })

  it('runs query extensions, which may set fields and not keys', async () => {
    const log: unknown[] = []
    const extended = client.$extends({
      query: {
        person: {
          createMany: ({ args, query }) => {
            const data = args.data as { big: bigint; id: string }[]
            log.push(data.length)
            return query({ ...args, data: data.map((row) => ({ ...row, big: 77n })) as never })
          },
        },
      },
    })
    const own = prismaAdapter(extended, { schema })
    const person = await entityOf(own, 'Person')
    expect(person.hooks).toEqual(['query extension of createMany'])
    expect((await entityOf(adapter, 'Person')).hooks).toBe(undefined)
    const source = sourceOf(['id', 'balance', 'big'], [['a', '1.00', 1n]])
    await own.transaction((store) => store.insert(person, source, 'native'))
    expect([log, (await client.person.findFirstOrThrow()).big]).toEqual([[], 1n])
    await client.person.deleteMany()
    await own.transaction((store) => store.insert(person, source, 'orm'))
    expect([log, (await client.person.findFirstOrThrow()).big]).toEqual([[1], 77n])

    const rekeyed = client.$extends({
      query: {
        person: {
          createMany: ({ args, query }) =>
            query({ ...args, data: { ...(args.data as object[])[0], id: 'other' } as never }),
        },
      },
    })
    const work = prismaAdapter(rekeyed, { schema }).transaction((store) =>
      store.insert(person, sourceOf(['id', 'balance', 'big'], [['c', '1.00', 1n]]), 'orm'),
    )
    await expect(work).rejects.toMatchObject({ code: 'ORM.KEY_CHANGED' })
    expect(await client.person.count()).toBe(1)
  })

  it('fills what the schema has defaults for, and refuses columns that the schema does not know', async () => {
    const person = await entityOf(adapter, 'Person')
    await adapter.transaction((store) => store.insert(person, sourceOf(['balance', 'big'], [['1.00', 1n]]), 'orm'))
    const row = await client.person.findFirstOrThrow()
    expect(row).toMatchObject({ mood: 'HAPPY', extra: null })
    expect(row.id).toMatch(/^c[a-z0-9]{20,}$/)
    const wider = { ...person, fields: [...person.fields, { ...person.fields[0], name: 'legacy' }] } as typeof person
    const work = adapter.transaction((store) => store.insert(wider, sourceOf(['legacy'], [['x']]), 'orm'))
    await expect(work).rejects.toMatchObject({ code: 'ORM.UNMAPPED_FIELD' })
  })

  it('says what the database refuses in its own words, without values', async () => {
    const person = await entityOf(adapter, 'Person')
    const follow = await entityOf(adapter, 'Person_fans')
    const fields = ['id', 'balance', 'big']
    const failure = async (
      entity: typeof person,
      names: string[],
      rows: unknown[][],
      through: 'native' | 'orm',
    ): Promise<unknown> =>
      adapter
        .transaction((store) => store.insert(entity, sourceOf(names, rows), through))
        .then(
          () => 'none',
          (error: unknown) => error,
        )
    for (const through of ['native', 'orm'] as const) {
      const twice = await failure(
        person,
        fields,
        [
          ['secret', '1', 1n],
          ['secret', '1', 1n],
        ],
        through,
      )
      expect(twice).toMatchObject({ code: 'STORE.UNIQUE' })
      const missing = await failure(person, fields, [['secret', null, 1n]], through)
      expect(missing).toMatchObject({ code: through === 'orm' ? 'STORE.VALUE' : 'STORE.NOT_NULL' })
      const lost = await failure(follow, ['A', 'B'], [['secret', 'nobody']], through)
      expect(lost).toMatchObject({ code: 'STORE.FOREIGN_KEY' })
      for (const error of [twice, missing, lost]) expect(String(error)).not.toMatch(/secret|nobody/)
    }
  })
})

function text(value: unknown): string {
  return JSON.stringify(value, (_, one: unknown) => (typeof one === 'bigint' ? `${one}n` : one))
}
