import type { Access, Entity, Schema, Target } from '@seed/core/adapter'
import type { SqlStore } from './store.js'

/**
 * One connection of a driver as an adapter uses it: what is true of the database, whatever the ORM. The adapter's ORM begins
 * and ends the transaction; everything here goes over the connection that the session was made of.
 */
export interface Session {
  /**
   * Runs outside a transaction, before one begins, on any connection to the same database. Where making a table commits
   * what is open, the ledger's table is made here; nothing is done for `'read'`.
   */
  prepare(access: Access): Promise<void>
  /**
   * Runs right after the transaction began: settings that last to its end. For a `'snapshot'` the transaction is ended and
   * begun anew on the database's side, for an ORM's BEGIN takes no snapshot, or has asked something already.
   *
   * @param access - `'write'` unless told.
   */
  begun(access?: Access): Promise<void>
  /** The store of the open transaction. */
  store(): SqlStore
  catalog(): Promise<Schema>
  target(): Promise<Target>
  /** Runs writes of the ORM's own: dates land as they were drawn in every time zone, foreign keys are checked at the end where they can be. */
  whileOrmWrites<T>(work: () => Promise<T>): Promise<T>
  /**
   * Writes the tables of these entities anew, outside a transaction, so that the space of replaced values is given up.
   * Gives what may still hold them, in sentences.
   */
  rewrite(entities: readonly Entity[]): Promise<readonly string[]>
}
