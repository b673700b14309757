import 'reflect-metadata'
import { registerSeeders } from '@seed/typeorm'
import { DataSource } from 'typeorm'
import { Category, Order, OrderItem, Product, User } from '@seed/example-1-typeorm-shop/entities'

/** @import { OpenShop } from './index.mjs' */

/** The entities of example 1, as they are. @type {OpenShop} */
export async function openShop(dialect, url) {
  const entities = [User, Category, Product, Order, OrderItem]
  const source = new DataSource(
    dialect === 'sqlite'
      ? { type: 'better-sqlite3', database: url, entities }
      : { type: dialect === 'mysql' ? 'mariadb' : 'postgres', url, entities },
  )
  await source.initialize()
  return { register: (options) => registerSeeders(source, options), close: () => source.destroy() }
}
