import { describe, expect, it } from '@jest/globals'
import type { Page, PageDoor } from '../../adapter/page.js'
import { InternalError } from '../../errors/seed-error.js'
import { memoryAdapter } from '../../memory/adapter.js'
import type { Entity, Field, Schema, Tuple } from '../../schema/schema.js'
import { tupleDoor, tuplePage } from './tuple-door.js'

const INTEGER = { kind: 'integer', bits: 32 } as const
const field = (name: string, type: Field['type'], nullable = false): Field => ({
  name,
  column: name,
  type,
  nativeType: '',
  nullable,
})

const person = (name: string, inheritance?: Entity['inheritance']): Entity => ({
  name,
  table: { name: 'people' },
  origin: 'orm',
  fields: [field('id', INTEGER), field('kind', { kind: 'text' }), field('email', { kind: 'text' }, true)],
  key: ['id'],
  relations: [],
  uniques: [],
  checks: [],
  ...(inheritance === undefined ? {} : { inheritance }),
})

const root = person('Person', { root: 'Person', discriminator: 'kind', value: 'person' })
const chef = person('Chef', { root: 'Person', discriminator: 'kind', value: 'chef' })
const plain: Schema = { entities: [person('Person')] }
const shared: Schema = { entities: [root, chef] }

const ROWS: readonly (readonly [number, string, string | null])[] = Array.from({ length: 25 }, (_, i) => [
  i + 1,
  i % 5 === 0 ? 'chef' : 'person',
  i === 3 ? null : `p${i + 1}@example.com`,
])
const FIELDS = ['id', 'kind', 'email']

async function filled(schema: Schema): Promise<ReturnType<typeof memoryAdapter>> {
  const adapter = memoryAdapter(schema)
  const source = { fields: FIELDS, count: ROWS.length, batches: () => [ROWS] }
  await adapter.transaction((store) => store.insert(schema.entities[0] as Entity, source, 'native'))
  return adapter
}

async function pagesOf(pages: AsyncIterable<Page>): Promise<readonly Page[]> {
  const all: Page[] = []
  for await (const page of pages) all.push(page)
  return all
}

const [one] = plain.entities as readonly [Entity]

function writePage(door: PageDoor, one: Entity, page: Page): Promise<number> {
  return door.write(
    one,
    FIELDS,
    (async function* () {
      yield page
    })(),
  )
}

describe('the door of tuples', () => {
  it('gives pages in key order, from a key on where that is told', async () => {
    const adapter = await filled(plain)
    await adapter.transaction(async (store) => {
      const door = tupleDoor(store)
      const read = async (after?: Tuple | 'start'): Promise<readonly (readonly unknown[])[]> => {
        const selection = { fields: ['email', 'id'], pageRows: 10, ...(after === undefined ? {} : { after }) }
        return (await pagesOf(door.read(one, selection))).map((page) => page.read('id'))
      }
      const ids = ROWS.map(([id]) => id)
      expect(await read()).toEqual([ids.slice(0, 10), ids.slice(10, 20), ids.slice(20)])
      expect(await read('start')).toEqual(await read())
      expect(await read([17])).toEqual([ids.slice(17)])
      expect(await read([25])).toEqual([])
    }, 'snapshot')
  })

  it('writes what was replaced and leaves the rest as it was', async () => {
    const [from, to] = [await filled(plain), memoryAdapter(plain)]
    await from.transaction((source) =>
      to.transaction(async (target) => {
        for await (const page of tupleDoor(source).read(one, { fields: FIELDS, pageRows: 7 })) {
          page.replace(
            'email',
            page.read('email').map((value) => (typeof value === 'string' ? `masked ${value}` : null)),
          )
          expect(await writePage(tupleDoor(target), one, page)).toBe(page.rows)
        }
      }),
    )
    const expected = ROWS.map(([id, kind, email]) => ({ id, kind, email: email === null ? null : `masked ${email}` }))
    expect(to.rows('Person')).toEqual(expected)
    expect(from.rows('Person').map(({ email }) => email)).toEqual(ROWS.map(([, , email]) => email))
  })

  it('reads back what was replaced', () => {
    const page = tuplePage(['a', 'b'], [[1, 'x']])
    page.replace('b', ['y'])
    expect(page.read('b')).toEqual(['y'])
    expect(page.read('a')).toEqual([1])
  })

  it('gives each entity of a shared table its own rows', async () => {
    const adapter = await filled(shared)
    const counts = await adapter.transaction(async (store) => {
      const count = async (entity: Entity): Promise<number> => {
        const pages = await pagesOf(tupleDoor(store).read(entity, { fields: ['id'], pageRows: 3 }))
        return pages.reduce((sum, page) => sum + page.rows, 0)
      }
      return [await count(root), await count(chef)]
    })
    expect(counts).toEqual([20, 5])
  })

  it('writes no empty page, and none of another door', async () => {
    const adapter = memoryAdapter(plain)
    await adapter.transaction(async (store) => {
      const door = tupleDoor(store)
      expect(await writePage(door, one, tuplePage(FIELDS, []))).toBe(0)
      const foreign: Page = { rows: 1, read: () => [1], replace: () => undefined }
      await expect(writePage(door, one, foreign)).rejects.toThrow(InternalError)
    })
    expect(() => tuplePage(['a'], [[1]]).replace('a', [])).toThrow('one value of a for each row')
    expect(() => tuplePage(['a'], [[1]]).read('b')).toThrow(InternalError)
  })

  it('refuses a key with NULL, too short, or of an entity without one', async () => {
    const adapter = await filled(plain)
    const behind = (entity: Entity, after: Tuple): Promise<readonly Page[]> =>
      adapter.transaction((store) => pagesOf(tupleDoor(store).read(entity, { fields: ['id'], pageRows: 1, after })))
    await expect(behind(one, [null])).rejects.toThrow('no row stands behind a key with NULL')
    await expect(behind(one, [])).rejects.toThrow(InternalError)
    await expect(behind({ ...one, key: [] }, [1])).rejects.toThrow('has no primary key')
  })
})
