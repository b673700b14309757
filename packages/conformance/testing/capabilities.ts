import type { Dialect, Domain, Orm } from './opened.js'

/** Databases of the matrix, in the order they are tested. */
export const DIALECTS: readonly Dialect[] = ['sqlite', 'postgresql', 'mysql']

/** Domains beside the sample, which everything runs. */
export const EXTENDED: readonly Exclude<Domain, 'sample' | 'readings'>[] = [
  'inheritance',
  'embedded',
  'partial-index',
  'cycle',
  'second-schema',
  'arrays',
]

/** Why a database cannot hold a domain. What is not listed, it can. */
const NOT_ON: Readonly<Partial<Record<Domain, Readonly<Partial<Record<Dialect, string>>>>>> = {
  'partial-index': { mysql: 'MariaDB has no partial indexes' },
  'second-schema': { sqlite: 'SQLite has one schema', mysql: 'a schema is a database of its own on MariaDB' },
  arrays: { sqlite: 'SQLite has no arrays', mysql: 'MariaDB has no arrays' },
}

/** Why an ORM cannot map a domain. What is not listed, it can. */
const NOT_BY: Readonly<Partial<Record<Domain, Readonly<Partial<Record<Orm, string>>>>>> = {
  inheritance: {
    prisma: 'Prisma has no single-table inheritance',
    sequelize: 'Sequelize has no single-table inheritance',
  },
  embedded: { prisma: 'Prisma embeds nothing in SQL', sequelize: 'Sequelize has no embedded objects' },
}

/** Databases on which an ORM lets people give their own type to a column, and so holds something else in `User.height`. */
const CUSTOM_TYPES: Readonly<Record<Orm, boolean>> = {
  prisma: false,
  typeorm: true,
  'mikro-orm': true,
  sequelize: true,
}

/** ORMs whose users rarely say that a relation is required: the merged schema is stricter than they are. */
const LOOSE_RELATIONS: Readonly<Record<Orm, boolean>> = {
  prisma: false,
  typeorm: true,
  'mikro-orm': false,
  sequelize: true,
}

/** Why an ORM does not run a domain on a database; undefined where it does. */
export function reasonAgainst(orm: Orm, dialect: Dialect, domain: Domain): string | undefined {
  return NOT_ON[domain]?.[dialect] ?? NOT_BY[domain]?.[orm]
}

/** Whether the ORM has custom types. */
export function hasCustomTypes(orm: Orm): boolean {
  return CUSTOM_TYPES[orm]
}

/** Whether the ORM's mapping says nullable where the database says NOT NULL. */
export function hasLooseRelations(orm: Orm): boolean {
  return LOOSE_RELATIONS[orm]
}

/** ORMs that say which hooks they have; a Prisma client keeps its extensions to itself. */
export function hasKnownHooks(orm: Orm): boolean {
  return orm !== 'prisma'
}

/**
 * Where the laws about core alone are run, which no ORM and no database has a say in: once a database by one ORM, and once by
 * every other ORM.
 */
const CORE_LAWS: Readonly<Record<Orm, readonly Dialect[]>> = {
  typeorm: DIALECTS,
  prisma: ['mysql'],
  'mikro-orm': ['postgresql'],
  sequelize: ['sqlite'],
}

/** Whether the laws about core alone are run here. */
export function runsCoreLaws(orm: Orm, dialect: Dialect): boolean {
  return CORE_LAWS[orm].includes(dialect)
}
