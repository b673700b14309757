/** Entry for applications on MikroORM. */
export { defineConfig, registerSeeders } from './register.js'
export { mikroOrmAdapter } from './store.js'
export type { EmLike, OrmLike } from './client.js'
export type { MikroOrmConfig } from './register.js'
export type { Unwrapped } from './shapes.js'
