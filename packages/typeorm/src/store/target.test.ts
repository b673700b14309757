import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Adapter, Schema, Tuple } from '@seed/core/adapter'
import type { DataSource } from 'typeorm'
import type { MariadbServer, PostgresServer } from '../../../../tools/databases/index.mjs'
import { typeormAdapter } from '../store.js'
import {
  DATABASES,
  openMariadbSource,
  openPostgresSource,
  openSqliteSource,
  startMariadbServer,
  startServer,
} from '../testing/databases.js'
import { entityIn, readAll, type Sample, write } from '../testing/rows.js'

const folder = mkdtempSync(join(tmpdir(), 'seed-typeorm-target-'))
let postgres: PostgresServer
let mariadb: MariadbServer | undefined
beforeAll(async () => {
  postgres = await startServer()
  mariadb = await startMariadbServer()
}, 60_000)
afterAll(async () => {
  await postgres.stop()
  await mariadb?.stop()
  rmSync(folder, { recursive: true, force: true })
})

describe.each(DATABASES)('another database, beside TypeORM on %s', (database) => {
  let source: DataSource
  let adapter: Adapter
  let schema: Schema
  let url: string
  beforeAll(async () => {
    source = await open()
    adapter = typeormAdapter(source)
    schema = await adapter.describe()
    url = await emptyPlace()
  })
  afterAll(() => source.destroy())

  function open(): Promise<DataSource> {
    if (database === 'sqlite') return openSqliteSource()
    return database === 'postgresql' ? openPostgresSource(postgres) : openMariadbSource(mariadb as MariadbServer)
  }

  async function emptyPlace(): Promise<string> {
    if (database === 'sqlite') return `file:${join(folder, 'copy.sqlite')}`
    return (database === 'postgresql' ? postgres : (mariadb as MariadbServer)).createDatabase()
  }

  it('makes the tables there, and refuses where they are', async () => {
    await adapter.createSchema?.({ url })
    const target = (await adapter.openTarget?.({ url })) as Adapter
    expect(tablesOf(await target.catalog())).toEqual(expect.arrayContaining([...tablesOf(schema)]))
    await target.close()
    await expect(adapter.createSchema?.({ url })).rejects.toMatchObject({ code: 'ORM.TABLES_THERE' })
  })

  it('copies what a snapshot sees, and TypeORM reads it there', async () => {
    const tenant = entityIn(schema, 'Tenant')
    const fields = ['id', 'slug']
    const rows = [
      [1, 'a'],
      [2, 'b'],
    ]
    await write(adapter, schema, [{ entity: 'Tenant', fields, stored: rows, held: rows }], 'orm')
    const target = (await adapter.openTarget?.({ url })) as Adapter
    const door = await adapter.transaction(async (store) => {
      const read: Tuple[] = []
      for await (const page of store.read(tenant, { fields })) read.push(...page)
      const batches = (): (readonly Tuple[])[] => [read]
      await target.transaction((to) => to.insert(tenant, { fields, count: read.length, batches }, 'native'))
      return store.pages?.format
    }, 'snapshot')
    expect(await readAll(target, tenant, fields)).toEqual(rows)
    expect(door).toBe(database === 'postgresql' ? 'postgresql-copy-text' : undefined)
    await target.close()
  })

  it('sees in a snapshot nothing that others write', async () => {
    // A database in memory has one connection: nobody else writes there.
    const elsewhere = (source.options as { readonly url?: string }).url ?? url
    const tenant = entityIn(schema, 'Tenant')
    const other = (await adapter.openTarget?.({ url: elsewhere })) as Adapter
    await adapter.transaction(async (store) => {
      const before = await store.count(tenant)
      const late: Sample = { entity: 'Tenant', fields: ['id', 'slug'], stored: [[9, 'late']], held: [[9, 'late']] }
      await write(other, schema, [late], 'native')
      expect(await store.count(tenant)).toBe(before)
    }, 'snapshot')
    expect(await readAll(other, tenant, ['id'])).toContainEqual([9])
    await other.close()
  })

  it('writes again after a snapshot, and writes tables anew', async () => {
    const tenant = entityIn(schema, 'Tenant')
    const before = await readAll(adapter, tenant, ['id'])
    await adapter.transaction((store) => store.delete(tenant, { kind: 'list', keys: [[1]] }))
    expect((await adapter.rewrite?.([tenant]))?.length).toBeGreaterThan(0)
    expect(await readAll(adapter, tenant, ['id'])).toEqual(before.slice(1))
  })
})

function tablesOf({ entities }: Schema): readonly string[] {
  return [...new Set(entities.map(({ table }) => table.name))].sort()
}
