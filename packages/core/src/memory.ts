/** Entry of the reference adapter: a database in memory, for unit tests and for learning. */
export { memoryAdapter } from './memory/adapter.js'
export type { MemoryAdapter, MemoryOptions } from './memory/adapter.js'
export type { MemoryClient, MemoryRow } from './memory/client.js'
export type { Faults, ForeignKeyTime } from './memory/database.js'
export type { Predicate, Predicates, StoredRow } from './memory/rules.js'
export type { InsertHook } from './memory/write.js'
