import type { Target } from '@seed/core/adapter'
import { targetOf } from '@seed/sql'
import type { Dialect } from './dialect.js'
import { driverAdapterOf } from './store/private-members.js'

/** Where a client is configured to connect, as far as its driver adapter tells. Never holds a user or password. */
export function configuredTarget(client: object, dialect: Dialect): Target | undefined {
  const { config } = (driverAdapterOf(client) ?? {}) as { readonly config?: unknown }
  if (typeof config !== 'object' || config === null) return undefined
  const { connectionString, host, port, database } = config as Readonly<Record<string, unknown>>
  return targetOf({ dialect: dialect.name, url: connectionString, host, port, database })
}
