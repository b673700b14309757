import { describe, expect, it } from '@jest/globals'
import type { SeedError } from '../errors/seed-error.js'
import { memoryAdapter, type MemoryAdapter, type MemoryOptions } from '../memory/adapter.js'
import { DOMAIN, entity, field, toOne } from '../memory/testing/domain.js'
import { addOldRows, seedDomain, snapshot, sourceOf, uuid } from '../memory/testing/seed-domain.js'
import type { Schema } from '../schema/schema.js'
import type { Progress } from '../seeder/reports.js'
import { cleanRuns, type CleanedRuns, type CleanRunsOptions } from './clean.js'
import { recordRun } from './record-run.js'
import { readLedger } from './read-ledger.js'

const AT = '2026-01-01T00:00:00Z'

async function open(options: MemoryOptions = {}): Promise<MemoryAdapter> {
  const adapter = memoryAdapter(DOMAIN, options)
  await addOldRows(adapter)
  return adapter
}

function clean(adapter: MemoryAdapter, options: CleanRunsOptions = {}, schema: Schema = DOMAIN): Promise<CleanedRuns> {
  return adapter.transaction((store) => cleanRuns(store, schema, options))
}

async function refusal(adapter: MemoryAdapter, schema: Schema = DOMAIN): Promise<SeedError> {
  const before = snapshot(adapter)
  const error = await clean(adapter, {}, schema).then(
    () => {
      throw new Error('it should have refused')
    },
    (reason: unknown) => reason as SeedError,
  )
  expect(snapshot(adapter)).toEqual(before)
  expect(await adapter.transaction(readLedger)).not.toEqual([])
  return error
}

describe('cleanRuns', () => {
  // Constraints at the end of each statement are the stricter test: no order may break one, cycles included.
  for (const foreignKeys of ['commit', 'statement'] as const) {
    it(`gives back every table as it was, keys checked at ${foreignKeys}`, async () => {
      const adapter = await open({ foreignKeys })
      const before = snapshot(adapter)
      await seedDomain(adapter, 30)
      await seedDomain(adapter, 2500, 'plan-2')
      const report = await clean(adapter)
      expect(snapshot(adapter)).toEqual(before)
      expect(report.runs).toBe(2)
      expect(report.gone).toEqual([])
      expect(report.entities).toHaveLength(11)
      expect(report.entities.every(({ rows }) => rows === 2530)).toBe(true)
      expect(await adapter.transaction(readLedger)).toEqual([])
    })
  }

  it('deletes children first', async () => {
    const adapter = await open()
    await seedDomain(adapter, 3)
    const order = (await clean(adapter)).entities.map(({ entity }) => entity)
    const isBefore = (child: string, parent: string): void =>
      expect(order.indexOf(child)).toBeLessThan(order.indexOf(parent))
    isBefore('OrderItem', 'Order')
    isBefore('Order', 'User')
    isBefore('product_tags', 'Product')
    isBefore('Player', 'Team')
    isBefore('Cat', 'User')
  })

  it('deletes a chain of required references to the own table, newest rows first', async () => {
    const uuidField = { kind: 'uuid' } as const
    const link = entity('Link', 'links', [field('id', uuidField), field('beforeId', uuidField)], {
      relations: [toOne('before', 'Link')],
    })
    const schema = { entities: [link] }
    const adapter = memoryAdapter(schema, { foreignKeys: 'statement' })
    const rows = Array.from({ length: 2500 }, (_, i) => [uuid(i), uuid(Math.max(0, i - 1))])
    await adapter.transaction(async (store) => {
      await store.insert(link, sourceOf(['id', 'beforeId'], rows), 'native')
      const keys = { kind: 'list', batches: () => [rows.map(([id = '']) => [id])] } as const
      const entities = [{ entity: link, rows: rows.length, keys, fingerprintFields: ['id'] }]
      const options = { seed: 1, now: AT, locale: 'en', counts: {} }
      await recordRun(store, { dataSet: 'chain', options, through: 'native', entities })
    })
    expect((await clean(adapter, {}, schema)).entities).toEqual([{ entity: 'Link', rows: 2500 }])
    expect(adapter.rows('Link')).toEqual([])
  })

  it('never moves sequences', async () => {
    const adapter = await open()
    await seedDomain(adapter, 3)
    await clean(adapter)
    await adapter.change((client) => client.insert('User', [{ email: 'new', createdAt: AT }]))
    expect(adapter.rows('User').at(-1)).toMatchObject({ id: 5 })
  })

  it('does nothing without a ledger', async () => {
    expect(await clean(await open())).toEqual({ runs: 0, entities: [], gone: [] })
  })

  it('skips rows the application deleted, and says so', async () => {
    const adapter = await open()
    const before = snapshot(adapter)
    await seedDomain(adapter, 3)
    await adapter.change((client) => {
      client.delete('Cat', [1])
      client.delete('OrderItem', [2n, uuid(2000)])
    })
    const report = await clean(adapter)
    expect(report.gone).toEqual([
      { entity: 'Cat', rows: 1 },
      { entity: 'OrderItem', rows: 1 },
    ])
    expect(snapshot(adapter)).toEqual(before)
  })

  it('reports progress of reading and of deleting', async () => {
    const adapter = await open()
    await seedDomain(adapter, 3)
    const seen: Progress[] = []
    await clean(adapter, { onProgress: (progress) => seen.push(progress) })
    const last = (phase: Progress['phase']): Progress | undefined => seen.filter((one) => one.phase === phase).at(-1)
    expect(last('read')).toMatchObject({ done: 33, total: 33 })
    expect(last('clean')).toMatchObject({ done: 33, total: 33 })
  })

  it('stops when its signal is aborted, with nothing deleted', async () => {
    const adapter = await open()
    await seedDomain(adapter, 3)
    const before = snapshot(adapter)
    const controller = new AbortController()
    const onProgress = ({ phase }: Progress): void => {
      if (phase === 'clean') controller.abort()
    }
    await expect(clean(adapter, { onProgress, signal: controller.signal })).rejects.toMatchObject({
      code: 'RUN.INTERRUPTED',
    })
    expect(snapshot(adapter)).toEqual(before)
  })
})

describe('cleanRuns refuses', () => {
  it('rows that were changed, listing their keys and never a value', async () => {
    const adapter = await open()
    await seedDomain(adapter, 3)
    await adapter.change((client) => {
      client.update('User', [3], { age: 77 })
      client.update('OrderItem', [2n, uuid(2000)], { quantity: 9 })
      client.update('User', [1], { age: 5 })
    })
    const error = await refusal(adapter)
    expect(error.code).toBe('CLEAN.CHANGED')
    expect(error.message).toContain('2 seeded rows were changed since; nothing was deleted')
    expect(error.why).toBe(`Changed: OrderItem 2,"${uuid(2000)}"; User 3.`)
    expect(error.fix).toContain('--cascade')
  })

  it('rows from elsewhere that point to seeded ones, also from tables that only the database knows', async () => {
    const adapter = await open()
    await seedDomain(adapter, 3)
    await adapter.change((client) => {
      client.insert('Order', [{ userId: 2, total: '1.00' }])
      client.insert('audit', [
        { userId: 3, text: 'x' },
        { userId: null, text: 'y' },
      ])
      client.insert('product_tags', [{ productId: uuid(7), tagId: 1 }])
    })
    const error = await refusal(adapter)
    expect(error.code).toBe('CLEAN.REFERENCED')
    expect(error.message).toContain('3 rows that were not seeded point to seeded rows')
    expect(error.why).toBe(`Pointing to seeded rows: product_tags.tag "${uuid(7)}",1; Order.user 5; audit.user 2.`)
  })

  it('rows found by look-up, where a table is too large to be read through', async () => {
    const adapter = await open()
    await seedDomain(adapter, 3)
    const rows = Array.from({ length: 10_100 }, (_, i) => ({ userId: i === 9000 ? 3 : 1, text: 'x' }))
    await adapter.change((client) => client.insert('audit', rows))
    expect((await refusal(adapter)).why).toBe('Pointing to seeded rows: audit.user 9002.')
  })

  it('rows that point to a unique field instead of the key', async () => {
    const text = { kind: 'text' } as const
    const country = entity('Country', 'countries', [field('id', { kind: 'integer', bits: 32 }), field('code', text)], {
      uniques: [{ fields: ['code'] }],
    })
    const city = entity('City', 'cities', [field('id', { kind: 'integer', bits: 32 }), field('code', text)], {
      relations: [toOne('country', 'Country', { fields: ['code'], targetFields: ['code'] })],
    })
    const schema = { entities: [country, city] }
    const adapter = memoryAdapter(schema)
    await adapter.transaction(async (store) => {
      await store.insert(
        country,
        sourceOf(
          ['id', 'code'],
          [
            [1, 'de'],
            [2, 'fr'],
          ],
        ),
        'native',
      )
      const keys = { kind: 'range', from: 2n, to: 2n } as const
      const options = { seed: 1, now: AT, locale: 'en', counts: {} }
      const entities = [{ entity: country, rows: 1, keys, fingerprintFields: ['id'] }]
      await recordRun(store, { dataSet: 'x', options, through: 'native', entities })
      await store.insert(
        city,
        sourceOf(
          ['id', 'code'],
          [
            [1, 'de'],
            [2, 'fr'],
          ],
        ),
        'native',
      )
    })
    await expect(clean(adapter, {}, schema)).rejects.toMatchObject({ why: 'Pointing to seeded rows: City.country 2.' })
    await clean(adapter, { cascade: true }, schema)
    expect([adapter.rows('Country'), adapter.rows('City')]).toEqual([[{ id: 1, code: 'de' }], [{ id: 1, code: 'de' }]])
  })

  it('both at once', async () => {
    const adapter = await open()
    await seedDomain(adapter, 3)
    await adapter.change((client) => {
      client.update('User', [3], { age: 77 })
      client.insert('audit', [{ userId: 3, text: 'x' }])
    })
    const error = await refusal(adapter)
    expect(error.code).toBe('CLEAN.CHANGED')
    expect(error.why).toBe('Changed: User 3.\nPointing to seeded rows: audit.user 2.')
  })

  it('shows the first 20 keys and counts the others', async () => {
    const adapter = await open()
    await seedDomain(adapter, 50)
    await adapter.change((client) => {
      for (let id = 1; id <= 30; id++) client.update('Tag', [id], { label: 'mine' })
    })
    const { why } = await refusal(adapter)
    expect(why).toContain('18, 19, 20 and 10 more.')
    expect(why).not.toContain('21')
  })

  it('tables and columns that are gone', async () => {
    const adapter = await open()
    await seedDomain(adapter, 3)
    const entities = DOMAIN.entities
      .filter((one) => one.name !== 'Cat')
      .filter((one) => one.name !== 'Dog')
      .map((one) => (one.name === 'Tag' ? { ...one, fields: one.fields.slice(0, 1) } : one))
    const error = await refusal(adapter, { entities })
    expect(error.code).toBe('PLAN.PROBLEMS')
    for (const code of ['CLEAN.UNKNOWN_ENTITY', 'CLEAN.SCHEMA_CHANGED']) expect(error.message).toContain(code)
  })
})

describe('cleanRuns with cascade', () => {
  for (const foreignKeys of ['commit', 'statement'] as const) {
    it(`deletes changed rows and all that hangs on them, keys checked at ${foreignKeys}`, async () => {
      const adapter = await open({ foreignKeys })
      const before = snapshot(adapter)
      await seedDomain(adapter, 3)
      await adapter.change((client) => {
        client.update('User', [3], { age: 77 })
        client.insert('Order', [{ userId: 2, total: '1.00' }])
        // Two steps away: an item of an order of a seeded user, of a product from before.
        client.insert('OrderItem', [{ orderId: 5n, productId: uuid(7), quantity: 1 }])
        client.insert('audit', [{ userId: 3, text: 'x' }])
        client.insert('Category', [{ parentId: 2 }])
        client.insert('Category', [{ parentId: 5 }])
        // A cycle of the application's own rows.
        client.insert('Team', [{ captainId: 1 }])
        client.insert('Player', [{ teamId: 4 }])
        client.update('Team', [4], { captainId: 4 })
      })
      // Team 4 has lost its seeded captain but its player points to it: neither hangs on a seeded row.
      const report = await clean(adapter, { cascade: true })
      const after = snapshot(adapter) as Record<string, unknown[]>
      expect(after).toEqual({
        ...before,
        Team: [{ id: 4, captainId: 4 }],
        Player: [{ id: 4, teamId: 4 }],
      })
      expect(report.entities.find(({ entity }) => entity === 'Category')).toEqual({ entity: 'Category', rows: 5 })
      expect(report.entities.find(({ entity }) => entity === 'audit')).toEqual({ entity: 'audit', rows: 1 })
    })
  }

  it('follows a cycle of strangers to its end', async () => {
    const adapter = await open({ foreignKeys: 'statement' })
    const before = snapshot(adapter)
    await seedDomain(adapter, 3)
    await adapter.change((client) => {
      client.insert('Team', [{ captainId: 1 }])
      client.insert('Player', [{ teamId: 4 }])
      client.insert('Team', [{ captainId: 4 }])
    })
    await clean(adapter, { cascade: true })
    expect(snapshot(adapter)).toEqual(before)
  })
})
