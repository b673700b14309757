import { nearest } from '../../internal/suggest.js'
import { writableEntities, writableFields } from '../../schema/lookup.js'
import type { Entity, Field, Schema } from '../../schema/schema.js'
import type { CheckFinding } from '../reports.js'
import type { Anonymizer } from '../rules.js'

/**
 * Whether some rule is about the field's column: a rule of the entity itself, or under single-table inheritance of another
 * entity of the same table.
 */
export function hasRule(schema: Schema, entity: Entity, field: Field, anonymizer: Anonymizer | undefined): boolean {
  const family = familyOf(schema, entity)
  return (anonymizer?.rules ?? []).some(
    (rule) =>
      Object.hasOwn(rule.fields, field.name) &&
      family.some((one) => one.name === rule.entity && columnOf(one, field.name) === field.column),
  )
}

/** Names of entities and fields in the anonymizer that do not exist, with what was probably meant. */
export function checkRules(schema: Schema, anonymizer: Anonymizer | undefined): readonly CheckFinding[] {
  const { rules = [], subjects = [], quasiIdentifiers = [] } = anonymizer ?? {}
  const named = [
    ...rules.map(({ entity, fields }) => ({ entity, fields: Object.keys(fields) })),
    ...subjects.map(({ entity, identity = [] }) => ({ entity, fields: identity })),
    ...quasiIdentifiers,
  ]
  const findings = named.flatMap(({ entity, fields }) => checkNames(schema, entity, fields))
  // A rule and a subject may name the same entity wrongly: that is one mistake.
  return [...new Map(findings.map((finding) => [`${finding.entity}\n${finding.field}`, finding])).values()]
}

function checkNames(schema: Schema, name: string, fields: readonly string[]): readonly CheckFinding[] {
  const known = writableEntities(schema)
  const entity = known.find((one) => one.name === name)
  if (entity === undefined) {
    const names = known.map((one) => one.name)
    return [unknown(name, '', `The anonymizer names an entity that is not there: ${meant(name, names)}`)]
  }
  const writable = new Set(writableFields(entity).map((field) => field.name))
  return fields
    .filter((field) => !writable.has(field))
    .map((field) => unknown(name, field, `The anonymizer names a field ${whyNot(entity, field, [...writable])}`))
}

function whyNot(entity: Entity, name: string, writable: readonly string[]): string {
  if (entity.fields.some((field) => field.name === name)) {
    return 'that the database computes: mask the fields that it is made of.'
  }
  const relation = entity.relations.find((one) => one.name === name)
  if (relation !== undefined) return 'that is a relation: it follows the key that it points to, and needs no rule.'
  return `that is not there: ${meant(name, writable)}`
}

function meant(name: string, known: readonly string[]): string {
  const near = nearest(name, known)
  return near === undefined ? `there are ${known.join(', ')}.` : `did you mean "${near}"?`
}

function unknown(entity: string, field: string, message: string): CheckFinding {
  return { kind: 'unknown-field', entity, field, message }
}

function familyOf(schema: Schema, entity: Entity): readonly Entity[] {
  const { inheritance } = entity
  if (inheritance === undefined) return [entity]
  return schema.entities.filter((one) => one.name === entity.name || one.inheritance?.root === inheritance.root)
}

function columnOf(entity: Entity, field: string): string | undefined {
  return entity.fields.find((one) => one.name === field)?.column
}
