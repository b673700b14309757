import type { Check, UniqueSet } from '@seed/core/adapter'
import type { CheckLike, ConstraintLike, MetadataLike, PropertyLike } from '../client.js'
import { type Column, columnsUnder } from './columns.js'
import { ownProperties } from './names.js'

/**
 * Sets of fields that occur once: unique properties and `@Unique`, each set and condition once. One that is written as a whole
 * statement is left to the database, which knows what it means.
 */
export function describeUniques(metadata: MetadataLike): readonly UniqueSet[] {
  const single = ownProperties(metadata).flatMap((property) => ofProperty(metadata, property))
  const sets = metadata.uniques.flatMap((unique) => ofConstraint(metadata, unique))
  return distinct([...single, ...sets])
}

/** CHECK constraints, as the entity spells them; those that MikroORM makes for enums are left out: the type says the same. */
export function describeChecks(metadata: MetadataLike): readonly Check[] {
  return metadata.checks.flatMap((check) => {
    const { name = '', expression } = check
    return typeof expression !== 'string' || isEnumCheck(metadata, check) ? [] : [{ name, expression }]
  })
}

function isEnumCheck({ properties }: MetadataLike, { property }: CheckLike): boolean {
  return property !== undefined && properties[property]?.items !== undefined
}

function ofProperty(metadata: MetadataLike, property: PropertyLike): readonly UniqueSet[] {
  if (property.unique === undefined || property.unique === false || property.primary === true) return []
  const fields = fieldsUnder(metadata, property.name)
  const name = typeof property.unique === 'string' ? { name: property.unique } : {}
  return fields.length === 0 ? [] : [{ ...name, fields }]
}

function ofConstraint(metadata: MetadataLike, unique: ConstraintLike): readonly UniqueSet[] {
  if (unique.expression !== undefined || unique.properties === undefined) return []
  const paths = typeof unique.properties === 'string' ? [unique.properties] : unique.properties
  const fields = [...new Set(paths.flatMap((path) => fieldsUnder(metadata, path)))]
  const where = conditionOf(metadata, unique.where)
  return [
    {
      ...(unique.name === undefined ? {} : { name: unique.name }),
      fields,
      ...(where === undefined ? {} : { where }),
      ...(unique.deferMode === undefined ? {} : { deferrable: true }),
    },
  ]
}

function fieldsUnder(metadata: MetadataLike, path: string): readonly string[] {
  return columnsUnder(metadata, path).map(({ field }) => field)
}

/** Condition of a partial index: SQL as it is, a filter of plain values spelled as SQL. */
function conditionOf(metadata: MetadataLike, where: unknown): string | undefined {
  if (where === undefined || where === '') return undefined
  if (typeof where === 'string') return where
  const parts = Object.entries(where as object).flatMap(([path, value]) =>
    columnsUnder(metadata, path).map((column) => comparison(column, value)),
  )
  return parts.join(' AND ')
}

function comparison({ name }: Column, value: unknown): string {
  if (value === null) return `${name} IS NULL`
  if (isObject(value) && '$ne' in value) {
    return value['$ne'] === null ? `${name} IS NOT NULL` : `${name} <> ${literal(value['$ne'])}`
  }
  return `${name} = ${literal(value)}`
}

function literal(value: unknown): string {
  return typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : JSON.stringify(value)
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}

function distinct(sets: readonly UniqueSet[]): readonly UniqueSet[] {
  const seen = new Set<string>()
  return sets.filter(({ fields, where }) => {
    const id = JSON.stringify([[...fields].sort(), where ?? null])
    return !seen.has(id) && seen.add(id)
  })
}
