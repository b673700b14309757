import { missingColumn, missingTable } from '../errors/schema.js'
import type { SeedError } from '../errors/seed-error.js'
import { tableName } from '../value/row-text.js'
import { writable } from './lookup.js'
import { withDistinctNames } from './distinct-names.js'
import { createMergeContext, findByColumn, type MergeContext } from './merge-context.js'
import { mergeConstraints } from './merge-constraints.js'
import { mergeField } from './merge-field.js'
import { mergeRelations } from './merge-relations.js'
import type { Entity, Field, Relation, Schema } from './schema.js'

/** One schema out of two. */
export interface MergedSchemas {
  readonly schema: Schema
  /** Where the two disagree and which was used, a sentence each; empty when they agree. */
  readonly notes: readonly string[]
  /** SCHEMA.MISSING_TABLE and SCHEMA.MISSING_COLUMN, all of them; nothing can be written while there are some. */
  readonly problems: readonly SeedError[]
}

/**
 * Merges what the ORM says with what the live database will enforce.
 *
 * Entities meet their tables by schema and name, fields by column. The stricter wins for NOT NULL, length, unique sets and
 * checks; types and what is enforced come from the database; names, converters, roles, hooks and relations without a constraint
 * from the ORM, and also the meaning of a column that only carries it (JSON kept as text, a boolean as a number). Columns that
 * only the database has become hidden fields; tables that only it has keep the origin `'database'` and are never written.
 * Under single-table inheritance each entity has the columns and constraints that are its own. Relations and fields of an entity
 * have different names (`withDistinctNames`).
 *
 * @param orm - `adapter.describe()`.
 * @param catalog - `adapter.catalog()`: entities named after their tables, fields after their columns.
 */
export function mergeSchemas(orm: Schema, catalog: Schema): MergedSchemas {
  const context = createMergeContext(orm, catalog)
  const merged = orm.entities.map((entity) => mergeEntity(entity, catalog, context))
  const known = new Set(orm.entities.map((entity) => context.tableOf(entity.table)))
  const others = catalog.entities.filter((entity) => !known.has(entity)).map((entity) => adopt(entity, context))
  return {
    schema: withDistinctNames({ entities: [...merged.map(({ entity }) => entity), ...others] }),
    notes: [...new Set(merged.flatMap(({ notes }) => notes))],
    problems: merged.flatMap(({ problems }) => problems),
  }
}

interface MergedEntity {
  readonly entity: Entity
  readonly notes: readonly string[]
  readonly problems: readonly SeedError[]
}

function mergeEntity(entity: Entity, catalog: Schema, context: MergeContext): MergedEntity {
  const table = context.tableOf(entity.table)
  if (table === undefined) {
    const tables = catalog.entities.map((known) => tableName(known.table))
    return {
      entity,
      notes: [],
      problems: writable(entity) ? [missingTable(entity.name, tableName(entity.table), tables)] : [],
    }
  }
  const foreign = foreignColumns(entity, table, context)
  const fields = mergeFields(entity, table, foreign)
  const relations = mergeRelations(entity, table, fields.fields, catalog, context)
  const constraints = mergeConstraints(entity, table, fields.fields, foreign)
  const key = entity.key.length > 0 ? entity.key : table.key.map((name) => nameOfColumn(fields.fields, table, name))
  return {
    entity: {
      ...entity,
      table: table.table,
      fields: fields.fields,
      key,
      relations: relations.relations,
      uniques: constraints.uniques,
      checks: constraints.checks,
    },
    notes: [...fields.notes, ...keyNotes(entity, table, fields.fields), ...relations.notes, ...constraints.notes],
    problems: fields.problems,
  }
}

/** Columns of the table that are another entity's and not this one's. */
function foreignColumns(entity: Entity, table: Entity, context: MergeContext): readonly string[] {
  const mates = context.housemates(entity).filter((mate) => mate !== entity)
  return table.fields
    .map((field) => field.column)
    .filter(
      (column) =>
        findByColumn(entity.fields, column) === undefined &&
        mates.some((mate) => findByColumn(mate.fields, column) !== undefined),
    )
}

interface MergedFields {
  readonly fields: readonly Field[]
  readonly notes: readonly string[]
  readonly problems: readonly SeedError[]
}

function mergeFields(entity: Entity, table: Entity, foreign: readonly string[]): MergedFields {
  const columns = table.fields.map((field) => field.column)
  const notes: string[] = []
  const problems: SeedError[] = []
  const fields = entity.fields.map((field) => {
    const column = findByColumn(table.fields, field.column)
    if (column === undefined) {
      problems.push(missingColumn(entity.name, field.name, field.column, columns))
      return field
    }
    const merged = mergeField(entity, field, column)
    notes.push(...merged.notes)
    return merged.field
  })
  const unknown = table.fields.filter(
    (field) => !foreign.includes(field.column) && findByColumn(entity.fields, field.column) === undefined,
  )
  const names = new Set(fields.map((field) => field.name))
  const hidden = unknown.map((field) => hide(field, names))
  for (const field of hidden) {
    if (needsValue(field))
      notes.push(`${entity.name}.${field.name}: only the database has this column, and it needs a value`)
  }
  return { fields: [...fields, ...hidden], notes, problems }
}

function hide(field: Field, names: Set<string>): Field {
  let name = field.column
  while (names.has(name)) name = `_${name}`
  names.add(name)
  return { ...field, name, hidden: true }
}

function needsValue(field: Field): boolean {
  return !field.nullable && field.default === undefined && field.generated === undefined
}

function nameOfColumn(fields: readonly Field[], table: Entity, name: string): string {
  const column = table.fields.find((field) => field.name === name)?.column ?? name
  return findByColumn(fields, column)?.name ?? name
}

function keyNotes(entity: Entity, table: Entity, fields: readonly Field[]): readonly string[] {
  if (entity.key.length === 0) return []
  if (table.key.length === 0) return [`${entity.name}: the database has no primary key, the ORM's is used`]
  const theirs = table.key.map((name) => nameOfColumn(fields, table, name))
  const same = theirs.length === entity.key.length && theirs.every((name) => entity.key.includes(name))
  return same
    ? []
    : [
        `${entity.name}: the ORM's key is (${entity.key.join(', ')}), the database's (${theirs.join(', ')}); the ORM's is used`,
      ]
}

/** A table the ORM does not know, in the merged schema's names. */
function adopt(entity: Entity, context: MergeContext): Entity {
  const relations = entity.relations.map((relation): Relation =>
    relation.arity === '0-1' || relation.arity === '1'
      ? {
          ...relation,
          target: context.nameOf(relation.target),
          targetFields: relation.targetFields.map((name) => context.fieldNameOf(relation.target, name)),
        }
      : { ...relation, target: context.nameOf(relation.target) },
  )
  return { ...entity, name: context.nameOf(entity.name), origin: 'database', relations }
}
