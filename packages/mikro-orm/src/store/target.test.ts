import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { MikroORM } from '@mikro-orm/core'
import type { Adapter, Schema, Tuple } from '@seed/core/adapter'
import { mikroOrmAdapter } from '../store.js'
import { DATABASES, openOrm, type Servers, startServers } from '../testing/databases.js'
import { entityIn, readAll, same, sourceOf, write } from '../testing/rows.js'

const folder = mkdtempSync(join(tmpdir(), 'seed-mikro-orm-target-'))
let servers: Servers
beforeAll(async () => {
  servers = await startServers()
}, 60_000)
afterAll(async () => {
  await servers.stop()
  rmSync(folder, { recursive: true, force: true })
})

describe.each(DATABASES)('another database, beside MikroORM on %s', (database) => {
  const isServer = database === 'postgresql' || database === 'mysql'
  let orm: MikroORM
  let adapter: Adapter
  let schema: Schema
  let url: string
  beforeAll(async () => {
    orm = await openOrm(database, servers)
    adapter = mikroOrmAdapter(orm)
    schema = await adapter.describe()
    url = await emptyPlace()
  })
  afterAll(() => orm.close(true))

  async function emptyPlace(): Promise<string> {
    if (database === 'postgresql') return servers.postgres.createDatabase()
    if (database === 'mysql') return (servers.mariadb as NonNullable<Servers['mariadb']>).createDatabase()
    return `file:${join(folder, `${database}.sqlite`)}`
  }

  it('makes the tables there, and refuses where they are', async () => {
    await adapter.createSchema?.({ url })
    const target = (await adapter.openTarget?.({ url })) as Adapter
    expect(tablesOf(await target.catalog())).toEqual(tablesOf(schema))
    await target.close()
    await expect(adapter.createSchema?.({ url })).rejects.toMatchObject({ code: 'ORM.TABLES_THERE' })
    const elsewhere = database === 'mysql' ? 'postgresql://localhost/none' : 'mysql://localhost/none'
    await expect(adapter.createSchema?.({ url: elsewhere })).rejects.toMatchObject({ code: 'ORM.OTHER_DATABASE' })
  })

  it('copies what a snapshot sees, and writes afterwards', async () => {
    const fields = ['id', 'name']
    const authors = entityIn(schema, 'Author')
    const rows = [
      [1, 'a'],
      [2, 'b'],
    ]
    await write(adapter, schema, [same('Author', fields, rows)], 'native')
    const target = (await adapter.openTarget?.({ url })) as Adapter
    await adapter.transaction(async (store) => {
      const read: Tuple[] = []
      for await (const page of store.read(authors, { fields, pageRows: 1 })) read.push(...page)
      await target.transaction((to) => to.insert(authors, sourceOf(same('Author', fields, read)), 'native'))
    }, 'snapshot')
    expect(await readAll(target, authors, fields)).toEqual(rows)
    await target.close()
    await write(adapter, schema, [same('Author', fields, [[3, 'c']])], 'native')
    expect((await adapter.rewrite?.([authors]))?.length).toBeGreaterThan(0)
    expect(await readAll(adapter, authors, ['id'])).toEqual([[1], [2], [3]])
  })

  it('sees in a snapshot nothing that others write', async () => {
    // A database in memory has one connection: nobody else writes there.
    const elsewhere = (isServer ? orm.config.get('clientUrl') : undefined) ?? url
    const authors = entityIn(schema, 'Author')
    const other = (await adapter.openTarget?.({ url: elsewhere })) as Adapter
    await adapter.transaction(async (store) => {
      const before = await store.count(authors)
      await write(other, schema, [same('Author', ['id', 'name'], [[9, 'late']])], 'native')
      expect(await store.count(authors)).toBe(before)
    }, 'snapshot')
    expect(await readAll(other, authors, ['id'])).toContainEqual([9])
    await other.close()
  })
})

function tablesOf({ entities }: Schema): readonly string[] {
  return [...new Set(entities.map(({ table }) => table.name))].sort()
}
