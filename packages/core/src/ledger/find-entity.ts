import type { Entity, Schema } from '../schema/schema.js'
import { tableName } from '../value/row-text.js'
import type { LedgerEntity } from './entry.js'

/**
 * The entity that the ledger means, as the schema knows it now: by its table, for the ORM's names may change; by name among
 * those that share one. Undefined when the table is not known any more.
 */
export function findEntity(schema: Schema, recorded: LedgerEntity): Entity | undefined {
  const sharing = schema.entities.filter((entity) => tableName(entity.table) === recorded.table)
  return sharing.find((entity) => entity.name === recorded.entity) ?? sharing[0]
}
