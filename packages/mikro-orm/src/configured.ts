import type { Target } from '@seed/core/adapter'
import { targetOf } from '@seed/sql'
import type { OrmLike } from './client.js'
import type { Dialect } from './dialect.js'

/**
 * Where an ORM is configured to connect, as far as its options say; of an address and single options, the single ones count.
 * Never holds a user or password.
 */
export function configuredTarget({ config }: OrmLike, { name: dialect }: Dialect): Target {
  const option = (key: string): unknown => config.get(key as never)
  const database = option('dbName')
  if (dialect === 'sqlite') return targetOf({ dialect, database })
  const { host, port, database: named } = targetOf({ dialect, url: option('clientUrl') })
  return targetOf({ dialect, host: option('host') ?? host, port: option('port') ?? port, database: database ?? named })
}
