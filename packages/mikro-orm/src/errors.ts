import { SeedError } from '@seed/core/adapter'

/** The driver's own connection is out of reach: a Kysely instance or dialect of the application's holds it. */
export function noDriverConnection(cause: unknown): SeedError {
  return new SeedError(
    'ORM.NO_DRIVER_CONNECTION',
    'the driver connection of MikroORM is out of reach',
    {
      why: 'Rows are written on the connection of its transaction, and a Kysely instance or dialect in `driverOptions` hides it.',
      fix: 'Seed through an ORM whose driver opens its connections itself: without a Kysely instance in `driverOptions`.',
    },
    { cause },
  )
}

/** No file was named, and none of the usual places has one. */
export function ormConfigNotFound(places: readonly string[]): SeedError {
  return new SeedError('CONFIG.NO_MIKRO_ORM', "found no options of MikroORM's", {
    why: `None of these files is there: ${places.join(', ')}.`,
    fix: 'Name the file with --orm-config (-o), or set `orm` in seed.config.ts.',
  })
}

/** A module was loaded, and nothing in it is MikroORM's. */
export function noOrmExport(where: string): SeedError {
  return new SeedError('CONFIG.MIKRO_ORM', 'no export is an instance or options of MikroORM', {
    fix: 'Export the options: `export default defineConfig({ ... })`; an instance or a promise of one will do.',
    where,
  })
}

/** Options of this name are missing, or there twice. */
export function ormContextMissing(context: string, where: string, why: string): SeedError {
  return new SeedError('CONFIG.MIKRO_ORM_CONTEXT', `found no one options of MikroORM's for the context ${context}`, {
    why,
    fix: 'Name one of them with --context.',
    where,
  })
}

/** Making the options or the instance failed. */
export function ormConfigFailed(where: string, cause: unknown): SeedError {
  return new SeedError(
    'CONFIG.MIKRO_ORM_FAILED',
    'MikroORM could not be made of what the file exports',
    {
      why: 'A function or promise in it failed, or MikroORM refuses the options or entities; see the cause of this error.',
      fix: 'The same options must work with `npx mikro-orm debug`.',
      where,
    },
    { cause },
  )
}

/** Options without a driver. */
export function noDriver(where: string): SeedError {
  return new SeedError('CONFIG.MIKRO_ORM_DRIVER', 'the options of MikroORM name no driver', {
    fix: "Take defineConfig from the driver's package, as `@mikro-orm/postgresql`, or set `driver`.",
    where,
  })
}

/** The driver for a URL, which the project does not have. */
export function ormPackageMissing(name: string): SeedError {
  return new SeedError('CONFIG.MIKRO_ORM_DRIVER', `the package ${name} is not installed`, {
    why: 'The URL leads to a database that the driver of the project does not reach.',
    fix: `Run: npm install ${name}`,
  })
}

/** A URL of a database that the driver of an instance does not reach. */
export function otherDatabase(own: string): SeedError {
  return new SeedError('ORM.OTHER_DATABASE', `tables can be made in a database of ${own} only`, {
    why: 'The instance of MikroORM has the driver of that database, and its entities may name types of it.',
    fix: 'Give the URL of a database of the same kind, or make the tables with another configuration first.',
  })
}
