import { inspect } from 'node:util'
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { formatError, InternalError, SeedError } from '../errors/seed-error.js'
import { memoryAdapter } from '../memory/adapter.js'
import { DOMAIN, ORDER, ORDER_ITEM, TAG, USER } from '../memory/testing/domain.js'
import { sourceOf } from '../memory/testing/seed-domain.js'
import type { Entity } from '../schema/schema.js'
import { defineAdapter } from './define-adapter.js'
import type { Adapter, KeySet, Store, StoreFailure, Target } from './port.js'

const SECRET = 'jane.doe@secret.example'

class DriverError extends Error {
  constructor(readonly failure: StoreFailure | undefined) {
    super(`duplicate key. DETAIL: Key (email)=(${SECRET}) already exists.`)
  }
}

interface Fake {
  readonly failure?: StoreFailure | undefined
  /** Step that fails. */
  readonly at?: keyof Store | 'open' | 'commit' | 'target' | 'catalog'
  readonly configured?: Target
  readonly cause?: unknown
  readonly describes?: boolean
}

/** An adapter whose chosen step fails as a driver would; notes the calls that reach it. */
function fake({ failure, at, configured, cause, describes = true }: Fake, calls: unknown[] = []): Adapter {
  const step = (name: NonNullable<Fake['at']>): void => {
    // eslint-disable-next-line typescript/only-throw-error -- drivers throw what they like
    if (at === name) throw cause ?? new DriverError(failure)
  }
  const base = memoryAdapter(DOMAIN)
  const bare: Adapter = {
    ...base,
    ...(configured === undefined ? {} : { configured }),
    describe: () => (describes ? base.describe() : Promise.reject(new Error('no metadata'))),
    target: async () => (step('target'), await base.target()),
    catalog: async () => (step('catalog'), await base.catalog()),
    classify: (error) => (error instanceof DriverError ? error.failure : error === cause ? failure : undefined),
    async transaction(work) {
      step('open')
      return base.transaction(async (store) => {
        const result = await work({
          ...store,
          insert: async (entity, source, through) => (
            step('insert'),
            calls.push(['insert', source.count]),
            await store.insert(entity, source, through)
          ),
          delete: async (entity, keys) => (step('delete'), calls.push(keys), await store.delete(entity, keys)),
          async *read(entity, selection) {
            step('read')
            calls.push('read')
            try {
              yield* store.read(entity, selection)
            } finally {
              calls.push('read ended')
            }
          },
        })
        step('commit')
        return result
      })
    },
  }
  if (configured === undefined) Reflect.deleteProperty(bare, 'configured')
  return defineAdapter(bare)
}

async function failureOf(work: Promise<unknown>): Promise<SeedError> {
  return work.then(
    () => {
      throw new Error('it should have failed')
    },
    (error: unknown) => error as SeedError,
  )
}

const insertUser = (adapter: Adapter): Promise<unknown> =>
  adapter.transaction((store) =>
    store.insert(USER, sourceOf(['id', 'email', 'createdAt'], [[1, SECRET, '2026-01-01T00:00:00Z']]), 'native'),
  )

describe('errors of the database', () => {
  const kinds: readonly (readonly [StoreFailure['kind'], string])[] = [
    ['unique', 'STORE.UNIQUE'],
    ['foreign-key', 'STORE.FOREIGN_KEY'],
    ['not-null', 'STORE.NOT_NULL'],
    ['check', 'STORE.CHECK'],
    ['value', 'STORE.VALUE'],
    ['connection', 'STORE.CONNECTION'],
    ['missing-table', 'STORE.MISSING_TABLE'],
    ['timeout', 'STORE.TIMEOUT'],
    ['other', 'STORE.FAILED'],
  ]
  it.each(kinds)('%s becomes %s, without the value the driver tells', async (kind, code) => {
    const failure: StoreFailure = { kind, table: 'users', columns: ['email'], constraint: 'users_email_key', row: 17 }
    const error = await failureOf(insertUser(fake({ failure, at: 'insert' })))
    expect(error).toBeInstanceOf(SeedError)
    expect([error.code, error.exitCode]).toEqual([code, 2])
    expect(error.cause).toBeInstanceOf(DriverError)
    const { cause: _, ...told } = error
    expect(`${formatError(error)} ${inspect(told)} ${error.stack}`).not.toContain('secret')
    if (kind !== 'connection' && kind !== 'timeout') expect(error.where).toBe('row 17 of User, counted from 0')
  })

  it('name fields as the ORM does, several of them, and relations for foreign keys', async () => {
    const messageOf = async (failure: StoreFailure): Promise<string> =>
      (await failureOf(insertUser(fake({ failure, at: 'commit' })))).message
    expect(await messageOf({ kind: 'not-null', table: 'users', columns: ['created_at'] })).toContain(
      'User.createdAt must',
    )
    expect(await messageOf({ kind: 'foreign-key', table: 'orders', columns: ['user_id'] })).toContain(
      'Order.user points',
    )
    expect(await messageOf({ kind: 'unique', table: 'order_items', columns: ['order_id', 'product_id'] })).toContain(
      'OrderItem (orderId, productId) would occur twice',
    )
    expect(await messageOf({ kind: 'unique', table: 'users', constraint: 'users_email_key' })).toContain('User.email')
    expect(await messageOf({ kind: 'unique', table: 'users', constraint: 'PRIMARY' })).toContain('User.id would')
    expect(await messageOf({ kind: 'unique', table: 'nobody', columns: ['x'] })).toContain('nobody.x')
    // Two entities share the table: the one that has the column.
    expect(await messageOf({ kind: 'not-null', table: 'animals', columns: ['is_loud'] })).toContain('Dog.isLoud')
  })

  it('are told even when the metadata cannot be read', async () => {
    const failure: StoreFailure = { kind: 'unique', table: 'users', columns: ['email'] }
    const error = await failureOf(insertUser(fake({ failure, at: 'commit', describes: false })))
    expect(error.message).toContain('users.email would occur twice')
  })

  it('pass untouched when they are SeedErrors or none of the database', async () => {
    for (const error of [new SeedError('CELL.FAILED', 'x'), new Error('mine'), 'text']) {
      expect(await failureOf(insertUser(fake({ at: 'insert', cause: error })))).toBe(error)
      const work = fake({}).transaction(() => Promise.reject(error as Error))
      expect(await failureOf(work)).toBe(error)
    }
    const source = {
      ...sourceOf(['id'], [[1]]),
      batches: (): never => {
        throw new SeedError('CELL.FAILED', 'thrown while pulling')
      },
    }
    const pulled = fake({}).transaction((store) => store.insert(TAG, source, 'native'))
    expect((await failureOf(pulled)).code).toBe('CELL.FAILED')
  })

  it('never tell a value, whatever the driver says', async () => {
    const names = fc.record({
      kind: fc.constantFrom(...kinds.map(([kind]) => kind)),
      table: fc.constantFrom('users', 'orders', 'x'),
    })
    await fc.assert(
      fc.asyncProperty(names, fc.string({ minLength: 12, maxLength: 30 }), async (failure, value) => {
        const cause = Object.assign(new Error(value), { detail: value, code: value })
        const error = await failureOf(insertUser(fake({ failure, at: 'insert', cause })))
        expect(formatError(error)).not.toContain(value)
        expect(error.cause).toBe(cause)
      }),
      { numRuns: 100, seed: 42 },
    )
  })
})

describe('an unreachable database', () => {
  const configured: Target = { dialect: 'postgresql', host: 'db.example.com', port: 5432, database: 'shop' }
  it.each(['open', 'target', 'catalog'] as const)('is told at "%s", by host, port and name', async (at) => {
    const inner = Object.assign(new Error(`password ${SECRET}`), { code: 'ECONNREFUSED' })
    const cause = new AggregateError([inner], SECRET)
    const adapter = fake({ failure: { kind: 'connection' }, at, configured, cause })
    const call = at === 'open' ? insertUser(adapter) : at === 'target' ? adapter.target() : adapter.catalog()
    const error = await failureOf(call)
    expect(error.message).toBe('STORE.UNREACHABLE: cannot reach the database db.example.com:5432/shop')
    expect(error.why).toBe('Nothing listens at this address (ECONNREFUSED).')
    expect(formatError(error)).not.toContain('secret')
  })

  it('needs no place to be known', async () => {
    const error = await failureOf(insertUser(fake({ failure: { kind: 'connection' }, at: 'open' })))
    expect(error.message).toBe('STORE.UNREACHABLE: cannot reach the database')
  })
})

describe('arguments', () => {
  /** Whether it is refused as our own mistake, with nothing asked of the database. */
  const isRefused = async (work: (store: Store) => Promise<unknown>): Promise<boolean> => {
    const calls: unknown[] = []
    const error: unknown = await failureOf(fake({}, calls).transaction(work))
    return error instanceof InternalError && calls.length === 0
  }
  const read = async (store: Store, entity: Entity, selection: Parameters<Store['read']>[1]): Promise<number> => {
    let rows = 0
    for await (const page of store.read(entity, selection)) rows += page.length
    return rows
  }

  it('are checked before the database sees them', async () => {
    expect(await isRefused((store) => store.insert(TAG, sourceOf(['id', 'labl'], [[1, 'a']]), 'native'))).toBe(true)
    expect(await isRefused((store) => store.insert(TAG, sourceOf(['id', 'id'], [[1, 1]]), 'native'))).toBe(true)
    expect(await isRefused((store) => store.insert(TAG, { ...sourceOf(['id'], []), count: -1 }, 'native'))).toBe(true)
    expect(await isRefused((store) => store.update(TAG, sourceOf(['label'], [['a']])))).toBe(true)
    expect(await isRefused((store) => store.delete(ORDER_ITEM, { kind: 'range', from: 1n, to: 2n }))).toBe(true)
    expect(await isRefused((store) => store.delete(ORDER_ITEM, { kind: 'list', keys: [[1n]] }))).toBe(true)
    expect(await isRefused((store) => store.reserve(TAG, 'id', 0))).toBe(true)
    expect(await isRefused((store) => store.reserve(TAG, 'nr', 1))).toBe(true)
    expect(await isRefused((store) => read(store, TAG, { fields: ['x'] }))).toBe(true)
    expect(await isRefused((store) => read(store, TAG, { fields: ['id'], pageRows: 0 }))).toBe(true)
    expect(
      await isRefused((store) =>
        read(store, ORDER, { fields: ['id'], match: { fields: ['userId'], anyOf: [[1, 2]] } }),
      ),
    ).toBe(true)
    expect(await isRefused((store) => store.violations({ kind: 'not-null', entity: TAG, field: 'x' }))).toBe(true)
  })

  it('that ask for nothing reach no database', async () => {
    const calls: unknown[] = []
    const results = await fake({}, calls).transaction(async (store) => [
      await store.insert(TAG, sourceOf(['id'], []), 'native'),
      await store.update(TAG, sourceOf(['id', 'label'], [])),
      await store.delete(TAG, { kind: 'list', keys: [] }),
      await read(store, TAG, { fields: ['id'], keys: { kind: 'list', keys: [] } }),
      await read(store, TAG, { fields: ['id'], match: { fields: ['id'], anyOf: [] } }),
    ])
    expect(results).toEqual([0, 0, 0, 0, 0])
    expect(calls).toEqual([])
  })

  it('cut long lists of keys into statements', async () => {
    const calls: unknown[] = []
    const keys = Array.from({ length: 2500 }, (_, i) => [i])
    await fake({}, calls).transaction((store) => store.delete(TAG, { kind: 'list', keys }))
    expect((calls as Extract<KeySet, { kind: 'list' }>[]).map((call) => call.keys.length)).toEqual([1000, 1000, 500])
    expect((calls as Extract<KeySet, { kind: 'list' }>[]).flatMap((call) => call.keys)).toEqual(keys)
  })

  it('give back the cursor of pages that are left half-way', async () => {
    const calls: unknown[] = []
    await fake({}, calls).transaction(async (store) => {
      await store.insert(
        TAG,
        sourceOf(
          ['id', 'label'],
          [
            [1, 'a'],
            [2, 'b'],
          ],
        ),
        'native',
      )
      for await (const _ of store.read(TAG, { fields: ['id'], pageRows: 1 })) break
    })
    expect(calls).toEqual([['insert', 2], 'read', 'read ended'])
  })
})

describe('what is handed on', () => {
  it("peers are completed, too; close and names are the adapter's own", async () => {
    const adapter = fake({})
    expect([adapter.name, adapter.capabilities.rollback]).toEqual(['memory', true])
    const peer = await adapter.openPeer?.()
    expect(await failureOf((peer as Adapter).transaction((store) => store.reserve(TAG, 'x', 1)))).toBeInstanceOf(
      InternalError,
    )
    await adapter.close()
    const single: Adapter = memoryAdapter(DOMAIN)
    Reflect.deleteProperty(single, 'openPeer')
    expect('openPeer' in defineAdapter(single)).toBe(false)
  })
})
