import type { OpenAdapter, OpenRequest } from '@seed/conformance'
import { DataSource, type DataSourceOptions, type EntityManager, EventSubscriber, type InsertEvent } from 'typeorm'
import { registerSeeders, typeormAdapter } from '../src/index.js'
import { Length } from './domain/length.js'
import { OTHERS } from './domain/others.js'
import { sampleEntities } from './domain/sample.js'
import { columnTypes } from './types.js'

/** TypeORM over a domain whose tables are made. */
export const open: OpenAdapter = async (request) => {
  const log: string[] = []
  @EventSubscriber()
  class Watcher {
    afterInsert({ metadata }: InsertEvent<object>): void {
      if (metadata.name === 'Category') log.push('Category')
    }
  }
  const source = await new DataSource({
    ...connection(request),
    entities: entitiesOf(request, log),
    subscribers: [Watcher],
  }).initialize()
  return {
    client: source,
    adapter: typeormAdapter(source),
    registerSeeders: (options) => registerSeeders(source, options),
    insert: async (entity, values, inside) => {
      const manager = (inside as EntityManager | undefined) ?? source.manager
      const saved = await manager.save(entity, { ...values })
      return (saved as { id?: unknown }).id ?? values['code']
    },
    hookLog: () => log,
    heightOf: (millimetres) => new Length(millimetres / 1000),
    close: async () => {
      if (source.isInitialized) await source.destroy()
    },
  }
}

function entitiesOf({ dialect, domain }: OpenRequest, log: string[]): (new () => object)[] {
  return domain === 'sample' ? sampleEntities(columnTypes(dialect), log) : [...OTHERS[domain]]
}

function connection({ dialect, url }: OpenRequest): DataSourceOptions {
  switch (dialect) {
    case 'sqlite':
      return { type: 'better-sqlite3', database: url }
    case 'postgresql':
      return { type: 'postgres', url }
    case 'mysql':
      return { type: 'mariadb', url }
  }
}
