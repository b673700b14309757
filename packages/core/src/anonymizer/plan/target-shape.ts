import type { Entity, Field, FieldType, Schema, UniqueSet } from '../../schema/schema.js'
import { writableEntities, writableFields } from '../../schema/lookup.js'
import { tableName } from '../../value/row-text.js'
import type { Member } from './column-classes.js'

/** What matters of the tables that rows go into. */
export interface TargetShape {
  /** Tables and columns that are missing, and columns that need a value nobody gives, in words. */
  readonly lacks: readonly string[]
  /** The type of a field as the target has it, where it is shorter; the source's otherwise. */
  readonly typeOf: (member: Member) => FieldType
  /** Unique sets that only the target has. */
  readonly uniquesOf: (entity: Entity) => readonly UniqueSet[]
}

/** The target is the source itself. */
export const SAME_SHAPE: TargetShape = {
  lacks: [],
  typeOf: ({ field }) => field.type,
  uniquesOf: () => [],
}

/** Compares the source's schema with the target's catalog. */
export function readTargetShape(schema: Schema, catalog: Schema): TargetShape {
  const tables = new Map(catalog.entities.map((entity) => [tableName(entity.table), entity]))
  const tableOf = (entity: Entity): Entity | undefined => tables.get(tableName(entity.table))
  return {
    lacks: writableEntities(schema).flatMap((entity) => lacksOf(entity, tableOf(entity))),
    typeOf: ({ entity, field }) => shorter(field.type, columnOf(tableOf(entity), field.column)?.type),
    uniquesOf: (entity) => onlyThere(entity, tableOf(entity)),
  }
}

function columnOf(table: Entity | undefined, column: string): Field | undefined {
  return table?.fields.find((field) => field.column === column)
}

function lacksOf(entity: Entity, table: Entity | undefined): readonly string[] {
  if (table === undefined) return [`table ${tableName(entity.table)}`]
  const given = new Set(writableFields(entity).map(({ column }) => column))
  return [
    ...[...given]
      .filter((column) => columnOf(table, column) === undefined)
      .map((column) => `column ${tableName(entity.table)}.${column}`),
    ...(entity.inheritance === undefined
      ? table.fields.filter((field) => needsValue(field) && !given.has(field.column))
      : []
    ).map(({ column }) => `a value for ${tableName(entity.table)}.${column}`),
  ]
}

function needsValue({ nullable, default: preset, generated }: Field): boolean {
  return !nullable && preset === undefined && generated === undefined
}

function shorter(own: FieldType, theirs: FieldType | undefined): FieldType {
  if (own.kind !== 'text' || theirs?.kind !== 'text' || theirs.length === undefined) return own
  return own.length !== undefined && own.length <= theirs.length ? own : { ...own, length: theirs.length }
}

function onlyThere(entity: Entity, table: Entity | undefined): readonly UniqueSet[] {
  const known = new Set(entity.uniques.map((set) => textOf(columns(entity, set.fields), set)))
  return (table?.uniques ?? []).flatMap((set) => {
    const fields = set.fields.flatMap((column) => entity.fields.find((field) => field.column === column)?.name ?? [])
    const isOwn = fields.length === set.fields.length
    return isOwn && !known.has(textOf(columns(entity, fields), set)) ? [{ ...set, fields }] : []
  })
}

function columns(entity: Entity, fields: readonly string[]): readonly string[] {
  return fields.map((name) => entity.fields.find((field) => field.name === name)?.column ?? name)
}

function textOf(sorted: readonly string[], { where = '', expression = '' }: UniqueSet): string {
  return JSON.stringify([[...sorted].toSorted(), where, expression])
}
