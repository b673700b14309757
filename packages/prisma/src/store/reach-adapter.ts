import type { AdapterFactoryLike, PrismaClientLike, QueryableLike } from '../client.js'
import { driverAdapterOf } from './private-members.js'
import { listenTo } from './hear-statement.js'

const reached = new WeakMap<object, Promise<void>>()

/**
 * Makes statements of the client's driver adapter heard, so that the connection behind a transaction can be found. Connects
 * the client. Nothing is changed for a client without a driver adapter.
 */
export function reachAdapter(client: PrismaClientLike): Promise<void> {
  const factory = driverAdapterOf(client)
  if (factory === undefined) return client.$connect()
  let reaching = reached.get(factory)
  if (reaching === undefined) {
    reaching = reachFactory(client, factory)
    reached.set(factory, reaching)
    // After a failure the next call tries again.
    reaching.catch(() => reached.delete(factory))
  }
  return reaching
}

async function reachFactory(client: PrismaClientLike, factory: AdapterFactoryLike): Promise<void> {
  let heard = false
  const connect = factory.connect.bind(factory)
  factory.connect = async () => {
    const adapter = await connect()
    heard = listenTo(adapter)
    return adapter
  }
  try {
    await client.$connect()
  } finally {
    Reflect.deleteProperty(factory, 'connect')
  }
  if (!heard) await reachConnected(connect)
}

/** The client was connected before: one more adapter of the same class shows what the client's own is made of. */
async function reachConnected(connect: () => Promise<unknown>): Promise<void> {
  // A factory that refuses a second adapter leaves us with statements alone.
  const adapter = await connect().catch(() => undefined)
  if (adapter === undefined) return
  listenTo(adapter)
  if (!endsPoolOfOthers(adapter)) await (adapter as Disposable).dispose?.()
}

type Disposable = Partial<QueryableLike> & { dispose?(): Promise<void> }

/** `disposeExternalPool`: giving back this adapter would end the pool of the application. */
function endsPoolOfOthers(adapter: unknown): boolean {
  return Object.values(adapter as object).some(
    (value) => (value as { disposeExternalPool?: unknown } | null | undefined)?.disposeExternalPool === true,
  )
}
