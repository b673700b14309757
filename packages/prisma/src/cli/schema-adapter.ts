import { type Access, type Adapter, type ConnectionRequest, defineAdapter } from '@seed/core/adapter'
import { classifyLayers, connect, openPlainAdapter, type OwnConnection, type Session, targetOf } from '@seed/sql'
import { describeDatamodel } from '../describe.js'
import { type Dialect, dialectOf } from '../dialect.js'
import { withPrismaMoments } from '../dialect/prisma-moments.js'
import { otherDatabase } from '../errors.js'
import type { Datamodel } from '../schema/datamodel.js'
import { AS_PRISMA } from '../store/target.js'
import { providerOfUrl } from './url.js'

/**
 * A database by its schema and address alone, over a connection of our own. There is no client: steps get `undefined`, and
 * nothing is written through Prisma.
 *
 * @throws {SeedError} `ADAPTER.UNSUPPORTED_DATABASE`, `PRISMA.OTHER_DATABASE`.
 */
export function schemaAdapter(datamodel: Datamodel, url: string, given: ConnectionRequest): Adapter<undefined> {
  const dialect = dialectOf(datamodel.provider)
  const reached = dialectOf(providerOfUrl(url))
  if (reached.name !== dialect.name) throw otherDatabase(datamodel.provider, reached.name)
  const { url: _, ...options } = given
  let opening: Promise<OwnConnection> | undefined
  const open = (): Promise<OwnConnection> => {
    opening ??= connect(url, options).catch((error: unknown) => {
      opening = undefined
      throw error
    })
    return opening
  }
  return defineAdapter<undefined>({
    name: 'prisma',
    capabilities: { rollback: true, deferredForeignKeys: dialect.deferredForeignKeys, ormWrites: false },
    configured: targetOf({ dialect: dialect.name, url }),
    describe: () => Promise.resolve(describeDatamodel(datamodel)),
    catalog: async () => (await open()).session.catalog(),
    target: async () => (await open()).session.target(),
    transaction: async (work, access = 'write') => {
      const connection = await open()
      await connection.session.prepare(access)
      return inTransaction(connection, access, () =>
        work({ ...storeOf(dialect, connection.session), client: undefined }),
      )
    },
    openTarget: (request) => openPlainAdapter(request, AS_PRISMA),
    rewrite: async (entities) => (await open()).session.rewrite(entities),
    classify: (error) => classifyLayers(error, dialect.classify),
    close: async () => {
      await (await opening?.catch(() => undefined))?.close()
    },
  })
}

async function inTransaction<T>(connection: OwnConnection, access: Access, work: () => Promise<T>): Promise<T> {
  await connection.begin()
  try {
    await connection.session.begun(access)
    const result = await work()
    await connection.commit()
    return result
  } catch (error) {
    await connection.rollback()
    throw error
  }
}

function storeOf(dialect: Dialect, session: Session): ReturnType<Session['store']> {
  return dialect.name === 'sqlite' ? withPrismaMoments(session.store()) : session.store()
}
