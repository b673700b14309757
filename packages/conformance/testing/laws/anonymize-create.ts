import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { type AnonymizeReport, custom, key } from '@seed/core/anonymize'
import type { Door } from '../native/door.js'
import { countRows, dump, type Ground, openDoor } from '../place.js'
import { mask } from '../seeders/masking.js'
import { ReadingSeeder } from '../seeders/readings.js'
import { type Masking, openMasking } from '../around/masking.js'

const RULES = [
  mask('Sensor', { id: key(), name: custom(({ tag }) => tag(16), { guarantee: { kind: 'bounded', bits: 80 } }) }),
  mask('Reading', { id: key({ domain: 'reading' }) }),
]

/** Tables are made in an empty database where the ORM can make them, and asked for where it cannot. */
export function anonymizeCreateLaws(ground: Ground): void {
  const { orm, dialect } = ground

  describe('anonymizing into an empty database', () => {
    let masking: Masking
    let url: string
    let door: Door | undefined
    beforeEach(async () => {
      masking = await openMasking(ground, 'readings')
      url = await ground.server.createDatabase()
      await masking.place.seeds({ seeders: [ReadingSeeder.with({ rows: 200 })] }).run()
    })
    afterEach(async () => {
      await door?.close()
      await masking.close()
    })

    const copy = (createSchema: boolean): Promise<AnonymizeReport> =>
      masking.anonymize({ to: dialect === 'sqlite' ? `file:${url}` : url, createSchema }, { rules: RULES })

    it('makes the tables when it is told to, or says that it cannot', async () => {
      const { place } = masking
      await expect(copy(false)).rejects.toMatchObject({
        // A file that is not there is no database yet.
        code: dialect === 'sqlite' ? 'CONNECTION.NO_FILE' : 'ANONYMIZE.TARGET_TABLES',
      })
      if (place.orm.adapter.createSchema === undefined) {
        await expect(copy(true)).rejects.toMatchObject({ code: 'ANONYMIZE.NO_CREATE_SCHEMA', exitCode: 2 })
        return
      }
      expect((await copy(true)).leaks).toMatchObject({ verdict: 'PASS' })
      door = await openDoor(dialect, url)
      const made = { ...door, url, door }
      expect(await countRows(made)).toMatchObject(await countRows(place))
      const { sensors = [], readings = [] } = await dump(made)
      const ids = new Set(sensors.map(({ id }) => id))
      expect(readings.filter((row) => !ids.has(row['sensor_id'] ?? null))).toEqual([])
      await expect(copy(true)).rejects.toMatchObject({ code: 'ORM.TABLES_THERE' })
      expect(await countRows(made)).toMatchObject(await countRows(place))
    })

    it('says so when the ORM cannot make them, and copies nothing', async () => {
      if (masking.place.orm.adapter.createSchema === undefined) return
      door = await openDoor(dialect, url)
      await door.tell('CREATE VIEW sensors AS SELECT 1 AS id')
      // Sequelize creates tables "if not exists", which SQLite takes the view for.
      const isTaken = orm === 'sequelize' && dialect === 'sqlite'
      const code = isTaken ? 'ANONYMIZE.TARGET_TABLES' : 'ANONYMIZE.CREATE_SCHEMA'
      await expect(copy(true)).rejects.toMatchObject({ code, exitCode: 2 })
      expect(await door.ask('SELECT id FROM sensors')).toHaveLength(1)
    })
  })
}
