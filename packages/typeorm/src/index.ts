/** Entry for applications on TypeORM. */
export { defineConfig, registerSeeders } from './register.js'
export { typeormAdapter } from './store.js'
export type { DataSourceLike, ManagerLike } from './client.js'
export type { TypeormConfig } from './register.js'
