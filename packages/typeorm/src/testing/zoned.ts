import 'reflect-metadata'
import { describe, expect, it } from '@jest/globals'
import { Column, DataSource, type DataSourceOptions, Entity, PrimaryColumn } from 'typeorm'
import { typeormAdapter } from '../store.js'
import { entityIn, readAll, type Sample, write } from './rows.js'

/** Run by `time-zone.test.ts`, in a process of its own for each zone. */
@Entity('moments')
class Moment {
  @PrimaryColumn()
  id!: number

  @Column()
  wall!: Date

  @Column({ type: 'date' })
  day!: string

  @Column({ type: 'time' })
  hour!: string
}

@Entity('instants')
class Instant extends Moment {
  @Column({ type: 'timestamptz' })
  at!: Date
}

/** Around both changes of New York's clocks, around midnight, and long ago. */
const WALLS = [
  '2025-03-09T02:30:00',
  '2025-11-02T01:30:00',
  '2025-12-31T23:59:59',
  '2026-01-01T00:00:00',
  '1970-01-01T00:00:00',
  '1899-12-31T12:34:56',
]

function sampleOf(entity: string, first: number): Sample {
  const zoned = entity === 'Instant'
  const row = (wall: string, i: number, asDate: boolean): readonly unknown[] => {
    const date = new Date(`${wall}Z`)
    const cells = [first + i, asDate ? date : wall, asDate ? date : wall.slice(0, 10), wall.slice(11)]
    return zoned ? [...cells, asDate ? date : `${wall}Z`] : cells
  }
  return {
    entity,
    fields: ['id', 'wall', 'day', 'hour', ...(zoned ? ['at'] : [])],
    stored: WALLS.map((wall, i) => row(wall, i, false)),
    held: WALLS.map((wall, i) => row(wall, i, true)),
  }
}

const databases: [DataSourceOptions, string][] = [
  [{ type: 'better-sqlite3', database: ':memory:', entities: [Moment] }, 'Moment'],
  [{ type: 'postgres', url: process.env['SEED_ZONED_POSTGRES'] ?? '', entities: [Instant] }, 'Instant'],
]
const mariadb = process.env['SEED_ZONED_MARIADB']
if (mariadb !== undefined) databases.push([{ type: 'mariadb', url: mariadb, entities: [Moment] }, 'Moment'])

describe(`zone ${String(process.env['TZ'])}`, () => {
  it.each(databases)('%o', async (options, entity) => {
    const source = await new DataSource({ ...options, synchronize: true }).initialize()
    const adapter = typeormAdapter(source)
    const schema = await adapter.describe()
    await write(adapter, schema, [sampleOf(entity, 0)], 'native')
    await write(adapter, schema, [sampleOf(entity, 100)], 'orm')
    const sample = sampleOf(entity, 0)
    expect(await readAll(adapter, entityIn(schema, entity), sample.fields)).toEqual([
      ...sample.stored,
      ...sampleOf(entity, 100).stored,
    ])
    // The database's own words, past every parser: both halves are the same texts.
    const anyText = options.type === 'mariadb' ? 'char' : 'text'
    const columns = sample.fields.slice(1).map((name) => `CAST("${name}" AS ${anyText}) AS "${name}"`)
    const texts: object[] = await source.query(
      `SELECT ${columns.join(', ')} FROM "${entity.toLowerCase()}s" ORDER BY id`,
    )
    expect(texts.slice(WALLS.length)).toEqual(texts.slice(0, WALLS.length))
    expect(texts[0]).toMatchObject({ wall: expect.stringMatching(/^2025-03-09 02:30:00/), day: '2025-03-09' })
    await source.destroy()
  })
})
