import { describe, expect, it } from '@jest/globals'
import { type SeedError } from '../errors/seed-error.js'
import { memoryAdapter, type MemoryAdapter, type MemoryOptions } from './adapter.js'
import { CAT, DOMAIN, ORDER, PREDICATES, TAG, USER } from './testing/domain.js'
import { addOldRows, snapshot, sourceOf, uuid } from './testing/seed-domain.js'

const AT = '2026-01-01T00:00:00Z'

function open(options: MemoryOptions = {}): MemoryAdapter {
  return memoryAdapter(DOMAIN, { predicates: PREDICATES, ...options })
}

async function collect<T>(pages: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const page of pages) all.push(page)
  return all
}

async function failure(work: Promise<unknown>): Promise<SeedError> {
  return work.then(
    () => {
      throw new Error('it should have failed')
    },
    (error: unknown) => error as SeedError,
  )
}

describe('constraints of the memory adapter', () => {
  const cases: readonly (readonly [string, string, string, Parameters<MemoryAdapter['change']>[0]])[] = [
    ['NOT NULL', 'STORE.NOT_NULL', 'User.email', (c) => c.insert('User', [{ createdAt: AT }])],
    ['unique', 'STORE.UNIQUE', 'User.email', (c) => c.insert('User', [{ email: 'old@example.com', createdAt: AT }])],
    ['primary key', 'STORE.UNIQUE', 'User.id', (c) => c.insert('User', [{ id: 1, email: 'x', createdAt: AT }])],
    ['check', 'STORE.CHECK', 'User', (c) => c.insert('User', [{ email: 'x', age: -1, createdAt: AT }])],
    ['type', 'STORE.VALUE', 'User.age', (c) => c.update('User', [1], { age: 'many' })],
    ['length', 'STORE.VALUE', 'User.email', (c) => c.update('User', [1], { email: 'x'.repeat(41) })],
    ['range', 'STORE.VALUE', 'User.age', (c) => c.update('User', [1], { age: 2 ** 31 })],
    ['foreign key', 'STORE.FOREIGN_KEY', 'Order.user', (c) => c.insert('Order', [{ userId: 9, total: '1.00' }])],
    ['lost target', 'STORE.FOREIGN_KEY', 'Order.user', (c) => c.delete('User', [1])],
  ]
  for (const foreignKeys of ['commit', 'statement'] as const) {
    it.each(cases)(`refuses a broken %s, checked at ${foreignKeys}`, async (_, code, subject, work) => {
      const adapter = open({ foreignKeys })
      await addOldRows(adapter)
      const before = snapshot(adapter)
      const error = await failure(adapter.change(work))
      expect(error.code).toBe(code)
      expect(error.message).toContain(subject)
      expect(snapshot(adapter)).toEqual(before)
    })
  }

  it('looks at partial uniques only where their condition holds', async () => {
    const adapter = open()
    const row = (id: number, age: number) => ({ id, email: `${id}`, age, nickname: 'joe', createdAt: AT })
    await adapter.change((c) => c.insert('User', [row(1, 5), row(2, 5), row(3, 40)]))
    const error = await failure(adapter.change((c) => c.insert('User', [row(4, 50)])))
    expect(error.message).toContain('User.nickname would occur twice')
    expect(error.message).toContain('users_nickname_key')
  })

  it('lets several NULLs into a unique set', async () => {
    const adapter = open()
    const row = (id: number) => ({ id, email: `${id}`, age: 30, createdAt: AT })
    await adapter.change((c) => c.insert('User', [row(1), row(2)]))
    expect(adapter.rows('User')).toHaveLength(2)
  })

  it('checks a cycle at commit, and at once when asked to', async () => {
    const work: Parameters<MemoryAdapter['change']>[0] = (c) => {
      c.insert('Player', [{ id: 1, teamId: 1 }])
      c.insert('Team', [{ id: 1, captainId: 1 }])
    }
    await open().change(work)
    expect((await failure(open({ foreignKeys: 'statement' }).change(work))).code).toBe('STORE.FOREIGN_KEY')
    expect(open({ foreignKeys: 'statement' }).capabilities.deferredForeignKeys).toBe(false)
  })

  it('follows ON DELETE', async () => {
    const schema = {
      entities: DOMAIN.entities.map((entity) => ({
        ...entity,
        relations: entity.relations.map((one) => {
          if (one.arity !== '1' && one.arity !== '0-1') return one
          return { ...one, onDelete: one.arity === '1' ? ('cascade' as const) : ('set null' as const) }
        }),
      })),
    }
    const adapter = memoryAdapter(schema)
    await addOldRows(adapter)
    await adapter.change((c) => c.delete('User', [1]))
    expect([adapter.rows('Order'), adapter.rows('OrderItem')]).toEqual([[], []])
    expect(adapter.rows('audit')).toEqual([{ id: 1, userId: null, text: 'created' }])
  })

  it('checks nothing when told so', async () => {
    const adapter = open({ enforce: false })
    await adapter.change((c) =>
      c.insert('Order', [
        { id: 1n, userId: 99 },
        { id: 1n, userId: 99 },
      ]),
    )
    expect(adapter.rows('Order')).toHaveLength(2)
  })
})

describe('the store of the memory adapter', () => {
  it('names the row of the source that was refused', async () => {
    const rows = [
      [1, 'a', AT],
      [2, 'b', AT],
      [3, 'a', AT],
    ] as const
    const adapter = open()
    const error = await failure(
      adapter.transaction((store) => store.insert(USER, sourceOf(['id', 'email', 'createdAt'], rows), 'native')),
    )
    expect(error.code).toBe('STORE.UNIQUE')
    expect(error.where).toBe('row 2 of User, counted from 0')
    expect(adapter.rows('User')).toEqual([])
  })

  it('rolls back everything, ledger included, and runs the next transaction', async () => {
    const adapter = open()
    await addOldRows(adapter)
    const before = snapshot(adapter)
    const boom = new Error('boom')
    const work = adapter.transaction(async (store) => {
      await store.insert(TAG, sourceOf(['id', 'label'], [[1, 'a']]), 'native')
      await store.update(USER, sourceOf(['id', 'age'], [[1, 44]]))
      await store.delete(TAG, { kind: 'list', keys: [[1]] })
      await store.ledger.write([{ run: 1, entity: '', part: 0, body: '{}' }])
      throw boom
    })
    expect(await failure(work)).toBe(boom)
    expect(snapshot(adapter)).toEqual(before)
    expect(await adapter.transaction((store) => store.ledger.headers())).toEqual([])
  })

  it('reads pages by key: all, by range, by list, by match', async () => {
    const adapter = open()
    const rows = [5, 3, 1, 4, 2].map((id) => [id, id % 2 === 0 ? 'even' : 'odd'] as const)
    await adapter.transaction(async (store) => {
      await store.insert(TAG, sourceOf(['id', 'label'], rows), 'native')
      const read = async (more: object): Promise<unknown> => collect(store.read(TAG, { fields: ['id'], ...more }))
      expect(await read({ pageRows: 2 })).toEqual([[[1], [2]], [[3], [4]], [[5]]])
      expect(await read({ keys: { kind: 'range', from: 2n, to: 4n } })).toEqual([[[2], [3], [4]]])
      expect(await read({ keys: { kind: 'list', keys: [[5], [9], [1]] } })).toEqual([[[1], [5]]])
      expect(await read({ match: { fields: ['label'], anyOf: [['even']] } })).toEqual([[[2], [4]]])
      expect(await store.delete(TAG, { kind: 'range', from: 2n, to: 3n })).toBe(2)
      expect(await read({})).toEqual([[[1], [4], [5]]])
    })
  })

  it('reserves keys past the highest and never twice, also after a rollback', async () => {
    const adapter = open()
    await addOldRows(adapter)
    const reserve = (count: number): Promise<bigint> =>
      adapter.transaction((store) => store.reserve(ORDER, 'id', count))
    expect(await reserve(10)).toBe(2n)
    await failure(
      adapter.transaction(async (store) => {
        await store.reserve(ORDER, 'id', 5)
        throw new Error('no')
      }),
    )
    expect(await reserve(1)).toBe(17n)
    await adapter.change((c) => c.insert('Order', [{ userId: 1, total: '1.00' }]))
    expect(adapter.rows('Order').map((row) => row['id'])).toEqual([1n, 18n])
  })

  it('keeps entities that share a table apart', async () => {
    const adapter = open()
    await addOldRows(adapter)
    await adapter.change((c) => {
      c.insert('Cat', [{ ownerId: 1, lives: 9 }])
      c.insert('Dog', [{ ownerId: 1, isLoud: true }])
    })
    expect(adapter.rows('Cat')).toEqual([{ id: 1, kind: 'cat', ownerId: 1, lives: 9 }])
    expect(await adapter.transaction((store) => store.count(CAT))).toBe(1)
  })

  it('writes through the pretended ORM: hooks, converters, dates', async () => {
    const seen: string[] = []
    const adapter = open({
      onInsert: (name, row) => {
        seen.push(name)
        row['age'] = 7
      },
    })
    const source = {
      fields: ['id', 'email', 'createdAt'],
      count: 1,
      batches: (form: string) => [[[1, 'a', form === 'entity' ? new Date(AT) : AT]]],
    }
    await adapter.transaction((store) => store.insert(USER, source, 'orm'))
    expect(adapter.rows('User')).toMatchObject([{ id: 1, age: 7, createdAt: AT }])
    await adapter.transaction((store) => store.delete(USER, { kind: 'list', keys: [[1]] }))
    await adapter.transaction((store) => store.insert(USER, source, 'native'))
    expect(adapter.rows('User')).toMatchObject([{ id: 1, age: null, createdAt: AT }])
    expect(seen).toEqual(['User'])
  })

  it('fails and loses the connection on purpose', async () => {
    const adapter = open()
    const write = (): Promise<unknown> =>
      adapter.transaction((store) =>
        store.insert(
          TAG,
          sourceOf(
            ['id', 'label'],
            [
              [1, 'a'],
              [2, 'b'],
            ],
          ),
          'native',
        ),
      )
    adapter.faults.failAfterRows = 1
    expect((await failure(write())).code).toBe('STORE.FAILED')
    adapter.faults.failAfterRows = undefined
    adapter.faults.dropConnectionAfterRows = 1
    expect((await failure(write())).code).toBe('STORE.CONNECTION')
    adapter.faults.dropConnectionAfterRows = undefined
    expect(adapter.rows('Tag')).toEqual([])
    await write()
    expect(adapter.rows('Tag')).toHaveLength(2)
  })

  it('lets transactions wait for one another', async () => {
    const adapter = open()
    const peer = (await adapter.openPeer?.()) ?? adapter
    const order: string[] = []
    const work = (name: string, from: typeof adapter | typeof peer): Promise<void> =>
      from.transaction(async (store) => {
        order.push(`${name} in`)
        await store.insert(TAG, sourceOf(['label'], [[name]]), 'native')
        order.push(`${name} out`)
      })
    await Promise.all([work('a', adapter), work('b', peer)])
    expect(order).toEqual(['a in', 'a out', 'b in', 'b out'])
    expect(adapter.rows('Tag')).toHaveLength(2)
  })
})

describe('the catalog of the memory adapter', () => {
  it('speaks in tables and columns, one entity a table', async () => {
    const { entities } = await open().catalog()
    const animals = entities.find((one) => one.name === 'animals')
    expect(entities).toHaveLength(11)
    expect(animals?.fields.map((one) => [one.column, one.nullable])).toEqual([
      ['id', false],
      ['kind', false],
      ['owner_id', false],
      ['lives', true],
      ['is_loud', true],
    ])
    expect(animals?.relations).toMatchObject([
      { name: 'owner_id', target: 'users', deferrable: true, origin: 'database' },
    ])
  })

  it('is the same database in every answer', async () => {
    expect(await open({ database: 'test_1' }).target()).toEqual({ dialect: 'memory', database: 'test_1' })
    expect(await open().describe()).toBe(DOMAIN)
    expect(uuid(1)).toHaveLength(36)
  })
})
