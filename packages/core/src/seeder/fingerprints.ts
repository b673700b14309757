import type { RecordedEntity } from '../ledger/entry.js'
import type { Schema } from '../schema/schema.js'
import { combine } from '../value/fingerprint.js'
import { tableName } from '../value/row-text.js'

/** The fingerprint over all entities of a data set. */
export function combineFingerprints(schema: Schema, recorded: readonly RecordedEntity[]): string {
  const tables = new Map(schema.entities.map((entity) => [entity.name, tableName(entity.table)]))
  return combine(
    recorded.map(({ entity, rows, fingerprint }) => ({ table: tables.get(entity) ?? entity, rows, hex: fingerprint })),
  )
}
