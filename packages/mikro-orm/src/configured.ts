import type { Target } from '@seed/core/adapter'
import type { OrmLike } from './client.js'
import type { Dialect } from './dialect.js'

const PORTS = { postgresql: 5432, mysql: 3306 } as const

/** Where an ORM is configured to connect, as far as its options say. Never holds a user or password. */
export function configuredTarget({ config }: OrmLike, dialect: Dialect): Target {
  const textOf = (key: string): string | undefined => {
    const value = config.get(key as never)
    return typeof value === 'string' && value !== '' ? value : undefined
  }
  const database = textOf('dbName')
  if (dialect.name === 'sqlite') return { dialect: 'sqlite', database: database ?? ':memory:' }
  const url = URL.parse(textOf('clientUrl') ?? '') ?? undefined
  return {
    dialect: dialect.name,
    host: textOf('host') ?? (url?.hostname || 'localhost'),
    port: Number(config.get('port' as never) ?? (url?.port || PORTS[dialect.name])),
    database: database ?? decodeURIComponent(url?.pathname.slice(1) ?? ''),
  }
}
