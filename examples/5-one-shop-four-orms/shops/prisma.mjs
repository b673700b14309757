import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import { PrismaMariaDb } from '@prisma/adapter-mariadb'
import { PrismaPg } from '@prisma/adapter-pg'
import { registerSeeders } from '@seed/prisma'

/** @import { Dialect, OpenShop } from './index.mjs' */

/** The driver adapter of each database. @type {Readonly<Record<Dialect, (url: string) => object>>} */
const ADAPTERS = {
  sqlite: (url) => new PrismaBetterSqlite3({ url: `file:${url}` }),
  postgresql: (url) => new PrismaPg({ connectionString: url }),
  mysql: (url) => new PrismaMariaDb(url),
}

/** The models of prisma/models.prisma; `npm run generate` makes a client for each database. @type {OpenShop} */
export async function openShop(dialect, url) {
  const { PrismaClient } = await import(`../dist/${dialect}/client.js`)
  const prisma = new PrismaClient({ adapter: ADAPTERS[dialect](url) })
  return { register: (options) => registerSeeders(prisma, options), close: () => prisma.$disconnect() }
}
