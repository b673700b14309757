import type { AdapterFactoryLike } from '../client.js'

// Members that Prisma keeps to itself; each may be gone in another version, and then we do without.

interface EngineConfig {
  readonly adapter?: unknown
  readonly activeProvider?: unknown
}

interface Extensions {
  isEmpty?(): boolean
  getAllQueryCallbacks?(model: string, operation: string): readonly unknown[]
}

/** The driver adapter that a client was made with. */
export function driverAdapterOf(client: object): AdapterFactoryLike | undefined {
  const adapter = engineConfigOf(client)?.adapter
  return isFactory(adapter) ? adapter : undefined
}

/** The database of a client as its datasource names it; empty when the client does not say. */
export function providerOf(client: object): string {
  const provider = engineConfigOf(client)?.activeProvider ?? driverAdapterOf(client)?.provider
  return typeof provider === 'string' ? provider : ''
}

/** Schema of tables without one, where the driver adapter was told it. */
export function schemaNameOf(client: object): string | undefined {
  const { schema } = (driverAdapterOf(client)?.options ?? {}) as { readonly schema?: unknown }
  return typeof schema === 'string' ? schema : undefined
}

/** True when a `$extends({ query })` of the client runs as rows of a model are created by `createMany`. */
export function hasQueryExtension(client: object, model: string): boolean {
  return (extensionsOf(client)?.getAllQueryCallbacks?.(delegateName(model), 'createMany').length ?? 0) > 0
}

/** The client's member for a model: `blogPost` for `BlogPost`. */
export function delegateName(model: string): string {
  return model.charAt(0).toLowerCase() + model.slice(1)
}

/** True unless the client is known to be without extensions. */
export function mayBeExtended(client: object): boolean {
  return extensionsOf(client)?.isEmpty?.() !== true
}

function engineConfigOf(client: object): EngineConfig | undefined {
  return Reflect.get(client, '_engineConfig') as EngineConfig | undefined
}

function extensionsOf(client: object): Extensions | undefined {
  return Reflect.get(client, '_extensions') as Extensions | undefined
}

function isFactory(value: unknown): value is AdapterFactoryLike {
  if (typeof value !== 'object' || value === null) return false
  const { provider, connect } = value as Partial<AdapterFactoryLike>
  return typeof provider === 'string' && typeof connect === 'function'
}
