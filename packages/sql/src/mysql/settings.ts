import { askOne, type MysqlConnection } from './connection.js'
import { flavourOf } from './target.js'

/**
 * What our statements are written for: names in double quotes, backslashes that are only backslashes, values that are
 * refused rather than bent, key 0 as it is given.
 */
const SQL_MODE = [
  'ANSI_QUOTES',
  'NO_AUTO_VALUE_ON_ZERO',
  'NO_BACKSLASH_ESCAPES',
  'NO_ZERO_DATE',
  'NO_ZERO_IN_DATE',
  'ERROR_FOR_DIVISION_BY_ZERO',
  'STRICT_ALL_TABLES',
].join(',')

const OURS: Readonly<Record<string, string>> = {
  sql_mode: `'${SQL_MODE}'`,
  time_zone: "'+00:00'",
  foreign_key_checks: '1',
}

/** Waiting for another run ends with that run: a year, in seconds. */
const PATIENT: Readonly<Record<string, string>> = { innodb_lock_wait_timeout: '31536000' }

/**
 * Runs our statements under our settings and puts those of the application back, for the connection is the
 * application's: its ORM goes on using it in the same transaction, and a pool hands it out again.
 */
export function withSettings<T>(connection: MysqlConnection, work: () => Promise<T>): Promise<T> {
  return under(connection, 'ours', OURS, work)
}

/** Runs a statement that waits for another run; inside `withSettings`. */
export function withPatience<T>(connection: MysqlConnection, work: () => Promise<T>): Promise<T> {
  return under(connection, 'patient', PATIENT, work)
}

/** Runs writes of the ORM's own: instants are in UTC, everything else is as the application set it. */
export function withUtc<T>(connection: MysqlConnection, work: () => Promise<T>): Promise<T> {
  const run = (): Promise<T> => connection.whileOrmWrites?.(work) ?? work()
  return under(connection, 'utc', { time_zone: "'+00:00'" }, run)
}

/** Ends statements that take longer, to the end of the session; MySQL ends only those that read. */
export async function statementTimeout(connection: MysqlConnection, milliseconds: number): Promise<void> {
  const version = (await askOne(connection, 'SELECT CAST(VERSION() AS CHAR) AS c')) ?? ''
  const isMariadb = flavourOf(version) === 'mariadb'
  const setting = isMariadb ? `max_statement_time = ${milliseconds / 1_000}` : `max_execution_time = ${milliseconds}`
  await connection.ask(`SET SESSION ${setting}`)
}

async function under<T>(
  connection: MysqlConnection,
  purpose: string,
  settings: Readonly<Record<string, string>>,
  work: () => Promise<T>,
): Promise<T> {
  const names = Object.keys(settings)
  const keep = names.map((name) => `@seed_${purpose}_${name} = @@SESSION.${name}`)
  await connection.ask(`SET ${[...keep, ...names.map((name) => `SESSION ${name} = ${settings[name]}`)].join(', ')}`)
  const restore = `SET ${names.map((name) => `SESSION ${name} = @seed_${purpose}_${name}`).join(', ')}`
  let result: T
  try {
    result = await work()
  } catch (error) {
    await connection.ask(restore).catch(() => undefined) // a connection that is gone has nothing to put back
    throw error
  }
  await connection.ask(restore)
  return result
}
