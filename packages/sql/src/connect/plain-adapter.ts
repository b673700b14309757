import {
  type Access,
  type Adapter,
  defineAdapter,
  InternalError,
  type Store,
  type TargetRequest,
} from '@seed/core/adapter'
import { noSuchFile } from '../errors.js'
import { classifyMysql } from '../mysql/classify.js'
import { classifyPostgresql } from '../postgresql/classify.js'
import { classifyLayers } from '../shared/classify-layers.js'
import type { SqlStore } from '../shared/store.js'
import { targetOf } from '../shared/target-of.js'
import { classifySqlite } from '../sqlite/classify.js'
import type { SqliteStoreOptions } from '../sqlite/options.js'
import { dialectOfUrl, schemeOf } from '../typed-connection.js'
import { connect } from './connect.js'
import { noSuchFileAt } from './no-such-file.js'
import type { ConnectOptions, OwnConnection } from './own-connection.js'

/** What an ORM does to the rows of its tables, so that a database without it is written alike. */
export interface PlainOptions {
  /** SQLite: how the ORM keeps date-times; `'sql'` unless told. */
  readonly instants?: SqliteStoreOptions['instants']
  /** Spells values as the ORM does where a store cannot know. */
  readonly store?: (store: SqlStore, dialect: OwnConnection['dialect']) => SqlStore
}

const DIALECTS = {
  sqlite: { classify: classifySqlite, deferredForeignKeys: true },
  postgresql: { classify: classifyPostgresql, deferredForeignKeys: true },
  mysql: { classify: classifyMysql, deferredForeignKeys: false },
} as const

/**
 * Opens a database by URL as an adapter without an ORM, over one connection of our own: entities are its tables, and rows are
 * written past everything. One transaction is open at a time; what is asked while it is, is asked inside of it.
 *
 * @throws {SeedError} `CONNECTION.NO_FILE` for a SQLite file that is not there, `STORE.UNREACHABLE` when nobody answers,
 * `CONNECTION.URL`, `CONNECTION.NO_SCHEMAS`, `CONNECTION.NO_TIMEOUT`, `DRIVER.MISSING`, `ADAPTER.UNSUPPORTED_DATABASE`.
 */
export async function openPlainAdapter(request: TargetRequest, options: PlainOptions = {}): Promise<Adapter> {
  const adapter = defineAdapter(plainAdapter(request, options))
  try {
    await adapter.target() // connects, and says it in our words when that fails
    return adapter
  } catch (error) {
    await adapter.close()
    throw error
  }
}

function plainAdapter(request: TargetRequest, options: PlainOptions): Adapter {
  const dialect = (schemeOf(request.url) === '' ? 'sqlite' : dialectOfUrl(request.url)) ?? 'sqlite'
  const { classify, deferredForeignKeys } = DIALECTS[dialect]
  let opened: Promise<OwnConnection> | undefined
  const own = (): Promise<OwnConnection> => (opened ??= open(request, options))
  return {
    name: 'plain',
    capabilities: { rollback: true, deferredForeignKeys, ormWrites: false },
    configured: targetOf({ dialect, url: request.url }),
    describe: async () => (await own()).session.catalog(),
    catalog: async () => (await own()).session.catalog(),
    target: async () => (await own()).session.target(),
    transaction: async (work, access = 'write') => inTransaction(await own(), options, access, work),
    openPeer: () => openPlainAdapter(request, options),
    openTarget: (other) => openPlainAdapter(other, options),
    rewrite: async (entities) => (await own()).session.rewrite(entities),
    classify: (error) => classifyLayers(error, classify),
    close: async () => {
      const connection = await opened?.catch(() => undefined)
      opened = undefined
      await connection?.close()
    },
  }
}

/** A SQLite file is made when it is missing, so that it is looked for first: a name mistyped would be a new database. */
async function open({ url, ...given }: TargetRequest, { instants }: PlainOptions): Promise<OwnConnection> {
  const missing = noSuchFileAt(url)
  if (missing !== undefined) throw noSuchFile(missing)
  const options: ConnectOptions = { ...given, ...(instants === undefined ? {} : { instants }) }
  return connect(url, options)
}

async function inTransaction<T>(
  own: OwnConnection,
  { store: spelled = (store) => store }: PlainOptions,
  access: Access,
  work: (store: Store) => Promise<T>,
): Promise<T> {
  const { session } = own
  await session.prepare(access)
  await own.begin()
  try {
    await session.begun(access)
    const result = await work(withoutOrm(spelled(session.store(), own.dialect)))
    await own.commit()
    return result
  } catch (error) {
    await own.rollback()
    throw error
  }
}

/** Nothing stands for the ORM's client here. */
function withoutOrm(store: SqlStore): Store {
  return {
    ...store,
    get client(): never {
      throw new InternalError('a database that is reached without an ORM has no client')
    },
  }
}
