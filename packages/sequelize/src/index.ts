/** Entry for applications on Sequelize. */
export { defineConfig, registerSeeders } from './register.js'
export { sequelizeAdapter } from './store.js'
export type { SequelizeLike } from './client.js'
export type { SequelizeConfig } from './register.js'
export type { ModelData } from './shapes.js'
export type { SequelizeClient } from './store.js'
