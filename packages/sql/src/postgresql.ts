/** PostgreSQL: the store, the live catalog, the meaning of errors. */
export { openPostgresql } from './connect/postgresql.js'
export type { PostgresqlSession } from './connect/postgresql.js'
export { readPostgresqlCatalog } from './postgresql/catalog.js'
export { classifyPostgresql } from './postgresql/classify.js'
export type { CopyStream, PgAnswer, PgConnection, PgStatement } from './postgresql/connection.js'
export { createPostgresqlStore } from './postgresql/store.js'
export { readTarget as readPostgresqlTarget } from './postgresql/target.js'
