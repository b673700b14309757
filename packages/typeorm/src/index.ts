/** Entry for applications on TypeORM. */
export { typeormAdapter } from './store.js'
export type { DataSourceLike, ManagerLike } from './client.js'
