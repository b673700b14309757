import type { Constraint } from '../adapter/port.js'
import { entityOf, toOneRelations, uniqueSets } from '../schema/lookup.js'
import type { Entity, Schema } from '../schema/schema.js'

/** A constraint and how a finding names it. */
export interface NamedConstraint {
  readonly subject: string
  readonly constraint: Constraint
}

/** Everything that must hold for the rows of an entity: also relations that only the ORM knows. */
export function constraintsOf(schema: Schema, entity: Entity): readonly NamedConstraint[] {
  return [
    ...notNull(entity),
    ...unique(entity),
    ...foreignKeys(schema, entity),
    ...checks(entity),
    ...sequences(entity),
  ]
}

function notNull(entity: Entity): readonly NamedConstraint[] {
  return entity.fields
    .filter((field) => !field.nullable && field.generated !== 'computed')
    .map(({ name }) => ({
      subject: `${entity.name}.${name} has a value`,
      constraint: { kind: 'not-null', entity, field: name },
    }))
}

function unique(entity: Entity): readonly NamedConstraint[] {
  return uniqueSets(entity).map((set) => {
    const { fields, where, expression, nullsNotDistinct } = set
    const condition = where === undefined ? '' : ` where ${where}`
    return {
      subject: `${entity.name} (${expression ?? fields.join(', ')}) is unique${condition}`,
      constraint: {
        kind: 'unique',
        entity,
        fields,
        ...(where === undefined ? {} : { where }),
        ...(expression === undefined ? {} : { expression }),
        ...(nullsNotDistinct === undefined ? {} : { nullsNotDistinct }),
      },
    }
  })
}

function foreignKeys(schema: Schema, entity: Entity): readonly NamedConstraint[] {
  return toOneRelations(entity).map(({ name, target, fields, targetFields }) => ({
    subject: `${entity.name}.${name} -> ${target}.${targetFields.join('+')}`,
    constraint: { kind: 'foreign-key', entity, fields, target: entityOf(schema, target), targetFields },
  }))
}

function checks(entity: Entity): readonly NamedConstraint[] {
  return entity.checks.map(({ name, expression }) => ({
    subject: `${entity.name} check ${name}`,
    constraint: { kind: 'check', entity, name, expression },
  }))
}

function sequences(entity: Entity): readonly NamedConstraint[] {
  return entity.fields
    .filter((field) => field.generated === 'increment')
    .map(({ name }) => ({
      subject: `the next ${entity.name}.${name} is free`,
      constraint: { kind: 'sequence', entity, field: name },
    }))
}
