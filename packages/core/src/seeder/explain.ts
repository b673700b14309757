import type { Block } from '../engine/block.js'
import { describeFailure } from '../engine/failure.js'
import { pathOf, type EngineRow } from '../engine/row.js'
import { watchCells, drawsMade } from '../engine/stack.js'
import { nearest } from '../internal/suggest.js'
import { badPath } from '../errors/settings.js'
import type { Plan } from '../plan/plan.js'
import type { Explanation } from './reports.js'

/**
 * Recomputes one cell, alone, and says what it read.
 *
 * @param path - `User[17].email`, `UserSeeder/User[17].email`, `Order[3].items[0].quantity`.
 * @throws {SeedError} `EXPLAIN.PATH` when it names no cell of the plan.
 */
export function explainCell(plan: Plan, path: string): Explanation {
  const { row, field } = find(plan, path)
  const reads: { row: EngineRow; name: string }[] = []
  // What planning has computed already would not be seen to be read.
  for (const { block } of plan.bindings) block.forgetAll()
  try {
    const value = watchCells(
      (from, cell, depth) => {
        if (depth > 0) reads.push({ row: from, name: cell.name })
      },
      () => row[field],
    )
    const property = row.$block.properties.find((one) => one.name === field)
    return {
      path: `${pathOf(row)}.${field}`,
      value: shown(value),
      rule: property?.rule ?? 'unknown',
      reads: uniqueReads(reads),
      draws: drawsMade(),
      seed: row.$block.values.seed,
    }
  } catch (error) {
    throw describeFailure(error, row.$block.values.seed)
  }
}

function uniqueReads(reads: readonly { row: EngineRow; name: string }[]): Explanation['reads'] {
  const seen = new Map<string, unknown>()
  for (const { row, name } of reads) if (name in row) seen.set(`${pathOf(row)}.${name}`, row[name])
  return [...seen].map(([path, value]) => ({ path, value: shown(value) }))
}

/** A value as people read it: a row by its path. */
function shown(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shown)
  return isRow(value) ? pathOf(value) : value
}

function isRow(value: unknown): value is EngineRow {
  return typeof value === 'object' && value !== null && '$block' in value
}

const PATH =
  /^(?:(?<scope>[^/[\].]+)\/)?(?<entity>[^/[\].]+)\[(?<index>\d+)\](?<rest>(?:\.[^.[\]]+(?:\[\d+\])?)*)\.(?<field>[^[\]]+?)$/

function find(plan: Plan, path: string): { row: EngineRow; field: string } {
  const parts = PATH.exec(path)?.groups
  if (parts === undefined) throw badPath(path, 'it does not look like a path')
  const index = Number(parts['index'])
  const block = blockOf(plan, path, parts['scope'], parts['entity'] as string, index)
  let row = block.freshRow(index - block.firstIndex)
  for (const step of (parts['rest'] ?? '').split('.').filter((text) => text !== '')) row = stepInto(row, step, path)
  const field = parts['field'] as string
  const names = row.$block.properties.map((property) => property.name).filter((name) => !name.startsWith('>'))
  if (!names.includes(field)) {
    const near = nearest(field, names)
    throw badPath(
      path,
      `${row.$block.entity.name} has no "${field}"${near === undefined ? '' : `; did you mean "${near}"?`}`,
    )
  }
  return { row, field }
}

/** The block that holds a row; a seeder that asks twice for an entity has two, one after the other. */
function blockOf(plan: Plan, path: string, scope: string | undefined, entity: string, index: number): Block {
  const named = plan.bindings
    .map(({ block }) => block)
    .filter((block) => block.entity.name === entity && block.under === undefined)
  const scopes = [...new Set(named.map((block) => block.scope))]
  if (scopes.length === 0) throw badPath(path, `nothing enumerates ${entity} as roots`)
  if (scope === undefined && scopes.length > 1) {
    throw badPath(path, `${entity} is made by ${scopes.join(' and ')}; name one of them`)
  }
  const own = named.filter((block) => block.scope === (scope ?? scopes[0]))
  if (own.length === 0) throw badPath(path, `${entity} is made by ${scopes.join(', ')}`)
  const holding = own.find((block) => index >= block.firstIndex && index < block.firstIndex + block.count)
  if (holding === undefined) throw badPath(path, `there are ${own.reduce((sum, block) => sum + block.count, 0)} rows`)
  return holding
}

function stepInto(row: EngineRow, step: string, path: string): EngineRow {
  const parts = /^([^[\]]+)(?:\[(\d+)\])?$/.exec(step)
  const value = row[parts?.[1] ?? '']
  const next = Array.isArray(value) ? (value as unknown[])[Number(parts?.[2] ?? 0)] : value
  if (!isRow(next)) throw badPath(path, `${pathOf(row)} has no ${step}`)
  return next
}
