import 'reflect-metadata'
import { DataSource, type DataSourceOptions } from 'typeorm'
import { Category, Order, OrderItem, Product, User } from './entities/index.js'

/**
 * The shop's database.
 *
 * @param url - `postgresql://...`, or the path of an SQLite file.
 */
export function createDataSource(url: string): DataSource {
  const database: DataSourceOptions = /^postgres(ql)?:/.test(url)
    ? { type: 'postgres', url }
    : { type: 'better-sqlite3', database: url }
  return new DataSource({ ...database, entities: [User, Category, Product, Order, OrderItem] })
}

/** The database that `DATABASE_URL` names, else a file below the working directory. */
export const dataSource: DataSource = createDataSource(process.env['DATABASE_URL'] ?? '.seed/shop.sqlite')
