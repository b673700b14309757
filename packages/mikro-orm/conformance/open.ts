import { type EntityManager, type EntityName, type EventArgs, type EventSubscriber, MikroORM } from '@mikro-orm/core'
import { MariaDbDriver } from '@mikro-orm/mariadb'
import { PostgreSqlDriver } from '@mikro-orm/postgresql'
import { SqliteDriver } from '@mikro-orm/sqlite'
import type { Domain, OpenAdapter, OpenedAdapter, OpenRequest } from '@seed/conformance'
import { mikroOrmAdapter, registerSeeders } from '../src/index.js'
import * as extended from './domain/extended.js'
import * as sample from './domain/sample.js'

const { Length, ...entitiesOfSample } = sample
const { Bill, CardPayment, Customer, Document, Folder, Member, Note, Payment, Place, Player, Reading, Sensor, Team, TransferPayment } = extended // prettier-ignore

const ENTITIES: Readonly<Record<Domain, readonly object[]>> = {
  sample: Object.values(entitiesOfSample),
  inheritance: [Bill, Payment, CardPayment, TransferPayment],
  embedded: [Customer, Place],
  'partial-index': [Member],
  cycle: [Team, Player],
  'second-schema': [Folder, Document],
  arrays: [Note],
  readings: [Sensor, Reading],
}

/** Notes what MikroORM inserts. */
class Insertions implements EventSubscriber {
  readonly seen: string[] = []

  getSubscribedEntities(): EntityName[] {
    return [sample.Tag, sample.Category]
  }

  afterCreate({ meta }: EventArgs<object>): void {
    this.seen.push(meta.className)
  }
}

/** Connects MikroORM to the tables of a domain. */
export const open: OpenAdapter = (request) => openWith(driverOf(request), request.domain)

/** Connects with these options of MikroORM's. */
export async function openWith(options: object, domain: Domain): Promise<OpenedAdapter> {
  const insertions = new Insertions()
  const orm = await MikroORM.init({
    ...options,
    entities: ENTITIES[domain] as never,
    subscribers: domain === 'sample' ? [insertions] : [],
    debug: false,
  } as never)
  return {
    client: orm,
    adapter: mikroOrmAdapter(orm),
    registerSeeders: (seeds) => registerSeeders(orm, seeds),
    insert: async (entity, values, inside) => {
      const em = (inside as EntityManager | undefined) ?? orm.em.fork()
      const row: Readonly<Record<string, unknown>> = em.create(entity as never, values as never)
      em.persist(row)
      await em.flush()
      return orm
        .getMetadata()
        .getByClassName(entity)
        .primaryKeys.map((name) => row[name])[0]
    },
    hookLog: () => insertions.seen,
    heightOf: (millimetres) => new Length(millimetres / 1000),
    close: () => orm.close(true),
  }
}

function driverOf({ dialect, url }: OpenRequest): object {
  switch (dialect) {
    case 'sqlite':
      return { driver: SqliteDriver, dbName: url }
    case 'postgresql':
      return { driver: PostgreSqlDriver, clientUrl: url }
    case 'mysql':
      return { driver: MariaDbDriver, clientUrl: url }
  }
}
