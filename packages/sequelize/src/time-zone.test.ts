import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { DataTypes, type Sequelize } from 'sequelize'
import { mergeSchemas } from '@seed/core/adapter'
import { sequelizeAdapter } from './store.js'
import { type Databases, DIALECTS, startDatabases } from './testing/databases.js'
import { entityIn, readAll, sourceOf } from './testing/rows.js'

let databases: Databases
beforeAll(async () => {
  databases = await startDatabases(DIALECTS.filter((name) => name !== 'sqlite'))
})
afterAll(() => databases.stop())

/** On the day when clocks go forward in Oslo, and one in winter. */
const TEXTS = ['2025-03-30T03:30:00', '2025-12-24T18:00:00']

describe.each(DIALECTS.filter((name) => name !== 'sqlite'))('an instance with a time zone on %s', (name) => {
  it.each(['+05:30', 'Europe/Oslo'])(
    'writes the same date-times past its models and through them: %s',
    async (timezone) => {
      const define = (sequelize: Sequelize): unknown =>
        sequelize.define('Event', { at: DataTypes.DATE, day: DataTypes.DATEONLY }, { timestamps: false })
      const sequelize = await databases.open(name, define, { timezone })
      const adapter = sequelizeAdapter(sequelize)
      const { schema } = mergeSchemas(await adapter.describe(), await adapter.catalog())
      const event = entityIn(schema, 'Event')
      const zoned = name === 'postgres' ? 'Z' : ''
      const stored = TEXTS.map((text, i) => [i + 1, `${text}${zoned}`, '2025-03-30'])
      const held = TEXTS.map((text, i) => [i + 3, new Date(`${text}Z`), '2025-03-30'])
      const fields = ['id', 'at', 'day']
      await adapter.transaction((store) => store.insert(event, sourceOf({ fields, stored, held: stored }), 'native'))
      await adapter.transaction((store) => store.insert(event, sourceOf({ fields, stored: held, held }), 'orm'))
      const rows = await readAll(adapter, event, fields)
      expect(rows.slice(2).map((row) => row.slice(1))).toEqual(rows.slice(0, 2).map((row) => row.slice(1)))
      expect(rows.slice(0, 2)).toEqual(stored)
      await sequelize.close()
    },
  )
})
