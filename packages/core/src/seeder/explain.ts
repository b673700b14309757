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
  const reads: { row: EngineRow; name: string; depth: number }[] = []
  try {
    const value = watchCells(
      (from, cell, depth) => {
        if (depth > 0) reads.push({ row: from, name: cell.name, depth })
      },
      () => row[field],
    )
    const property = row.$block.properties.find((one) => one.name === field)
    return {
      path: `${pathOf(row)}.${field}`,
      value,
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
  return [...seen].map(([path, value]) => ({ path, value: isRow(value) ? pathOf(value) : value }))
}

function isRow(value: unknown): value is EngineRow {
  return typeof value === 'object' && value !== null && '$block' in value
}

const PATH =
  /^(?:(?<scope>[^/[\].]+)\/)?(?<entity>[^/[\].]+)\[(?<index>\d+)\](?<rest>(?:\.[^.[\]]+(?:\[\d+\])?)*)\.(?<field>[^[\]]+?)$/

function find(plan: Plan, path: string): { row: EngineRow; field: string } {
  const parts = PATH.exec(path)?.groups
  if (parts === undefined) throw badPath(path, 'it does not look like a path')
  const block = blockOf(plan, path, parts['scope'], parts['entity'] as string)
  const ordinal = Number(parts['index']) - block.firstIndex
  if (!(ordinal >= 0 && ordinal < block.count)) throw badPath(path, `${block.entity.name} has ${block.count} rows`)
  let row = block.freshRow(ordinal)
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

function blockOf(plan: Plan, path: string, scope: string | undefined, entity: string): Block {
  const named = plan.bindings
    .map(({ block }) => block)
    .filter((block) => block.entity.name === entity && block.under === undefined)
  const fitting = named.filter((block) => scope === undefined || block.scope === scope)
  const [only] = fitting
  if (only === undefined)
    throw badPath(
      path,
      named.length > 0
        ? `${entity} is made by ${named.map((block) => block.scope).join(', ')}`
        : `nothing enumerates ${entity} as roots`,
    )
  if (fitting.length > 1 && scope === undefined) {
    throw badPath(path, `${entity} is made by ${named.map((block) => block.scope).join(' and ')}; name one of them`)
  }
  return only
}

function stepInto(row: EngineRow, step: string, path: string): EngineRow {
  const parts = /^([^[\]]+)(?:\[(\d+)\])?$/.exec(step)
  const value = row[parts?.[1] ?? '']
  const next = Array.isArray(value) ? (value as unknown[])[Number(parts?.[2] ?? 0)] : value
  if (!isRow(next)) throw badPath(path, `${pathOf(row)} has no ${step}`)
  return next
}
