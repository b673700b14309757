import { describe, expect, it } from '@jest/globals'
import { memoryAdapter, type MemoryAdapter, type MemoryOptions } from '../memory/adapter.js'
import { DOMAIN, entity, field, PREDICATES, toOne } from '../memory/testing/domain.js'
import { addOldRows, seedDomain, uuid } from '../memory/testing/seed-domain.js'
import type { Schema } from '../schema/schema.js'
import type { Finding, Progress, VerifyReport } from '../seeder/reports.js'
import { combine } from '../value/fingerprint.js'
import { defineRule, type Rule } from './rule.js'
import { verifyStore, type VerifyStoreOptions } from './verify-store.js'

const AT = '2026-01-01T00:00:00Z'

async function seeded(options: MemoryOptions = {}, size = 4): Promise<MemoryAdapter> {
  const adapter = memoryAdapter(DOMAIN, { predicates: PREDICATES, ...options })
  await addOldRows(adapter)
  await seedDomain(adapter, size)
  return adapter
}

function verify(
  adapter: MemoryAdapter,
  options: VerifyStoreOptions = {},
  schema: Schema = DOMAIN,
): Promise<Omit<VerifyReport, 'target'>> {
  return adapter.transaction((store) => verifyStore(store, schema, options))
}

describe('verifyStore on a database that is in order', () => {
  it('finds nothing, counts all rows the ORM knows and gives the fingerprint of the run', async () => {
    const adapter = memoryAdapter(DOMAIN, { predicates: PREDICATES })
    const recorded = await seedDomain(adapter, 4)
    const { findings, rows, checks, fingerprint } = await verify(adapter)
    expect(findings).toEqual([])
    expect(rows.map((one) => one.rows)).toEqual(rows.map(() => 4))
    expect(rows.map((one) => one.entity)).not.toContain('audit')
    expect(checks).toBeGreaterThan(60)
    const tables = recorded.map(({ entity: name, rows: count, fingerprint: hex }) => {
      return { table: DOMAIN.entities.find((one) => one.name === name)?.table.name ?? '', rows: count, hex }
    })
    expect(fingerprint).toBe(combine(tables))
  })

  it('takes rows from before as they are', async () => {
    expect((await verify(await seeded())).findings).toEqual([])
  })

  it('looks at chosen entities only', async () => {
    const { rows, fingerprint } = await verify(await seeded(), { entities: ['Tag', 'User'] })
    expect(rows).toEqual([
      { entity: 'Tag', rows: 4 },
      { entity: 'User', rows: 5 },
    ])
    expect(fingerprint).toBeUndefined()
    await expect(verify(await seeded(), { entities: ['Usr'] })).rejects.toMatchObject({ code: 'SCHEMA.UNKNOWN_ENTITY' })
  })

  it('reports progress and hears an abort', async () => {
    const adapter = await seeded()
    const seen: Progress[] = []
    await verify(adapter, { onProgress: (progress) => seen.push(progress) })
    expect(seen.at(-1)?.done).toBe(seen.at(-1)?.total)
    await expect(verify(adapter, { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'RUN.INTERRUPTED' })
  })
})

describe('verifyStore finds planted faults', () => {
  type Plant = Parameters<MemoryAdapter['change']>[0]
  const cases: readonly (readonly [string, Plant, Finding])[] = [
    [
      'NULL in a NOT NULL field',
      (c) => c.insert('Tag', [{ id: 90 }]),
      { kind: 'not-null', entity: 'Tag', subject: 'Tag.label has a value', count: 1, sample: ['90'] },
    ],
    [
      'a dangling foreign key',
      (c) => c.insert('Order', [{ id: 90n, userId: 77, total: '1.00' }]),
      { kind: 'foreign-key', entity: 'Order', subject: 'Order.user -> User.id', count: 1, sample: ['90'] },
    ],
    [
      'a value that occurs twice',
      (c) => c.insert('User', [{ id: 90, email: 'old@example.com', createdAt: AT }]),
      { kind: 'unique', entity: 'User', subject: 'User (email) is unique', count: 2, sample: ['1', '90'] },
    ],
    [
      'a key that occurs twice',
      (c) => c.insert('OrderItem', [{ orderId: 1n, productId: uuid(7), quantity: 2 }]),
      {
        kind: 'unique',
        entity: 'OrderItem',
        subject: 'OrderItem (orderId, productId) is unique',
        count: 2,
        sample: [`1,"${uuid(7)}"`, `1,"${uuid(7)}"`],
      },
    ],
    [
      'a broken partial unique',
      (c) =>
        c.insert(
          'User',
          [90, 91].map((id) => ({ id, age: 20, nickname: 'x', email: `${id}`, createdAt: AT })),
        ),
      {
        kind: 'unique',
        entity: 'User',
        subject: 'User (nickname) is unique where age >= 18',
        count: 2,
        sample: ['90', '91'],
      },
    ],
    [
      'a broken check',
      (c) => c.insert('User', [{ id: 90, age: -3, email: 'x', createdAt: AT }]),
      { kind: 'check', entity: 'User', subject: 'User check users_age_check', count: 1, sample: ['90'] },
    ],
    [
      'a sequence that is behind',
      (c) => c.setSequence('Tag', 'id', 2n),
      { kind: 'sequence', entity: 'Tag', subject: 'the next Tag.id is free', count: 1, sample: ['4'] },
    ],
    [
      'a seeded row that changed',
      (c) => c.update('Tag', [2], { label: 'mine' }),
      {
        kind: 'changed',
        entity: 'Tag',
        subject: 'seeded rows of run 1 are as they were written',
        count: 1,
        sample: ['2'],
      },
    ],
    [
      'a seeded row that is gone',
      (c) => c.delete('Cat', [3]),
      { kind: 'count', entity: 'Cat', subject: 'all 4 rows of run 1 are there', count: 1, sample: ['3'] },
    ],
  ]
  it.each(cases)('%s', async (name, plant, finding) => {
    const adapter = await seeded({ enforce: false })
    // A sequence fault must be the only one: explicit keys past it would be another.
    await adapter.change(plant)
    if (name !== 'a sequence that is behind') await adapter.transaction((store) => store.settle(DOMAIN.entities))
    expect((await verify(adapter)).findings).toEqual([finding])
  })

  it('a relation that only the ORM declares', async () => {
    const loose = entity(
      'Log',
      'logs',
      [field('id', { kind: 'integer', bits: 32 }), field('userId', { kind: 'integer', bits: 32 })],
      {
        relations: [toOne('user', 'User', { enforced: false })],
      },
    )
    const schema = { entities: [...DOMAIN.entities, loose] }
    const adapter = memoryAdapter(schema)
    await adapter.change((client) => client.insert('Log', [{ id: 1, userId: 5 }]))
    expect((await verify(adapter, {}, schema)).findings).toMatchObject([
      { kind: 'foreign-key', subject: 'Log.user -> User.id' },
    ])
  })

  it('another fingerprint once a row changed', async () => {
    const adapter = await seeded()
    const before = (await verify(adapter)).fingerprint
    await adapter.change((client) => client.update('Tag', [2], { label: 'mine' }))
    const after = (await verify(adapter)).fingerprint
    expect(after).not.toBe(before)
    await adapter.change((client) => client.update('Tag', [2], { label: 'tag 1' }))
    expect((await verify(adapter)).fingerprint).toBe(before)
  })

  it('columns and tables of the ledger that are gone', async () => {
    const adapter = await seeded()
    const entities = DOMAIN.entities
      .filter((one) => one.name !== 'Dog' && one.name !== 'Cat')
      .map((one) => (one.name === 'Tag' ? { ...one, fields: one.fields.slice(0, 1) } : one))
    expect((await verify(adapter, {}, { entities })).findings).toMatchObject([
      { kind: 'changed', entity: 'Tag', subject: 'columns of run 1 are still there: label', count: 4 },
      { kind: 'count', entity: 'Cat', count: 4 },
      { kind: 'count', entity: 'Dog', count: 4 },
    ])
  })
})

describe('rules', () => {
  const run = async (rule: Rule): Promise<readonly Finding[]> =>
    (await verify(await seeded(), { rules: [rule] })).findings

  it('see rows as entities hold them', async () => {
    const seen: unknown[] = []
    await run(defineRule('User', 'looks', (row) => seen.push(row) > 0))
    expect(seen[1]).toEqual({
      id: 2,
      email: 'u2@example.com',
      age: 0,
      createdAt: new Date(AT),
      address: { city: null },
      nickname: null,
    })
  })

  it('find rows that break them, with a few words', async () => {
    const odd = defineRule('Order', 'ids are even', (row) =>
      Number(row['id']) % 2 === 0 ? true : `${String(row['id'])} is odd`,
    )
    expect(await run(odd)).toEqual([
      {
        kind: 'rule',
        entity: 'Order',
        subject: 'ids are even',
        count: 3,
        sample: ['1: 1 is odd', '3: 3 is odd', '5: 5 is odd'],
      },
    ])
    expect(await run(defineRule('Tag', 'never', () => false))).toMatchObject([
      { count: 4, sample: ['1', '2', '3', '4'] },
    ])
    expect(await run(defineRule('Tag', 'always', () => true))).toEqual([])
  })

  it('load children, parents and many-to-many targets', async () => {
    const seen: unknown[] = []
    const note = (row: object, related: object): boolean => seen.push({ ...row, ...related }) > 0
    await run(defineRule('Order', 'x', note, { with: ['items', 'user'] }))
    await run(defineRule('Product', 'x', note, { with: ['tags'] }))
    await run(defineRule('Category', 'x', note, { with: ['parent'] }))
    const old = { id: 1, email: 'old@example.com', age: null, nickname: null, address: { city: null } }
    expect(seen[0]).toMatchObject({
      id: 1n,
      user: { ...old, createdAt: new Date('2020-01-01T00:00:00Z') },
      items: [{ orderId: 1n, productId: uuid(7), quantity: 1 }],
    })
    // The old product has no tag, the seeded ones have one each.
    const tagged = seen.slice(5, 10) as { tags: readonly { label: string }[] }[]
    expect(tagged.map(({ tags }) => tags.map((tag) => tag.label))).toEqual([
      [],
      ['tag 1'],
      ['tag 2'],
      ['tag 3'],
      ['tag 0'],
    ])
    expect(seen.slice(10, 13)).toMatchObject([
      { id: 1, parent: null },
      { id: 2, parent: null },
      { id: 3, parent: { id: 2 } },
    ])
  })

  it('load the one child of a one-to-one relation', async () => {
    const int = { kind: 'integer', bits: 32 } as const
    const profile = entity('Profile', 'profiles', [field('id', int), field('userId', int)], {
      uniques: [{ fields: ['userId'] }],
      relations: [toOne('user', 'User')],
    })
    const [user, ...others] = DOMAIN.entities
    if (user === undefined) throw new Error('the domain has no user')
    const back = { arity: 'inverse', name: 'profile', target: 'Profile', of: 'user' } as const
    const schema = { entities: [{ ...user, relations: [...user.relations, back] }, ...others, profile] }
    const adapter = memoryAdapter(schema)
    await addOldRows(adapter)
    await adapter.change((client) => {
      client.insert('User', [{ email: 'x', createdAt: AT }])
      client.insert('Profile', [{ id: 7, userId: 2 }])
    })
    const seen: unknown[] = []
    const rule = defineRule('User', 'x', (_, related) => seen.push(related) > 0, { with: ['profile'] })
    await verify(adapter, { rules: [rule] }, schema)
    expect(seen).toEqual([{ profile: null }, { profile: { id: 7, userId: 2 } }])
  })

  it('work over many pages', async () => {
    const adapter = await seeded({}, 1201)
    let items = 0
    const rule = defineRule('Order', 'x', (_, { items: list }) => ((items += (list as unknown[]).length), true), {
      with: ['items'],
    })
    expect((await verify(adapter, { rules: [rule] })).findings).toEqual([])
    expect(items).toBe(1202)
  })

  it('that throw are findings, without what they said', async () => {
    const rule = defineRule('User', 'careful', (row) => {
      throw new RangeError(`bad ${String(row['email'])}`)
    })
    expect(await run(rule)).toEqual([
      {
        kind: 'rule',
        entity: 'User',
        subject: 'careful (the rule threw)',
        count: 5,
        sample: ['1: RangeError', '2: RangeError', '3: RangeError', '4: RangeError', '5: RangeError'],
      },
    ])
    const later = defineRule('Tag', 'late', (() => Promise.resolve(true)) as never)
    expect(await run(later)).toMatchObject([{ subject: 'late (the rule threw)', count: 4 }])
  })

  it('that name what is not there are errors', async () => {
    await expect(run(defineRule('Usr', 'x', () => true))).rejects.toMatchObject({ code: 'SCHEMA.UNKNOWN_ENTITY' })
    const typo = defineRule('User', 'x', () => true, { with: ['oders'] })
    await expect(run(typo)).rejects.toThrow(/^SCHEMA\./)
  })
})
