import type { Target } from '@seed/core/adapter'
import { targetOf } from '@seed/sql'
import type { SequelizeLike } from './client.js'
import { optionsOf } from './describe/attributes.js'
import type { Dialect } from './dialect.js'

/** Where an instance is configured to connect, as far as its options say. Never holds a user or password. */
export function configuredTarget(sequelize: SequelizeLike, { name }: Dialect): Target {
  const { host, port, database, storage } = { ...optionsOf(sequelize), ...configOf(sequelize) }
  return name === 'sqlite'
    ? targetOf({ dialect: name, file: storage ?? ':memory:' })
    : targetOf({ dialect: name, host, port, database })
}

/** What the constructor made of a URL. */
function configOf(sequelize: SequelizeLike): { host?: string; port?: string | number; database?: string } {
  return (sequelize as unknown as { readonly config: object }).config
}
