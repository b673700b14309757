import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { DataSource, EntityManager } from 'typeorm'
import type { Adapter, Entity } from '@seed/core/adapter'
import { typeormAdapter } from '../store.js'
import { openPostgresSource, openSqliteSource, startServer } from '../testing/databases.js'
import { Box, hostileEntities, Invoice, Purchase } from '../testing/hostile-domain.js'
import { entityIn, readAll, sourceOf } from '../testing/rows.js'

let server: Awaited<ReturnType<typeof startServer>>
beforeAll(async () => {
  server = await startServer()
}, 60_000)
afterAll(() => server.stop())

type Rows = readonly (readonly unknown[])[]

async function insert(adapter: Adapter, entity: Entity, fields: readonly string[], rows: Rows): Promise<void> {
  await adapter.transaction((store) =>
    store.insert(entity, sourceOf({ entity: entity.name, fields, stored: rows, held: rows }), 'orm'),
  )
}

describe.each(['sqlite', 'postgresql'])('writing through TypeORM on %s', (database) => {
  const withDomain = async (
    work: (adapter: Adapter<EntityManager>, source: DataSource) => Promise<void>,
    entities: readonly unknown[] = hostileEntities,
  ): Promise<void> => {
    const part = { entities, subscribers: [] }
    const source = database === 'sqlite' ? await openSqliteSource(part) : await openPostgresSource(server, part)
    await work(typeormAdapter<EntityManager>(source), source)
    await source.destroy()
  }
  const entityOf = async (adapter: Adapter, name: string): Promise<Entity> => entityIn(await adapter.describe(), name)

  it('refuses a hook that changes a key, and leaves nothing behind', () =>
    withDomain(async (adapter, source) => {
      const ticket = await entityOf(adapter, 'Ticket')
      await expect(insert(adapter, ticket, ['id'], [['t1'], ['t2']])).rejects.toMatchObject({
        code: 'ORM.KEY_CHANGED',
        where: 'row 0 of Ticket, counted from 0',
      })
      expect(await source.getRepository('Ticket').count()).toBe(0)
    }))

  it('writes what hooks set, and columns that TypeORM leaves out of its own inserts', () =>
    withDomain(async (adapter, source) => {
      const purchase = await entityOf(adapter, 'Purchase')
      await insert(adapter, purchase, ['id', 'note'], [['A1', 'first'], ['B2', null]]) // prettier-ignore
      expect(await source.getRepository(Purchase).find({ order: { id: 'ASC' } })).toEqual([
        expect.objectContaining({ id: 'A1', slug: 'a1', note: 'first' }),
        expect.objectContaining({ id: 'B2', slug: 'b2', note: null }),
      ])
    }))

  it('lets TypeORM keep its trees', () =>
    withDomain(async (adapter, source) => {
      const box = await entityOf(adapter, 'Box')
      expect(box.hooks).toEqual(['tree columns and tables (closure-table)'])
      expect((await adapter.describe()).entities.map((one) => one.table.name)).not.toContain('boxes_closure')
      await insert(adapter, box, ['code', 'insideCode'], [['big', null], ['small', 'big'], ['tiny', 'small']]) // prettier-ignore
      const [root] = await source.manager.getTreeRepository(Box).findTrees()
      expect(root).toMatchObject({ code: 'big', contents: [{ code: 'small', contents: [{ code: 'tiny' }] }] })
    }))

  it('refuses a field that only the database has', () =>
    withDomain(async (adapter) => {
      const purchase = await entityOf(adapter, 'Purchase')
      const extended: Entity = { ...purchase, fields: [...purchase.fields, ...purchase.fields.slice(0, 1).map((field) => ({ ...field, name: 'legacy', column: 'legacy' }))] } // prettier-ignore
      await expect(insert(adapter, extended, ['id', 'legacy'], [['A1', 'x']])).rejects.toMatchObject({
        code: 'ORM.UNMAPPED_FIELD',
        message: expect.stringContaining('Purchase.legacy'),
      })
    }))

  if (database === 'sqlite') return

  it('refuses trees whose keys save() would leave to the database', () =>
    withDomain(async (adapter) => {
      const shelf = await entityOf(adapter, 'Shelf')
      await expect(insert(adapter, shelf, ['id', 'aboveId'], [[7, null]])).rejects.toMatchObject({
        code: 'ORM.TREE_KEY',
      })
    }))

  it('refuses keys that the database insists on, and writes them natively', () =>
    withDomain(
      async (adapter) => {
        const invoice = await entityOf(adapter, 'Invoice')
        expect(invoice.fields[0]).toMatchObject({ identityAlways: true, generated: 'increment' })
        await expect(insert(adapter, invoice, ['id'], [[7]])).rejects.toMatchObject({ code: 'ORM.IDENTITY_ALWAYS' })
        const rows = [[7], [8]]
        await adapter.transaction((store) =>
          store.insert(invoice, sourceOf({ entity: 'Invoice', fields: ['id'], stored: rows, held: rows }), 'native'),
        )
        expect(await readAll(adapter, invoice)).toEqual(rows)
      },
      [Invoice],
    ))
})
