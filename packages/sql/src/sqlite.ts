/** SQLite: a session on a driver's connection, the live catalog, the meaning of errors. */
export { readSqliteCatalog } from './sqlite/catalog.js'
export { classifySqlite } from './sqlite/classify.js'
export type { SqliteConnection, SqliteRow, SqliteValue } from './sqlite/connection.js'
export { fromBetterSqlite3 } from './sqlite/connections/better-sqlite3.js'
export type { BetterSqlite3Like, BetterSqlite3Statement } from './sqlite/connections/better-sqlite3.js'
export type { SqliteStoreOptions } from './sqlite/options.js'
export { sqliteSession } from './sqlite/session.js'
export { createSqliteStore } from './sqlite/store.js'
