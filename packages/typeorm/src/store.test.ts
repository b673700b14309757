import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { DataSource, EntityManager } from 'typeorm'
import type { Adapter, Schema } from '@seed/core/adapter'
import { typeormAdapter } from './store.js'
import { openPostgresSource, openSqliteSource, startServer } from './testing/databases.js'
import { AuthorSubscriber, Tenant } from './testing/domain.js'
import { entityIn, readAll, samples, sourceOf, write } from './testing/rows.js'

let server: Awaited<ReturnType<typeof startServer>>
beforeAll(async () => {
  server = await startServer()
}, 60_000)
afterAll(() => server.stop())

describe.each(['sqlite', 'postgresql'] as const)('the store on %s', (database) => {
  let source: DataSource
  let adapter: Adapter<EntityManager>
  let schema: Schema

  const open = async (): Promise<void> => {
    source = database === 'sqlite' ? await openSqliteSource() : await openPostgresSource(server)
    adapter = typeormAdapter<EntityManager>(source)
    schema = await adapter.describe()
  }
  const close = async (): Promise<void> => {
    await adapter.close()
    await source.destroy()
  }

  it.each(['native', 'orm'] as const)('writes every kind of entity, %s, and reads the same rows', async (through) => {
    await open()
    await write(adapter, schema, samples, through)
    for (const sample of samples) {
      const rows = await readAll(adapter, entityIn(schema, sample.entity), sample.fields)
      // The domain's subscriber marks the names of authors.
      const expected =
        through === 'orm' && sample.entity === 'Author'
          ? sample.stored.map(([id, name, ...rest]) => [id, `${String(name)}!`, ...rest])
          : sample.stored
      expect({ entity: sample.entity, rows }).toEqual({ entity: sample.entity, rows: expected })
    }
    await close()
  })
})
