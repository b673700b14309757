import type { Entity, Field, FieldType, Schema, ToOne } from '../schema.js'

/** A field for tests: NOT NULL, of 32-bit integers, in a column of its own name. */
export function makeField(name: string, more: Partial<Field> = {}): Field {
  const type: FieldType = { kind: 'integer', bits: 32 }
  return { name, column: name, type, nativeType: (more.type ?? type).kind, nullable: false, ...more }
}

/** An entity for tests: a table of the same name in lower case, keyed by its first field. */
export function makeEntity(name: string, more: Partial<Entity> = {}): Entity {
  const fields = more.fields ?? [makeField('id')]
  return {
    name,
    table: { name: name.toLowerCase() },
    origin: 'orm',
    fields,
    key: fields.slice(0, 1).map((field) => field.name),
    relations: [],
    uniques: [],
    checks: [],
    ...more,
  }
}

/** A required, enforced foreign key `<name>Id` to the `id` of the target. */
export function makeToOne(name: string, target: string, more: Partial<ToOne> = {}): ToOne {
  return {
    arity: '1',
    name,
    target,
    fields: [`${name}Id`],
    targetFields: ['id'],
    origin: 'orm',
    enforced: true,
    ...more,
  }
}

/** An entity with these relations and the fields they need. */
export function makeChild(name: string, relations: readonly ToOne[], more: Partial<Entity> = {}): Entity {
  const keys = relations.flatMap((relation) =>
    relation.fields.map((field) => makeField(field, { nullable: relation.arity === '0-1' })),
  )
  return makeEntity(name, { fields: [makeField('id'), ...keys, ...(more.fields ?? [])], relations, ...without(more) })
}

function without(more: Partial<Entity>): Partial<Entity> {
  const { fields: _fields, ...rest } = more
  return rest
}

export function makeSchema(...entities: readonly Entity[]): Schema {
  return { entities }
}
