import type { Dialect, OpenAdapter, OpenRequest } from '@seed/conformance'
import { type Options, Sequelize } from 'sequelize'
import { registerSeeders, sequelizeAdapter, type SequelizeClient } from '../src/index.js'
import { PATIENT, sqliteOptions } from '../src/testing/databases.js'
import { OTHERS } from './domain/others.js'
import { associateShop, defineShop } from './domain/shop.js'
import { associateUsers, defineUsers, heightOf } from './domain/users.js'

/** Sequelize over a domain whose tables are made. */
export const open: OpenAdapter = async (request) => {
  const log: string[] = []
  const sequelize = connect(request)
  defineModels(sequelize, request, log)
  return {
    client: sequelize,
    adapter: sequelizeAdapter(sequelize),
    registerSeeders: (options) => registerSeeders(sequelize, options),
    insert: async (entity, values, inside) => {
      const options = inside === undefined ? {} : { transaction: (inside as SequelizeClient).transaction }
      const model = sequelize.model(entity)
      return (await model.create({ ...values }, options)).get(model.primaryKeyAttribute)
    },
    hookLog: () => log,
    heightOf,
    close: () => sequelize.close(),
  }
}

const DIALECTS: Readonly<Record<Dialect, string>> = { sqlite: 'sqlite', postgresql: 'postgres', mysql: 'mariadb' }

function connect({ dialect, url }: OpenRequest): Sequelize {
  const options: Options = { logging: false, define: { underscored: true, timestamps: false } }
  return dialect === 'sqlite'
    ? new Sequelize({ ...sqliteOptions(url), ...options })
    : new Sequelize(url.replace(/^\w+/, DIALECTS[dialect]), { ...options, ...(dialect === 'mysql' ? PATIENT : {}) })
}

function defineModels(sequelize: Sequelize, { dialect, domain }: OpenRequest, log: string[]): void {
  if (domain !== 'sample') return OTHERS[domain](sequelize)
  defineUsers(sequelize, dialect)
  defineShop(sequelize, dialect, log)
  associateUsers(sequelize.models)
  associateShop(sequelize.models)
}
