import { Sequelize, type Options } from 'sequelize'
import sqlite3 from './sqlite3.mjs'

/** What `DATABASE_URL` says, else a file below the working directory. */
export const DATABASE: string = process.env['DATABASE_URL'] ?? '.seed/booking.sqlite'

export function isPostgres(database: string): boolean {
  return /^postgres(ql)?:/.test(database)
}

/** Options for an SQLite file. With `npm install sqlite3`, leave `dialectModule` out. */
export function sqliteOptions(file: string): Options {
  return { dialect: 'sqlite', dialectModule: sqlite3, storage: file, logging: false }
}

/** @param database - `postgresql://...`, or the path of an SQLite file. */
export function connect(database: string): Sequelize {
  return isPostgres(database) ? new Sequelize(database, { logging: false }) : new Sequelize(sqliteOptions(database))
}
