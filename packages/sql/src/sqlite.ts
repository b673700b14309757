/** SQLite: the store, the live catalog, the meaning of errors. */
export { openSqlite } from './connect/sqlite.js'
export type { SqliteSession } from './connect/sqlite.js'
export { readSqliteCatalog } from './sqlite/catalog.js'
export { classifySqlite } from './sqlite/classify.js'
export type { SqliteConnection, SqliteStatement } from './sqlite/connection.js'
export type { SqliteStoreOptions } from './sqlite/options.js'
export { createSqliteStore } from './sqlite/store.js'
export { readTarget as readSqliteTarget } from './sqlite/target.js'
