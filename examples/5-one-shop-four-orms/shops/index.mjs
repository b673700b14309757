/**
 * @typedef {'sqlite' | 'postgresql' | 'mysql'} Dialect
 *
 * A shop that is open: what `registerSeeders` of its adapter gives for it.
 *
 * @typedef {object} Shop
 * @property {(options: import('@seed/core').SeedsOptions) => import('@seed/core').RegisteredSeeds} register
 * @property {() => Promise<unknown>} close
 *
 * Opens the shop's database, whose tables are there, through one ORM. `url` is a path for SQLite.
 *
 * @typedef {(dialect: Dialect, url: string) => Promise<Shop>} OpenShop
 */

/** What opens the shop, by the name of the ORM. Each is loaded when it is its turn. @type {Readonly<Record<string, () => Promise<OpenShop>>>} */
export const SHOPS = {
  Prisma: async () => (await import('./prisma.mjs')).openShop,
  TypeORM: async () => (await import('./typeorm.mjs')).openShop,
  MikroORM: async () => (await import('./mikro-orm.mjs')).openShop,
  Sequelize: async () => (await import('./sequelize.mjs')).openShop,
}
