import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { DataTypes, type Sequelize } from 'sequelize'
import { type Adapter, type Entity, mergeSchemas } from '@seed/core/adapter'
import { sequelizeAdapter } from '../store.js'
import { type Databases, DIALECTS, startDatabases } from '../testing/databases.js'
import { hookedModels, type Log } from '../testing/hooked.js'
import { entityIn, readAll, sourceOf } from '../testing/rows.js'

let databases: Databases
beforeAll(async () => {
  databases = await startDatabases()
})
afterAll(() => databases.stop())

type Rows = readonly (readonly unknown[])[]
type Through = 'native' | 'orm'

function insert(
  adapter: Adapter,
  entity: Entity,
  fields: readonly string[],
  rows: Rows,
  through: Through = 'orm',
): Promise<void> {
  return adapter.transaction(async (store) => {
    await store.insert(entity, sourceOf({ fields, stored: rows, held: rows }), through)
  })
}

describe.each(DIALECTS)('writing through models on %s', (name) => {
  const withModels = async (
    work: (adapter: Adapter, sequelize: Sequelize, log: Log) => Promise<void>,
  ): Promise<void> => {
    const log: Log = []
    const sequelize = await databases.open(name, hookedModels(log))
    await work(sequelizeAdapter(sequelize), sequelize, log)
    await sequelize.close()
  }
  const entityOf = async (adapter: Adapter, entity: string): Promise<Entity> =>
    entityIn(await adapter.describe(), entity)

  it('runs hooks of rows, setters and validators in their order, and not past the models', () =>
    withModels(async (adapter, sequelize, log) => {
      const guest = await entityOf(adapter, 'Guest')
      expect(guest.hooks).toEqual([
        'beforeValidate',
        'beforeCreate',
        'beforeSave',
        'afterCreate',
        'set email',
        'validate email',
      ])
      const at = name === 'postgres' ? '2025-01-01T00:00:00Z' : '2025-01-01T00:00:00'
      const fields = ['id', 'email', 'createdAt', 'changedAt']
      await insert(adapter, guest, fields, [[7, 'Ann@Example.com', at, at]], 'native')
      expect(log).toEqual([])
      const date = new Date('2025-01-01T00:00:00Z')
      await insert(adapter, guest, fields, [[8, 'Bo@Example.com', date, date]])
      expect(log).toEqual(['beforeValidate', 'beforeCreate', 'beforeSave', 'afterCreate'])
      expect(await readAll(adapter, guest, ['id', 'email', 'slug', 'changedAt'])).toEqual([
        [7, 'Ann@Example.com', null, at],
        [8, 'bo@example.com', 'bo@example.com!', at],
      ])
      expect(await sequelize.model('Guest').count()).toBe(2)
    }))

  it('runs hooks of statements once a statement', () =>
    withModels(async (adapter, sequelize, log) => {
      const room = await entityOf(adapter, 'Room')
      expect(room.hooks).toEqual(['beforeBulkCreate', 'afterBulkCreate', 'validate beds', 'validate fits()'])
      const rows = Array.from({ length: 501 }, (_, i) => [i + 1, 2])
      await insert(adapter, room, ['number', 'beds'], rows)
      expect(log).toEqual(['beforeBulkCreate', 'afterBulkCreate', 'beforeBulkCreate', 'afterBulkCreate'])
      expect(await sequelize.model('Room').count()).toBe(501)
    }))

  it('names field and row of what a validator refuses, leaves nothing behind, and shows no value', () =>
    withModels(async (adapter, sequelize) => {
      const guest = await entityOf(adapter, 'Guest')
      const now = new Date()
      const guests = [[1, 'a@example.com', now, now], [2, 'hidden', now, now]] // prettier-ignore
      const failed = insert(adapter, guest, ['id', 'email', 'createdAt', 'changedAt'], guests)
      await expect(failed).rejects.toMatchObject({
        code: 'ORM.INVALID_ROW',
        message: 'ORM.INVALID_ROW: Guest.email is refused by its validator isEmail',
        where: 'row 1 of Guest, counted from 0',
      })
      const room = await entityOf(adapter, 'Room')
      const rooms = Array.from({ length: 700 }, (_, i) => [i + 1, i === 650 ? 10 : i === 660 ? 0 : 1])
      const error: unknown = await insert(adapter, room, ['number', 'beds'], rooms).catch((reason: unknown) => reason)
      expect(error).toMatchObject({
        code: 'ORM.INVALID_ROW',
        message: expect.stringContaining('Room.fits'),
        where: 'row 650 of Room, counted from 0',
      })
      expect(adapter.classify((error as Error).cause)).toMatchObject({ kind: 'value', row: 650 })
      expect(await sequelize.model('Guest').count()).toBe(0)
      expect(await sequelize.model('Room').count()).toBe(0)
    }))

  it('knows the row that the database refused, where rows are saved one by one', () =>
    withModels(async (adapter) => {
      const guest = await entityOf(adapter, 'Guest')
      const now = new Date()
      const rows = [1, 2, 1].map((id) => [id, `g${id}@example.com`, now, now])
      const error: unknown = await insert(adapter, guest, ['id', 'email', 'createdAt', 'changedAt'], rows).catch(
        (reason: unknown) => reason,
      )
      expect(error).toMatchObject({ code: 'STORE.UNIQUE' })
      expect(adapter.classify((error as Error).cause)).toMatchObject({ kind: 'unique', row: 2 })
    }))

  it('refuses a hook that changes a key', () =>
    withModels(async (adapter, sequelize) => {
      const ticket = await entityOf(adapter, 'Ticket')
      await expect(insert(adapter, ticket, ['code'], [['t1']])).rejects.toMatchObject({
        code: 'ORM.KEY_CHANGED',
        where: 'row 0 of Ticket, counted from 0',
      })
      expect(await sequelize.model('Ticket').count()).toBe(0)
    }))

  it('refuses a column that only the database has', () =>
    withModels(async (adapter, sequelize) => {
      await sequelize.getQueryInterface().addColumn('Tickets', 'legacy', { type: DataTypes.INTEGER })
      const { schema } = mergeSchemas(await adapter.describe(), await adapter.catalog())
      const ticket = entityIn(schema, 'Ticket')
      await expect(insert(adapter, ticket, ['code', 'legacy'], [['t1', 1]])).rejects.toMatchObject({
        code: 'ORM.UNMAPPED_FIELD',
        message: expect.stringContaining('Ticket.legacy'),
      })
    }))
})

describe('writing through models on PostgreSQL', () => {
  it('refuses keys that the database insists on, and writes them natively', async () => {
    const sequelize = await databases.open('postgres', (one) => {
      one.define(
        'Invoice',
        { id: { type: DataTypes.INTEGER, primaryKey: true, autoIncrement: true } },
        { timestamps: false },
      )
    })
    await sequelize.query('ALTER TABLE "Invoices" ALTER id DROP DEFAULT, ALTER id ADD GENERATED ALWAYS AS IDENTITY')
    const adapter = sequelizeAdapter(sequelize)
    const { schema } = mergeSchemas(await adapter.describe(), await adapter.catalog())
    const invoice = entityIn(schema, 'Invoice')
    await expect(insert(adapter, invoice, ['id'], [[7]])).rejects.toMatchObject({ code: 'ORM.IDENTITY_ALWAYS' })
    await insert(adapter, invoice, ['id'], [[7], [8]], 'native')
    expect(await readAll(adapter, invoice, ['id'])).toEqual([[7], [8]])
    await sequelize.close()
  })
})
