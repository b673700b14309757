import { SeedError } from '@seed/core/adapter'

/** A decimal that SQLite would round: its numeric columns hold what a 64-bit float holds, 15 digits for certain. */
export function sqliteDecimal(entity: string, field: string): SeedError {
  return new SeedError('VALUE.SQLITE_DECIMAL', `${entity}.${field} has a decimal of more than 15 digits`, {
    why: 'SQLite keeps decimals as 64-bit floats, which are exact up to 15 digits; a longer one would be changed.',
    fix: 'Give the field shorter values, or keep it in a column of type TEXT.',
  })
}

/** A driver that nobody installed. */
export function driverMissing(driver: string, cause: unknown): SeedError {
  return new SeedError(
    'DRIVER.MISSING',
    `the package ${driver} is not installed`,
    { why: 'Drivers are optional, so that a project holds only the one it uses.', fix: `Run: npm install ${driver}` },
    { cause },
  )
}

/** A URL that cannot be taken apart. */
export function badUrl(): SeedError {
  return new SeedError('CONNECTION.URL', 'the URL of the database cannot be read', {
    why: 'It is not shown, for it may hold a password.',
    fix: 'Write it as postgresql://user:password@host:5432/database, with @ : / ? # % in the password percent-encoded.',
  })
}

/** A SQLite file that is not there. */
export function noSuchFile(path: string): SeedError {
  return new SeedError('CONNECTION.NO_FILE', `there is no file ${path}`, {
    why: 'SQLite would make an empty database of that name, and a mistyped one would go unnoticed.',
    fix: 'Check the path, which counts from the current folder, or make the file with its tables first.',
  })
}

/** Tables that an ORM was to make in an empty database. */
export function tablesThere(tables: readonly string[]): SeedError {
  return new SeedError('ORM.TABLES_THERE', `the database has these tables already: ${tables.join(', ')}`, {
    why: 'Making them again would change or fail on what is there, and it may not be the database that was meant.',
    fix: 'Give the URL of an empty database, or leave the tables as they are and copy without making them.',
  })
}

/** A column with an integer in it that the database cannot count on from. */
export function keysExhausted(entity: string, field: string): SeedError {
  return new SeedError('STORE.KEYS_EXHAUSTED', `${entity}.${field} has no room for that many more keys`, {
    why: 'The highest key is so near the largest number the column holds that the new keys would not fit.',
    fix: 'Remove the rows with the very high keys, or widen the column.',
  })
}

/** A table that the server did not build anew. */
export function rewriteFailed(entity: string): SeedError {
  return new SeedError('STORE.REWRITE', `the table of ${entity} was not written anew`, {
    why: 'The server refused OPTIMIZE TABLE, so the space of the replaced values is still in its file.',
    fix: 'See the log of the server for the reason (disk space, rights, the storage engine), then run it again.',
  })
}
