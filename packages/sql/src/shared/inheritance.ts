import type { Entity } from '@seed/core/adapter'
import { fieldOf } from './columns.js'
import { quoteIdentifier, quoteLiteral } from './quote.js'

/**
 * Under single-table inheritance, the condition that keeps the rows of exactly this entity, apart from its parents and
 * children; undefined for an entity with a table of its own.
 */
export function ownRows(entity: Entity): string | undefined {
  if (entity.inheritance === undefined) return undefined
  const { discriminator, value } = entity.inheritance
  return `${quoteIdentifier(fieldOf(entity, discriminator).column)} = ${quoteLiteral(value)}`
}

/** Like `ownRows`, but the root of the hierarchy stands for every row of the table, as a relation to it does. */
export function reachableRows(entity: Entity): string | undefined {
  return entity.inheritance?.root === entity.name ? undefined : ownRows(entity)
}

/** Joins conditions with AND behind WHERE; nothing when there are none. */
export function where(...conditions: readonly (string | undefined)[]): string {
  const present = conditions.filter((condition) => condition !== undefined)
  return present.length === 0 ? '' : ` WHERE ${present.join(' AND ')}`
}
