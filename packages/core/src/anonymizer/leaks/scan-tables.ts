import type { Store } from '../../adapter/port.js'
import { isSeedError } from '../../errors/seed-error.js'
import type { Entity, Field, Schema, Value } from '../../schema/schema.js'
import { tableName } from '../../value/row-text.js'
import type { Findings } from './findings.js'
import type { Inspector } from './inspect-value.js'
import type { RowReader } from './watch-rows.js'

/** What the target pass works with. */
export interface TableScan {
  readonly target: Store
  readonly schema: Schema
  readonly inspector: Inspector
  readonly findings: Findings
  readonly reader: RowReader
}

/** `users.notes`: a column as the database calls it. */
export function placeOf(entity: Entity, column: string): string {
  return `${tableName(entity.table)}.${column}`
}

/** Target pass: looks at every value of every column. */
export async function scanTables(scan: TableScan): Promise<void> {
  for (const entity of scan.schema.entities) await scanColumns(scan, entity, entity.fields.filter(isKnown))
  // Last, one by one: what a driver cannot read may cost the whole transaction.
  for (const entity of scan.schema.entities)
    for (const field of entity.fields) if (!isKnown(field)) await tryColumn(scan, entity, field)
}

function isKnown({ type }: Field): boolean {
  return type.kind !== 'unknown' && !(type.kind === 'array' && type.of.kind === 'unknown')
}

async function scanColumns(scan: TableScan, entity: Entity, fields: readonly Field[]): Promise<void> {
  const columns = fields.map((field) => scan.findings.at(placeOf(entity, field.column)))
  if (fields.length === 0) return
  for await (const page of scan.reader.pages(scan.target, entity, { fields: fields.map(({ name }) => name) })) {
    for (const tuple of page) columns.forEach((place, i) => scan.inspector.value(tuple[i] ?? null, place))
  }
}

async function tryColumn(scan: TableScan, entity: Entity, field: Field): Promise<void> {
  const place = scan.findings.at(placeOf(entity, field.column))
  let hasValues = false
  try {
    for await (const page of scan.reader.pages(scan.target, entity, { fields: [field.name] })) {
      for (const [value = null] of page) {
        if (value === null) continue
        hasValues = true
        scan.inspector.value(readable(value), place)
      }
    }
    if (hasValues) scan.findings.unverified(place.place, `its type ${field.nativeType} is not known; looked at as text`)
  } catch (error) {
    if (isSeedError(error) && error.code === 'RUN.INTERRUPTED') throw error
    scan.findings.unverified(place.place, `its type ${field.nativeType} is not known and could not be read`)
  }
}

/** Whatever a driver made of a value it does not know either: an object of its own says as text what it is. */
function readable(value: Value): Value {
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array || Array.isArray(value)) return value
  const own = (value as { readonly toString: () => string }).toString
  return own === Object.prototype.toString ? value : own.call(value)
}
