import { firstRing } from './first-ring.js'
import { jumpHash } from './jump.js'
import type { StreamKey } from './key.js'
import { createPermutation } from './permutation.js'
import { hi, lo, mix } from './threefry.js'

/** A run of rows that can be chosen as parents: the rows one seeder makes of an entity, say. */
export interface Block {
  /** Who the block is, so that links stay when others come before it. */
  readonly key: StreamKey
  readonly size: number
}

/** Index of the block that the last {@link chooseAmong} chose; -1 when there was nothing to choose. A register. */
export let chosenBlock = -1
/** Place within that block; -1 when there was nothing to choose. */
export let chosenWithin = -1

/**
 * Chooses a row among blocks of rows by a 64-bit hash, each row equally likely. When a block grows or is added, a choice stays
 * or moves to one of the new rows, and only as many move as must.
 *
 * It is as if every row had a clock that rings after an exponential time, and the first to ring is chosen: clocks do not
 * change when others are added. Jump hash says which clock of a block rings first, {@link firstRing} when, without looking at
 * every clock. Allocates nothing; also sets {@link chosenBlock} and {@link chosenWithin}.
 *
 * @param high - High word of the hash; `low` is the low one.
 * @param blocks - Each of at most 2^31 rows.
 * @returns the place in the concatenation of the blocks, or -1 when they are all empty.
 */
export function chooseAmong(high: number, low: number, blocks: readonly Block[]): number {
  const index = blocks.length === 1 ? 0 : firstBlock(high, low, blocks)
  const block = blocks[index]
  if (block === undefined || block.size < 1) {
    chosenBlock = -1
    chosenWithin = -1
    return -1
  }
  mix(block.key.hi, block.key.lo, high, low)
  chosenBlock = index
  chosenWithin = jumpHash(hi, lo, block.size)
  let before = 0
  for (let i = 0; i < index; i++) before += (blocks[i] as Block).size
  return before + chosenWithin
}

function firstBlock(high: number, low: number, blocks: readonly Block[]): number {
  let best = -1
  let earliest = Infinity
  for (let i = 0; i < blocks.length; i++) {
    const { key, size } = blocks[i] as Block
    if (size < 1) continue
    mix(key.hi, key.lo, high, low)
    const time = firstRing(hi, lo, size)
    if (time < earliest) {
      earliest = time
      best = i
    }
  }
  return best
}

/**
 * Chooses the `position`-th of `picks` different rows for one parent.
 *
 * Pick k is a hash of (parent, k, try) with a new try while it meets an earlier pick: growth of the blocks moves a pick about
 * as rarely as {@link chooseAmong} does. Where the rows are fewer than twice the picks, a keyed permutation is taken instead,
 * which needs no second tries and has no such promise.
 *
 * @param key - Key of the parent and relation.
 * @param cache - Picks made so far, filled here. Give an empty array for each parent, and the same one for its positions.
 * @param picks - How many picks the parent makes in all; the same for all positions.
 * @returns a place in the concatenation of the blocks.
 * @throws {RangeError} when the blocks have fewer rows than `picks`, or `position` is not below `picks`.
 */
export function chooseDistinct(
  key: StreamKey,
  blocks: readonly Block[],
  position: number,
  cache: number[],
  picks: number,
): number {
  let rows = 0
  for (let i = 0; i < blocks.length; i++) rows += (blocks[i] as Block).size
  if (picks > rows) throw new RangeError(`cannot choose ${picks} different rows of ${rows}`)
  if (!(position >= 0 && position < picks)) throw new RangeError(`there is no pick ${position} of ${picks}`)
  if (cache.length <= position) {
    if (rows < 2 * picks) fillByPermutation(key, rows, picks, cache)
    else while (cache.length <= position) cache.push(nextDistinct(key, blocks, cache))
  }
  return cache[position] as number
}

function fillByPermutation(key: StreamKey, rows: number, picks: number, cache: number[]): void {
  const permutation = createPermutation(rows, key)
  while (cache.length < picks) cache.push(permutation.at(cache.length))
}

function nextDistinct(key: StreamKey, blocks: readonly Block[], earlier: readonly number[]): number {
  for (let attempt = 0; ; attempt++) {
    mix(key.hi, key.lo, attempt, earlier.length)
    const choice = chooseAmong(hi, lo, blocks)
    if (!earlier.includes(choice)) return choice
  }
}
