import { tableName } from '../value/row-text.js'
import { isToOne } from './lookup.js'
import { type MergeContext, findByColumn } from './merge-context.js'
import type { Entity, Field, Relation, Schema, ToOne } from './schema.js'

/** Relations of both readers, with what is worth telling a user. */
export interface MergedRelations {
  readonly relations: readonly Relation[]
  readonly notes: readonly string[]
}

/**
 * Names and far sides from the ORM, what is enforced from the database. A foreign key that only the database has becomes a
 * relation named after its fields; one over columns of another entity of the same table is left to that entity.
 *
 * @param fields - The merged fields of the entity.
 */
export function mergeRelations(
  entity: Entity,
  table: Entity,
  fields: readonly Field[],
  catalog: Schema,
  context: MergeContext,
): MergedRelations {
  const constraints = table.relations
    .filter(isToOne)
    .flatMap((key) => translate(key, table, fields, catalog, context) ?? [])
  const used = new Set<Constraint>()
  const notes: string[] = []
  const known = entity.relations.map((relation) => {
    if (!isToOne(relation)) return relation
    const match = constraints.find((candidate) => sameKey(candidate, relation, context))
    if (match !== undefined) used.add(match)
    else if (relation.enforced)
      notes.push(`${entity.name}.${relation.name}: the ORM declares a foreign key, the database has none`)
    return mergeToOne(relation, match?.relation, fields)
  })
  const names = new Set(known.map((relation) => relation.name))
  const added = constraints
    .filter((constraint) => !used.has(constraint))
    .map(({ relation }) => withFreeName(relation, names))
  for (const relation of added)
    notes.push(`${entity.name}.${relation.name}: only the database has this foreign key, to ${relation.target}`)
  return { relations: [...known, ...added], notes }
}

/** A foreign key of the catalog in the words of the merged schema. */
interface Constraint {
  readonly relation: ToOne
  readonly targetTable: string
}

function translate(
  key: ToOne,
  table: Entity,
  fields: readonly Field[],
  catalog: Schema,
  context: MergeContext,
): Constraint | undefined {
  const names = key.fields.map((name) => {
    const column = table.fields.find((field) => field.name === name)?.column ?? name
    return findByColumn(fields, column)?.name
  })
  // A column of another entity of the table: always NULL here.
  if (names.includes(undefined)) return undefined
  const target = catalog.entities.find((candidate) => candidate.name === key.target)
  const relation: ToOne = {
    ...key,
    name: names.join('+'),
    fields: names as string[],
    target: context.nameOf(key.target),
    targetFields: key.targetFields.map((name) => context.fieldNameOf(key.target, name)),
    arity: arityOf(names as string[], fields),
    origin: 'database',
  }
  return { relation, targetTable: target === undefined ? key.target : tableName(target.table) }
}

/** The same columns leading to the same columns of the same table, in whatever order. */
function sameKey(constraint: Constraint, relation: ToOne, context: MergeContext): boolean {
  return (
    constraint.targetTable === context.tableOfName(relation.target) && pairs(constraint.relation) === pairs(relation)
  )
}

function pairs(relation: ToOne): string {
  return JSON.stringify(
    relation.fields.map((name, at) => [name, relation.targetFields[at]]).sort(([a = ''], [b = '']) => (a < b ? -1 : 1)),
  )
}

/** Metadata calls nearly every relation nullable; what counts is whether its columns are. */
function arityOf(names: readonly string[], fields: readonly Field[]): ToOne['arity'] {
  return names.every((name) => fields.find((field) => field.name === name)?.nullable === false) ? '1' : '0-1'
}

function mergeToOne(relation: ToOne, constraint: ToOne | undefined, fields: readonly Field[]): ToOne {
  const arity = relation.arity === '1' ? '1' : arityOf(relation.fields, fields)
  const { deferrable: _deferrable, onDelete, ...rest } = relation
  if (constraint === undefined)
    return { ...rest, arity, enforced: false, ...(onDelete === undefined ? {} : { onDelete }) }
  return {
    ...rest,
    arity,
    enforced: constraint.enforced,
    ...(constraint.deferrable === undefined ? {} : { deferrable: constraint.deferrable }),
    ...(constraint.onDelete === undefined ? {} : { onDelete: constraint.onDelete }),
  }
}

function withFreeName(relation: ToOne, names: Set<string>): ToOne {
  const candidates = [relation.name, `${relation.name}->${relation.target}`]
  let name = candidates.find((candidate) => !names.has(candidate))
  for (let n = 2; name === undefined; n++)
    name = names.has(`${candidates[1]}#${n}`) ? undefined : `${candidates[1]}#${n}`
  names.add(name)
  return { ...relation, name }
}
