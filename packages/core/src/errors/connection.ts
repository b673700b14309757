import { SeedError } from './seed-error.js'

/** `--db-schema` on a database that has no schemas within a database. */
export function noSchemas(dialect: string): SeedError {
  return new SeedError('CONNECTION.NO_SCHEMAS', `${dialect} has no schemas within a database`, {
    why: '--db-schema names a schema beside others in one database, and a database is the smallest part here.',
    fix: 'Name another database in its place, with --url.',
  })
}

/** A timeout that neither the driver nor the database can keep. */
export function noTimeout(flag: '--connect-timeout' | '--statement-timeout', dialect: string): SeedError {
  return new SeedError('CONNECTION.NO_TIMEOUT', `${flag} does nothing on ${dialect}`, {
    why: 'There is no connection to wait for, or the driver has no way to stop a statement.',
    fix: `Leave ${flag} out.`,
  })
}

/** Connection options for a data set that the config registered by itself, on a connection of its own. */
export function connectionFixed(): SeedError {
  return new SeedError('CONNECTION.FIXED', 'the config has connected already', {
    why: 'Its default export is what registerSeeders gave, and that is bound to one connection.',
    fix: 'Leave --url and the other connection options out, or export defineConfig({ ... }) in its place.',
  })
}
