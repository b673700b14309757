import { maskMalformed } from '../../errors/mask.js'
import type { Value } from '../../schema/schema.js'
import type { Mask, Transform } from '../transform.js'
import { chooseCells, type Chosen, type Surroundings } from './choose-cells.js'
import { isSame } from './is-same.js'

export type { Surroundings } from './choose-cells.js'

/** One field's values after masking, and what became of them. */
export interface MaskedValues {
  readonly values: readonly Value[]
  readonly nulls: number
  readonly targetNulls: number
  readonly changed: number
  readonly unchanged: number
  readonly malformed: number
}

/**
 * Replaces the values of one field in the rows of a page: what the policy keeps or empties is left to it, the rest to the
 * mask, all at once.
 *
 * @throws {SeedError} `MASK.MALFORMED` where the policy says so.
 */
export function maskValues(
  mask: Mask,
  transform: Transform,
  values: readonly Value[],
  around: Surroundings,
): MaskedValues {
  const chosen = chooseCells(mask, transform, values, around)
  if (chosen.malformed > 0 && transform.policy.malformed === 'error')
    throw maskMalformed(transform.name, around.entity, around.field, chosen.malformed)
  const count = chosen.cells.values.length
  const result = count === 0 ? chosen.rest : putBack(chosen, mask.replace(chosen.cells))
  return { values: result, malformed: chosen.malformed, ...compare(values, result, chosen.at) }
}

/** The replacements in their places among what stays. */
function putBack({ at, rest }: Chosen, replaced: readonly Value[]): readonly Value[] {
  // What was made for the whole page is the page.
  if (at === undefined && replaced.length === rest.length && !replaced.includes(undefined as never)) return replaced
  const result = [...rest]
  if (at === undefined) for (let i = 0; i < result.length; i++) result[i] = replaced[i] ?? null
  else for (let i = 0; i < at.length; i++) result[at[i] as number] = replaced[i] ?? null
  return result
}

type Comparison = Pick<MaskedValues, 'nulls' | 'targetNulls' | 'changed' | 'unchanged'>

/** @param at - Places of the values that were given to the mask; undefined for all. */
function compare(values: readonly Value[], result: readonly Value[], at: readonly number[] | undefined): Comparison {
  const count = at?.length ?? values.length
  let changed = 0
  for (let i = 0; i < count; i++) {
    const place = at === undefined ? i : (at[i] as number)
    if (!isSame(values[place] ?? null, result[place] ?? null)) changed++
  }
  return { nulls: countNulls(values), targetNulls: countNulls(result), changed, unchanged: count - changed }
}

function countNulls(values: readonly Value[]): number {
  let nulls = 0
  for (let i = 0; i < values.length; i++) if (values[i] === null) nulls++
  return nulls
}
