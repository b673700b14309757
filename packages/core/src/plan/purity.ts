import type { Block } from '../engine/block.js'
import { pathOf, type EngineRow } from '../engine/row.js'
import { cellImpure } from '../errors/cell.js'
import type { SeedError } from '../errors/seed-error.js'
import { describeFailure } from '../engine/failure.js'
import type { Draft } from './draft.js'

/**
 * Recomputes cells of sample rows in another order and compares. A cell that reads a clock, a counter or a shared random
 * stream gives itself away here, before anything is written.
 */
export function checkPurity(draft: Draft): void {
  for (const block of draft.blocks) {
    if (block.count === 0) continue
    const opaque = block.properties
      .filter((property) => property.kind === 'cell' && property.opaque)
      .map((property) => property.name)
    for (const ordinal of new Set([0, block.count >> 1, block.count - 1])) {
      const impure = compare(draft, block, ordinal, opaque)
      if (impure !== undefined) {
        draft.problems.push(impure)
        break
      }
    }
  }
}

function compare(draft: Draft, block: Block, ordinal: number, names: readonly string[]): SeedError | undefined {
  try {
    const row = block.freshRow(ordinal)
    const first = new Map(names.map((name) => [name, textOf(row[name])]))
    const again = block.freshRow(ordinal)
    const changed = names.toReversed().find((name) => textOf(again[name]) !== first.get(name))
    return changed === undefined ? undefined : cellImpure(`${pathOf(row)}.${changed}`)
  } catch (error) {
    return describeFailure(error, draft.input.values.seed)
  }
}

function textOf(value: unknown): string {
  if (isRow(value)) return pathOf(value)
  return (
    JSON.stringify(value, (_, inner: unknown) => {
      if (typeof inner === 'bigint') return `${inner}n`
      return isRow(inner) ? pathOf(inner) : inner
    }) ?? 'undefined'
  )
}

function isRow(value: unknown): value is EngineRow {
  return typeof value === 'object' && value !== null && '$block' in value
}
