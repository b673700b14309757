import { type Options, Sequelize } from 'sequelize'
import { mariadbOrReason, startMariadb, startPostgres } from '../../../../tools/databases/index.mjs'
import { defineDomain } from './domain.js'
import { sqlite3 } from './sqlite3.js'

type Define = (sequelize: Sequelize) => void

/** Sequelize's dialects that the tests run on. */
export type DialectName = 'sqlite' | 'postgres' | 'mariadb' | 'mysql'

/** Those that this machine can run; why the others are left out is printed. */
export const DIALECTS: readonly DialectName[] =
  mariadbOrReason() === undefined ? ['sqlite', 'postgres', 'mariadb', 'mysql'] : ['sqlite', 'postgres']

/** Private servers of one test file. */
export interface Databases {
  /** An instance over a fresh database, its tables made. */
  open(name: DialectName, define?: Define, options?: Options): Promise<Sequelize>
  /** Address of a fresh database of a server. */
  create(name: Exclude<DialectName, 'sqlite'>): Promise<string>
  stop(): Promise<void>
}

/** Starts the servers of these dialects. */
export async function startDatabases(names: readonly DialectName[] = DIALECTS): Promise<Databases> {
  const postgres = names.includes('postgres') ? await startPostgres() : undefined
  const mariadb = names.some((name) => name === 'mariadb' || name === 'mysql') ? await startMariadb() : undefined
  const create = async (name: DialectName): Promise<string> => {
    const server = name === 'postgres' ? postgres : mariadb
    if (server === undefined) throw new Error(`no server for ${name} was started`)
    return (await server.createDatabase()).replace(/^\w+/, name)
  }
  return {
    create,
    open: async (name, define = defineDomain, options = {}) => {
      if (name === 'sqlite') return openSqlite(define, options)
      const patient = name === 'mariadb' ? PATIENT : {}
      return made(new Sequelize(await create(name), { logging: false, ...patient, ...options }), define)
    },
    stop: async () => {
      await postgres?.stop()
      await mariadb?.stop()
    },
  }
}

/** For the package mariadb, which waits a second for a connection unless told: too little where all processors are busy. */
export const PATIENT: Options = { dialectOptions: { connectTimeout: 30_000 } }

/** An instance over a fresh SQLite database in memory, its tables made. */
export function openSqlite(define: Define = defineDomain, options: Options = {}): Promise<Sequelize> {
  return made(new Sequelize({ ...sqliteOptions(':memory:'), ...options }), define)
}

/** How to reach a SQLite file without the package `sqlite3`. */
export function sqliteOptions(storage: string): Options {
  return { dialect: 'sqlite', dialectModule: sqlite3, storage, logging: false }
}

async function made(sequelize: Sequelize, define: Define): Promise<Sequelize> {
  define(sequelize)
  await sequelize.sync()
  return sequelize
}
