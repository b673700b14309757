import { expect, it } from '@jest/globals'
import type { Constraint, Entity } from '@seed/core/adapter'
import type { SqlStore } from '../shared/store.js'
import { entity, field, readAll, rowsOf } from './fixtures.js'

/** One database with the tables of `STORE_TABLES`, emptied before each test. */
export interface StoreDoor {
  within<T>(work: (store: SqlStore) => Promise<T>): Promise<T>
}

/** Tables without constraints, so that faults can be planted; `staff` holds three entities. */
export const STORE_TABLES = `
  CREATE TABLE teams (id integer PRIMARY KEY, code varchar(10));
  CREATE TABLE people (id integer PRIMARY KEY, team_id integer, team_code varchar(10), email varchar(40), age integer, nick varchar(10));
  CREATE TABLE marks (a integer, b varchar(10), n integer);
  CREATE TABLE staff (id integer PRIMARY KEY, kind varchar(10) NOT NULL, title varchar(10));`

const INTEGER = { kind: 'integer', bits: 32 } as const
const TEXT = { kind: 'text' } as const
const id = field('id', INTEGER, 'integer', { nullable: false })
const teams = entity('Team', [id, field('code', TEXT, 'varchar')], { table: { name: 'teams' } })
const people = entity(
  'Person',
  [
    id,
    field('teamId', INTEGER, 'integer', { column: 'team_id' }),
    field('teamCode', TEXT, 'varchar', { column: 'team_code' }),
    field('email', TEXT, 'varchar'),
    field('age', INTEGER, 'integer'),
    field('nick', TEXT, 'varchar'),
  ],
  { table: { name: 'people' } },
)
const FIELDS = people.fields.map((one) => one.name)

const PEOPLE = [
  [1, 1, 'a', 'ann@example.com', 20, 'x'],
  [2, 2, 'a', 'ANN@example.com', 30, null],
  [3, 99, 'zz', 'bob@example.com', -1, 'x'],
  [4, null, null, null, null, null],
  [5, 98, 'a', 'bob@example.com', 40, 'y'],
  [6, 1, null, null, -2, null],
] as const

const CASES: readonly (readonly [string, Constraint, number, readonly (readonly number[])[]])[] = [
  ['a NULL', { kind: 'not-null', entity: people, field: 'email' }, 2, [[4], [6]]],
  ['no NULL', { kind: 'not-null', entity: people, field: 'id' }, 0, []],
  [
    'a missing parent',
    { kind: 'foreign-key', entity: people, fields: ['teamId'], target: teams, targetFields: ['id'] },
    2,
    [[3], [5]],
  ],
  [
    'a missing parent of two columns, where NULL in one lets go',
    {
      kind: 'foreign-key',
      entity: people,
      fields: ['teamId', 'teamCode'],
      target: teams,
      targetFields: ['id', 'code'],
    },
    3,
    [[2], [3], [5]],
  ],
  [
    'a missing parent between columns of different types',
    { kind: 'foreign-key', entity: people, fields: ['teamCode'], target: teams, targetFields: ['id'] },
    4,
    [[1], [2], [3], [5]],
  ],
  ['a duplicate', { kind: 'unique', entity: people, fields: ['email'] }, 2, [[3], [5]]],
  ['no duplicate of two columns', { kind: 'unique', entity: people, fields: ['email', 'age'] }, 0, []],
  [
    'a duplicate NULL',
    { kind: 'unique', entity: people, fields: ['email'], nullsNotDistinct: true },
    4,
    [[3], [4], [5], [6]],
  ],
  [
    'a duplicate under a condition',
    { kind: 'unique', entity: people, fields: ['email'], where: "nick = 'y' OR age > 0" },
    0,
    [],
  ],
  [
    'a duplicate of an expression',
    { kind: 'unique', entity: people, fields: ['email'], expression: "lower(email), coalesce(nick, 'x')" },
    2,
    [[1], [2]],
  ],
  [
    'a broken check, NULL passing',
    { kind: 'check', entity: people, name: 'age', expression: 'age >= 0' },
    2,
    [[3], [6]],
  ],
  ['a kept check', { kind: 'check', entity: people, name: 'age', expression: 'age > -5 OR nick IS NULL' }, 0, []],
]

/** Every kind of fault that is planted is found, with its keys. */
export function findsPlantedFaults(door: () => StoreDoor): void {
  it.each(CASES)('finds %s', async (_name, constraint, count, sample) => {
    await door().within(async (store) => {
      await store.insert(
        teams,
        rowsOf(
          ['id', 'code'],
          [
            [1, 'a'],
            [2, 'b'],
          ],
        ),
        'native',
      )
      await store.insert(people, rowsOf(FIELDS, PEOPLE), 'native')
      expect(await store.violations(constraint)).toEqual({ count, sample })
    })
  })

  it('shows the first five of many', async () => {
    await door().within(async (store) => {
      await store.insert(
        people,
        rowsOf(
          ['id', 'age'],
          Array.from({ length: 40 }, (_, i) => [40 - i, -1]),
        ),
        'native',
      )
      const found = await store.violations({ kind: 'check', entity: people, name: 'age', expression: 'age >= 0' })
      expect(found).toEqual({ count: 40, sample: [[1], [2], [3], [4], [5]] })
    })
  })

  it('finds faults in a table without a key, or with one of two columns', async () => {
    const fields = [field('a', INTEGER, 'integer'), field('b', TEXT, 'varchar'), field('n', INTEGER, 'integer')]
    await door().within(async (store) => {
      const keyless = entity('Mark', fields, { table: { name: 'marks' }, key: [] })
      await store.insert(
        keyless,
        rowsOf(
          ['a', 'b', 'n'],
          [
            [2, 'x', null],
            [1, 'y', null],
            [1, 'x', 0],
          ],
        ),
        'native',
      )
      const missing = { kind: 'not-null', field: 'n' } as const
      expect(await store.violations({ ...missing, entity: keyless })).toEqual({ count: 2, sample: [[], []] })
      const keyed = { ...keyless, key: ['a', 'b'] }
      expect(await store.violations({ ...missing, entity: keyed })).toEqual({
        count: 2,
        sample: [
          [1, 'y'],
          [2, 'x'],
        ],
      })
      const twice = { kind: 'unique', entity: keyed, fields: ['a'] } as const
      expect(await store.violations(twice)).toEqual({
        count: 2,
        sample: [
          [1, 'x'],
          [1, 'y'],
        ],
      })
    })
  })
}

/** Entities that share a table see their own rows; the root is what a relation to it means: any of them. */
export function keepsRelativesApart(door: () => StoreDoor): void {
  const member = (name: string, value: string): Entity =>
    entity(name, [id, field('kind', TEXT, 'varchar'), field('title', TEXT, 'varchar')], {
      table: { name: 'staff' },
      inheritance: { root: 'Employee', discriminator: 'kind', value },
    })
  const [root, chef, clerk] = [member('Employee', "e'mployee"), member('Chef', 'chef'), member('Clerk', 'clerk')]

  it('counts, reads, deletes and checks the rows of one entity in a shared table', async () => {
    await door().within(async (store) => {
      const rows = [
        [1, "e'mployee", 'a'],
        [2, 'chef', null],
        [3, 'chef', 'b'],
        [4, 'clerk', null],
      ] as const
      await store.insert(root, rowsOf(['id', 'kind', 'title'], rows), 'native')
      expect([await store.count(root), await store.count(chef), await store.count(clerk)]).toEqual([1, 2, 1])
      expect(await readAll(store, chef, { fields: ['id'] })).toEqual([[2], [3]])
      expect(await readAll(store, root, { fields: ['id'] })).toEqual([[1], [2], [3], [4]])
      const untitled = { kind: 'not-null', entity: chef, field: 'title' } as const
      expect(await store.violations(untitled)).toEqual({ count: 1, sample: [[2]] })
      expect(await store.delete(chef, { kind: 'range', from: 1n, to: 9n })).toBe(2)
      expect(await store.delete(root, { kind: 'list', keys: [[1], [4]] })).toBe(2)
    })
  })
}

/** Rows behind a key are those that come after it, whatever the page and however many fields the key has. */
export function readsBehindKeys(door: () => StoreDoor): void {
  const fields = [
    field('a', INTEGER, 'integer', { nullable: false }),
    field('b', TEXT, 'varchar', { nullable: false }),
    field('n', INTEGER, 'integer'),
  ]
  const rows = Array.from({ length: 21 }, (_, i) => [(i * 5) % 3, ["it's", 'b', 'a\\', 'Z', 'ä', '10', ''][i % 7], i])
  const marks = entity('Mark', fields, { table: { name: 'marks' }, key: ['a', 'b'] })
  const nullable = { ...marks, fields: fields.map((one) => ({ ...one, nullable: true })) }

  it.each([
    ['a key of two fields', marks],
    ['a key that may hold NULLs', nullable],
  ])('reads the rows behind %s', async (_name, one) => {
    await door().within(async (store) => {
      await store.insert(one, rowsOf(['a', 'b', 'n'], rows as never), 'native')
      const all = await readAll(store, one)
      expect(all).toHaveLength(rows.length)
      for (const [place, [a = null, b = null]] of all.entries()) {
        expect(await readAll(store, one, { after: [a, b], pageRows: 4 })).toEqual(all.slice(place + 1))
      }
      const some = { fields: ['a'], anyOf: [[1]] }
      const ones = all.filter(([a]) => a === 1)
      const [a = null, b = null] = ones[2] ?? []
      expect(await readAll(store, one, { after: [a, b], match: some })).toEqual(ones.slice(3))
    })
  })
}

/** The ledger keeps what it is given, in order, and is not there before it is first written. */
export function keepsLedger(door: () => StoreDoor): void {
  it('has no headers and no parts before it is written', async () => {
    await door().within(async ({ ledger }) => {
      expect(await ledger.headers()).toEqual([])
      for await (const row of ledger.parts(1, 'User')) throw new Error(`unexpected part ${row.part}`)
      await ledger.remove(1)
    })
  })

  it('gives back headers and parts in order, replaces and removes', async () => {
    const part = (
      run: number,
      entityName: string,
      number: number,
      body = `${number}`,
    ): {
      run: number
      entity: string
      part: number
      body: string
    } => ({ run, entity: entityName, part: number, body })
    await door().within(async ({ ledger }) => {
      const many = Array.from({ length: 150 }, (_, i) => part(2, 'User', 149 - i))
      await ledger.write([part(2, '', 0, '{"seed":42}'), part(1, '', 0, "it's \\ \t ü"), ...many, part(2, 'Post', 0)])
      await ledger.write([part(2, 'Post', 0, 'replaced')])
      await ledger.write([])
    })
    await door().within(async ({ ledger }) => {
      expect(await ledger.headers()).toEqual([part(1, '', 0, "it's \\ \t ü"), part(2, '', 0, '{"seed":42}')])
      const numbers: number[] = []
      for await (const row of ledger.parts(2, 'User')) numbers.push(row.part)
      expect(numbers).toEqual(Array.from({ length: 150 }, (_, i) => i))
      for await (const row of ledger.parts(2, 'Post')) expect(row.body).toBe('replaced')
      await ledger.remove(2)
      expect(await ledger.headers()).toHaveLength(1)
      for await (const row of ledger.parts(2, 'User')) throw new Error(`unexpected part ${row.part}`)
    })
  })

  it('is undone with its transaction', async () => {
    const undone = door().within(async ({ ledger }) => {
      await ledger.write([{ run: 7, entity: '', part: 0, body: '{}' }])
      throw new Error('undo')
    })
    await expect(undone).rejects.toThrow('undo')
    await door().within(async ({ ledger }) => {
      expect((await ledger.headers()).filter((row) => row.run === 7)).toEqual([])
    })
  })
}
