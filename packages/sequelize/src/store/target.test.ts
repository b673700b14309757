import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Adapter, Schema, Tuple } from '@seed/core/adapter'
import type { Sequelize } from 'sequelize'
import { sequelizeAdapter } from '../store.js'
import { type Databases, DIALECTS, startDatabases } from '../testing/databases.js'
import { Topic } from '../testing/domain.js'
import { entityIn, readAll, type Sample, sourceOf, write } from '../testing/rows.js'

const folder = mkdtempSync(join(tmpdir(), 'seed-sequelize-target-'))
let databases: Databases
beforeAll(async () => {
  databases = await startDatabases()
}, 60_000)
afterAll(async () => {
  await databases.stop()
  rmSync(folder, { recursive: true, force: true })
})

const topics = (...codes: readonly string[]): Sample => {
  const rows = codes.map((code) => [code])
  return { entity: 'Topic', fields: ['code'], stored: rows, held: rows }
}

describe.each(DIALECTS)('another database, beside Sequelize on %s', (name) => {
  let sequelize: Sequelize
  let adapter: Adapter
  let schema: Schema
  let url: string
  beforeAll(async () => {
    sequelize = await databases.open(name)
    adapter = sequelizeAdapter(sequelize)
    schema = await adapter.describe()
    url = name === 'sqlite' ? `file:${join(folder, 'copy.sqlite')}` : await databases.create(name)
  })
  afterAll(() => sequelize.close())

  it('makes the tables there, refuses where they are, and leaves the models to their instance', async () => {
    await adapter.createSchema?.({ url })
    const target = (await adapter.openTarget?.({ url })) as Adapter
    expect(tablesOf(await target.catalog())).toEqual(tablesOf(schema))
    await target.close()
    await expect(adapter.createSchema?.({ url })).rejects.toMatchObject({ code: 'ORM.TABLES_THERE' })
    expect(Topic.sequelize).toBe(sequelize)
    await Topic.create({ code: 'mine' })
    expect(typesOf(await adapter.describe())).toEqual(typesOf(schema))
    expect(await readAll(adapter, entityIn(schema, 'Topic'), ['code'])).toEqual([['mine']])
  })

  it('copies what a snapshot sees, and writes afterwards', async () => {
    const entity = entityIn(schema, 'Topic')
    await write(adapter, schema, [topics('a', 'b')], 'native')
    const target = (await adapter.openTarget?.({ url })) as Adapter
    await adapter.transaction(async (store) => {
      const read: Tuple[] = []
      for await (const page of store.read(entity, { fields: ['code'], pageRows: 1 })) read.push(...page)
      const rows = { fields: ['code'], stored: read, held: read }
      await target.transaction((to) => to.insert(entity, sourceOf(rows), 'native'))
    }, 'snapshot')
    expect(await readAll(target, entity, ['code'])).toEqual([['a'], ['b'], ['mine']])
    await target.close()
    await write(adapter, schema, [topics('c')], 'native')
    expect((await adapter.rewrite?.([entity]))?.length).toBeGreaterThan(0)
    expect(await readAll(adapter, entity, ['code'])).toEqual([['a'], ['b'], ['c'], ['mine']])
  })
})

function tablesOf({ entities }: Schema): readonly string[] {
  return [...new Set(entities.map(({ table }) => table.name))].sort()
}

/** Types are spelled for the database of the instance that a model belongs to. */
function typesOf({ entities }: Schema): readonly string[] {
  return entities.flatMap((entity) => entity.fields.map((field) => `${entity.name}.${field.name} ${field.nativeType}`))
}
