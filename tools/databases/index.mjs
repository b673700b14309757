export { findMariadb } from './binaries.mjs'
export { mariadbOrReason, startMariadb, startMariadbIfFound } from './start-mariadb.mjs'
export { startPostgres } from './start-postgres.mjs'
