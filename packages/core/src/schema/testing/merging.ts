import { entityOf } from '../lookup.js'
import { mergeSchemas, type MergedSchemas } from '../merge.js'
import type { Entity, Field, ToOne } from '../schema.js'
import { makeEntity, makeField, makeSchema, makeToOne } from './make.js'

/** The catalog's view of a table: everything goes by the database's names. */
export function makeTable(name: string, fields: readonly Field[], more: Partial<Entity> = {}): Entity {
  return makeEntity(name, { origin: 'database', fields, ...more })
}

/** A foreign key as the catalog names it: after its columns. */
export function makeForeignKey(fields: readonly string[], target: string, more: Partial<ToOne> = {}): ToOne {
  return { ...makeToOne(fields.join('+'), target, { origin: 'database' }), fields, ...more }
}

/** `User` of the ORM and its table. */
export const user: Entity = makeEntity('User', { table: { name: 'users' } })
export const users: Entity = makeTable('users', [makeField('id')])

export function merge(orm: readonly Entity[], catalog: readonly Entity[]): MergedSchemas {
  return mergeSchemas(makeSchema(...orm), makeSchema(...catalog))
}

export function entityIn(result: MergedSchemas, name: string): Entity {
  return entityOf(result.schema, name)
}
