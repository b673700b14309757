import { planCapacity } from '../errors/plan.js'
import type { SeedError } from '../errors/seed-error.js'
import { entityOf, toOneRelations, uniqueSets } from '../schema/lookup.js'
import type { Entity, Schema, ToOne, UniqueSet } from '../schema/schema.js'
import { fieldValues } from './domain.js'

/** What a plan asks of one entity. */
export interface Demand {
  readonly entity: string
  readonly rows: number
  /** When rows are made under a parent: the relation to it and how many one parent gets. */
  readonly enumeratedUnder?: { readonly relation: string; readonly min: number; readonly max: number }
  /** Rows that a relation's target will have, by target entity; what is not listed is taken as unlimited. */
  readonly pools: Readonly<Record<string, number>>
}

/** One factor of how many distinct tuples a unique set has: a choice among parents or the values of a field. */
interface Part {
  readonly relation?: ToOne
  readonly size: number
  readonly text: string
}

/**
 * Finds unique sets (keys included) that have too few distinct values for the rows asked for: a one-to-one with more children
 * than parents, a pair table beyond m x n, a unique enum, boolean, short text or integer range. Sets that a NULL leaves are no
 * limit, nor are partial and expression sets. Texts are counted in printable ASCII; every other bound is an upper one.
 *
 * @returns One PLAN.CAPACITY for each set, all of them; empty when all fits.
 */
export function capacityProblems(schema: Schema, demands: readonly Demand[]): readonly SeedError[] {
  return demands.flatMap((demand) => {
    const entity = entityOf(schema, demand.entity)
    return uniqueSets(entity).flatMap((set) => problemOf(entity, set, demand) ?? [])
  })
}

function problemOf(entity: Entity, set: UniqueSet, demand: Demand): SeedError | undefined {
  if (set.where !== undefined || set.expression !== undefined || escapes(entity, set)) return undefined
  const parts = partsOf(entity, set, demand.pools)
  const room = product(parts)
  if (demand.rows > room)
    return planCapacity(entity.name, set.fields, rowsText(demand.rows), room, reason(entity, parts))
  return perParentProblem(entity, set, demand, parts)
}

/** Under one parent only the other parts of the set tell the children apart. */
function perParentProblem(
  entity: Entity,
  set: UniqueSet,
  demand: Demand,
  parts: readonly Part[],
): SeedError | undefined {
  const under = demand.enumeratedUnder
  if (under === undefined || demand.rows === 0 || !parts.some((part) => part.relation?.name === under.relation))
    return undefined
  const others = parts.filter((part) => part.relation?.name !== under.relation)
  const room = product(others)
  if (under.max <= room) return undefined
  const why = others.length === 0 ? `${entity.name}.${under.relation} is one-to-one.` : reason(entity, others)
  return planCapacity(entity.name, set.fields, `${rowsText(under.max)} for one ${under.relation}`, room, why)
}

/** NULLs are distinct unless the set says otherwise, so a nullable member makes room without end. */
function escapes(entity: Entity, set: UniqueSet): boolean {
  return (
    set.nullsNotDistinct !== true &&
    set.fields.some((name) => entity.fields.find((field) => field.name === name)?.nullable === true)
  )
}

function partsOf(entity: Entity, set: UniqueSet, pools: Readonly<Record<string, number>>): readonly Part[] {
  const open = new Set(set.fields)
  const parts: Part[] = []
  for (const relation of relationsWithin(entity, set, pools)) {
    if (!relation.fields.some((name) => open.has(name))) continue
    const size = poolOf(relation, pools) + nullChoice(entity, relation.fields)
    for (const name of relation.fields) open.delete(name)
    parts.push({ relation, size, text: `${relation.target} will have ${rowsText(size)}` })
  }
  for (const name of open) {
    const field = entity.fields.find((candidate) => candidate.name === name)
    const size = field === undefined ? Infinity : fieldValues(field) + nullChoice(entity, [name])
    parts.push({ size, text: `${name} can take ${size} ${size === 1 ? 'value' : 'values'}` })
  }
  return parts
}

/** Relations that lie wholly in the set; the smallest pool first, since it is the tightest bound. */
function relationsWithin(entity: Entity, set: UniqueSet, pools: Readonly<Record<string, number>>): readonly ToOne[] {
  return toOneRelations(entity)
    .filter((relation) => relation.fields.every((name) => set.fields.includes(name)))
    .sort((a, b) => poolOf(a, pools) - poolOf(b, pools) || 0)
}

function poolOf(relation: ToOne, pools: Readonly<Record<string, number>>): number {
  return Object.hasOwn(pools, relation.target) ? (pools[relation.target] ?? Infinity) : Infinity
}

function nullChoice(entity: Entity, names: readonly string[]): number {
  return names.some((name) => entity.fields.find((field) => field.name === name)?.nullable === true) ? 1 : 0
}

/** No part at all leaves one value: the empty tuple. Zero times infinity is zero: no parent, no child. */
function product(parts: readonly Part[]): number {
  if (parts.some((part) => part.size === 0)) return 0
  return parts.reduce((total, part) => total * part.size, 1)
}

function reason(entity: Entity, parts: readonly Part[]): string {
  const limits = parts.filter((part) => part.size !== Infinity).map((part) => part.text)
  return `${entity.name} has one row for each ${parts.length > 1 ? 'combination' : 'value'} at most: ${limits.join('; ')}.`
}

function rowsText(rows: number): string {
  return `${rows} ${rows === 1 ? 'row' : 'rows'}`
}
