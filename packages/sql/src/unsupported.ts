import { SeedError } from '@seed/core/adapter'

/** Why a database cannot be written to, by the names that ORMs, drivers and URLs give it. */
const REASONS: readonly (readonly [names: RegExp, why: string])[] = [
  [/^mongo/, 'MongoDB has neither tables nor foreign keys, and seeding is built on both here.'],
  [/^(mssql|sqlserver|tedious)$/, 'SQL Server has a catalog, a bulk protocol and identity columns of its own.'],
  [/^oracle/, 'Oracle has a catalog, types and a bulk protocol of its own.'],
  [/^cockroach/, 'CockroachDB speaks the protocol of PostgreSQL, but has neither its COPY nor its catalog.'],
  [
    /^(sqljs|sql\.js)$/,
    'sql.js gives every row of a multi-row insert the key of the last one; better-sqlite3 reads the same files.',
  ],
  [/^spanner$/, 'Spanner has neither sequences nor deferred checks, and limits how much a transaction may write.'],
  [/^(db2|ibmi)/, 'Db2 has a catalog and a bulk protocol of its own.'],
  [/^snowflake$/, 'Snowflake does not enforce keys, so nothing would guard the rows.'],
  [
    /^(d1|expo|react-native|nativescript|cordova|capacitor)/,
    'This SQLite is reached from a device or a worker, not from Node.',
  ],
  [/^(libsql|wss?|https?)$/, 'A database of libSQL is reached through its client; give the ORM that one.'],
  [/^prisma/, 'This URL leads to a service of Prisma, not to a database.'],
]

/**
 * A database that nothing here can write to, named as the ORM names it.
 *
 * @param orm - As its users write it: `TypeORM`.
 * @param given - The ORM's name for the database: `mssql`.
 * @param works - The ORM's names for those that do work.
 */
export function unsupportedDatabase(orm: string, given: string, works: readonly string[]): SeedError {
  return unsupported(`${orm}'s "${given}" is not supported`, given, works)
}

/** A URL of a database that nothing here can write to. Only its scheme is shown. */
export function unsupportedUrl(scheme: string, works: readonly string[]): SeedError {
  return unsupported(`${scheme}: URLs are not supported`, scheme, works)
}

function unsupported(problem: string, given: string, works: readonly string[]): SeedError {
  const name = given.toLowerCase()
  const why = REASONS.find(([names]) => names.test(name))?.[1]
  return new SeedError('ADAPTER.UNSUPPORTED_DATABASE', problem, {
    why: why ?? 'Writing past the ORM needs code for each database, and there is none for this one.',
    fix: `What works: ${works.join(', ')}.`,
  })
}
