import type { Entity, Field, FieldType, Schema } from '../../schema/schema.js'
import { tableName } from '../../value/row-text.js'
import type { Findings } from './findings.js'
import type { Inspector } from './inspect-value.js'
import { placeOf } from './scan-tables.js'

/** Looks at what the catalog itself holds: defaults, labels of enums, conditions. */
export function scanCatalog(schema: Schema, inspector: Inspector, findings: Findings): void {
  for (const entity of schema.entities) {
    for (const field of entity.fields) scanField(entity, field, inspector, findings)
    const table = findings.at(tableName(entity.table))
    for (const { expression } of entity.checks) inspector.value(expression, table, 'check')
    for (const { where, expression } of entity.uniques) {
      inspector.value(where ?? null, table, 'index')
      inspector.value(expression ?? null, table, 'index')
    }
  }
}

function scanField(entity: Entity, field: Field, inspector: Inspector, findings: Findings): void {
  const place = findings.at(placeOf(entity, field.column))
  for (const label of labelsOf(field.type)) inspector.value(label, place, 'enum label')
  if (field.default === undefined) return
  const text = field.default.kind === 'constant' ? field.default.value : field.default.text
  inspector.value(text, place, 'column default')
}

function labelsOf(type: FieldType): readonly string[] {
  if (type.kind === 'enum') return type.values
  return type.kind === 'array' ? labelsOf(type.of) : []
}
