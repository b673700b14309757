import { Sequelize, type Options } from 'sequelize'
import { type PostgresServer, startPostgres } from '../../../../tools/databases/index.mjs'
import { defineDomain } from './domain.js'
import { sqlite3 } from './sqlite3.js'

type Define = (sequelize: Sequelize) => void

/** An instance over a fresh SQLite database in memory, its tables made. */
export function openSqlite(define: Define = defineDomain, options: Options = {}): Promise<Sequelize> {
  return open(new Sequelize({ ...sqliteOptions(':memory:'), ...options }), define)
}

/** How to reach a SQLite file without the package `sqlite3`. */
export function sqliteOptions(storage: string): Options {
  return { dialect: 'sqlite', dialectModule: sqlite3, storage, logging: false }
}

/** An instance over a fresh database of the server, its tables made. */
export async function openPostgres(server: PostgresServer, define: Define = defineDomain): Promise<Sequelize> {
  return open(new Sequelize(await server.createDatabase(), { logging: false }), define)
}

async function open(sequelize: Sequelize, define: Define): Promise<Sequelize> {
  define(sequelize)
  await sequelize.sync()
  return sequelize
}

/** A private server for one test file. */
export function startServer(): Promise<PostgresServer> {
  return startPostgres()
}
