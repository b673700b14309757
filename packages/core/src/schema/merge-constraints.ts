import { expressionKey, mentionedColumns } from './expression.js'
import { findByColumn } from './merge-context.js'
import type { Check, Entity, Field, UniqueSet } from './schema.js'

/** Unique sets and checks of both readers, with what is worth telling a user. */
export interface MergedConstraints {
  readonly uniques: readonly UniqueSet[]
  readonly checks: readonly Check[]
  readonly notes: readonly string[]
}

/** All that either reader knows, each once; of two spellings the database's. Constraints of other entities' columns are left out. */
export function mergeConstraints(
  entity: Entity,
  table: Entity,
  fields: readonly Field[],
  foreign: readonly string[],
): MergedConstraints {
  const uniques = mergeUniques(entity, table, fields)
  const checks = mergeChecks(entity, table, foreign)
  return { uniques: uniques.sets, checks: checks.checks, notes: [...uniques.notes, ...checks.notes] }
}

function mergeUniques(
  entity: Entity,
  table: Entity,
  fields: readonly Field[],
): { sets: readonly UniqueSet[]; notes: readonly string[] } {
  const key = fieldKey(entity.key.length > 0 ? entity.key : (translated(table.key, table, fields) ?? []))
  // A key of the database that is not the ORM's is a unique set like any other.
  const sets = table.key.length === 0 ? table.uniques : [{ fields: table.key }, ...table.uniques]
  const enforced = sets.flatMap((set) => {
    const names = translated(set.fields, table, fields)
    return names === undefined ? [] : [{ ...set, fields: names }]
  })
  const left = distinctSets(enforced.filter((set) => !isKey(set, key)))
  const declared = distinctSets(entity.uniques.filter((set) => !isKey(set, key)))
  const pairs = declared.map((set) => ({ set, match: left.find((other) => sameSet(set, other, declared, left)) }))
  const matched = new Set(pairs.map(({ match }) => match))
  const added = left.filter((set) => !matched.has(set))
  return {
    sets: [...pairs.map(({ set, match }) => match ?? set), ...added],
    notes: [
      ...pairs
        .filter(({ match }) => match === undefined)
        .map(({ set }) => `${setText(entity, set)}: the ORM says unique, the database does not enforce it`),
      ...added.map((set) => `${setText(entity, set)}: only the database has this unique set`),
    ],
  }
}

/** Names in the merged entity; undefined when one of the columns is not the entity's: its NULLs then keep rows apart. */
function translated(names: readonly string[], table: Entity, fields: readonly Field[]): readonly string[] | undefined {
  const own = names.map(
    (name) => findByColumn(fields, table.fields.find((field) => field.name === name)?.column ?? name)?.name,
  )
  return own.includes(undefined) ? undefined : (own as readonly string[])
}

/** Order within a set has no meaning. */
function fieldKey(names: readonly string[]): string {
  return JSON.stringify([...names].sort())
}

function setKey(set: UniqueSet): string {
  return JSON.stringify([fieldKey(set.fields), expressionKey(set.where ?? ''), expressionKey(set.expression ?? '')])
}

function isKey(set: UniqueSet, key: string): boolean {
  return !isSpecial(set) && fieldKey(set.fields) === key
}

function distinctSets(sets: readonly UniqueSet[]): readonly UniqueSet[] {
  return [...new Map(sets.map((set) => [setKey(set), set])).values()]
}

/**
 * Equal sets; or the only two partial ones over these fields, since a condition may be spelled in more ways than a key can fold.
 */
function sameSet(
  set: UniqueSet,
  other: UniqueSet,
  declared: readonly UniqueSet[],
  enforced: readonly UniqueSet[],
): boolean {
  if (setKey(set) === setKey(other)) return true
  if (!isSpecial(set) || !isSpecial(other) || fieldKey(set.fields) !== fieldKey(other.fields)) return false
  const alone = (sets: readonly UniqueSet[]): boolean =>
    sets.filter((candidate) => isSpecial(candidate) && fieldKey(candidate.fields) === fieldKey(set.fields)).length === 1
  return alone(declared) && alone(enforced)
}

function isSpecial(set: UniqueSet): boolean {
  return set.where !== undefined || set.expression !== undefined
}

function setText(entity: Entity, set: UniqueSet): string {
  return `${entity.name} (${set.fields.join(', ')})${set.where === undefined ? '' : ` where ${set.where}`}`
}

function mergeChecks(
  entity: Entity,
  table: Entity,
  foreign: readonly string[],
): { checks: readonly Check[]; notes: readonly string[] } {
  const own = (check: Check): boolean => mentionedColumns(check.expression, foreign).length === 0
  const enforced = distinctChecks(table.checks.filter(own))
  const declared = distinctChecks(entity.checks.filter(own))
  const missing = declared.filter((check) => !enforced.some((other) => sameCheck(check, other)))
  return {
    checks: [...enforced, ...missing],
    notes: missing.map(
      (check) => `${entity.name}: the ORM declares the check ${check.name}, the database does not enforce it`,
    ),
  }
}

function distinctChecks(checks: readonly Check[]): readonly Check[] {
  return [...new Map(checks.map((check) => [expressionKey(check.expression), check])).values()]
}

function sameCheck(a: Check, b: Check): boolean {
  return (a.name !== '' && a.name === b.name) || expressionKey(a.expression) === expressionKey(b.expression)
}
