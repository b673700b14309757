import { impossibleTotal, wrongBounds } from '../errors/counts.js'
import { PrefixSums } from './prefix-sums.js'
import { drawBelow32 } from './integer.js'
import type { StreamKey } from './key.js'
import { createPermutation } from './permutation.js'
import { CellSource } from './source.js'

/** How many children each parent has. Children are numbered over all parents, in the order of the parents. */
export interface Counts {
  /** Children of all parents. */
  readonly total: number
  countOf(parent: number): number
  /** Children of all earlier parents: the number of this parent's first child. Also takes the number of parents. */
  offsetOf(parent: number): number
  /** The parent of a child; a child is a whole number in [0, total). */
  parentOf(child: number): number
}

/** Fewest and most children of one parent, and how many in all. */
export interface CountBounds {
  readonly min: number
  /** `Infinity` is allowed where there is a total. */
  readonly max: number
  readonly total?: number
}

/** Up to this spread over the minimum a parent's slots are looked at one by one; beyond, the taken slots are told once. */
const NARROW = 16

/**
 * Draws how many children each parent has.
 *
 * Without a total each count is drawn from the parent's own key, every number within the bounds equally likely, so that
 * more parents change nobody's count. With one, the children above the minimum are spread over the slots parents x (max - min)
 * by a keyed permutation: the total is met exactly, every count is within the bounds, and a different number of parents or
 * children changes them all.
 *
 * Memory is 8 bytes for every 1,024 parents and 64 KB; with a total and bounds further apart than 16, 4 bytes for every
 * parent. All counts are made once here; later, walking along parents or children costs one count a parent, and a jump
 * anywhere up to 1,024.
 *
 * @param countKey - Key of a parent's count; the object may be a reused one. Unused with a total.
 * @param key - Key of the slots. Unused without a total.
 * @throws {SeedError} `PLAN.TOTAL_IMPOSSIBLE` when the bounds do not allow the total, `PLAN.WRONG_BOUNDS` when they are none.
 */
export function createCounts(
  parents: number,
  bounds: CountBounds,
  countKey: (parent: number) => StreamKey,
  key: StreamKey,
): Counts {
  checkBounds(parents, bounds)
  const countOf =
    bounds.total === undefined ? drawnCounts(bounds, countKey) : spreadCounts(parents, bounds, bounds.total, key)
  return typeof countOf === 'number' ? evenCounts(parents, countOf) : new PrefixSums(parents, countOf)
}

type CountOf = (parent: number) => number

function checkBounds(parents: number, bounds: CountBounds): void {
  const { min, max, total } = bounds
  if (!isCount(parents) || !isCount(min) || !(max >= min)) throw wrongBounds(bounds)
  if (total === undefined) {
    if (!isCount(max) || !isCount(max * parents) || max - min >= 0x100000000) throw wrongBounds(bounds)
    return
  }
  if (!isCount(total) || !(isCount(max) || max === Infinity)) throw wrongBounds(bounds)
  const most = parents === 0 ? 0 : parents * max
  if (total < parents * min || total > most) throw impossibleTotal(parents, { min, max, total })
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0
}

/** A count from each parent's own key; a number where all are the same. */
function drawnCounts(bounds: CountBounds, countKey: (parent: number) => StreamKey): CountOf | number {
  const { min, max } = bounds
  if (min === max) return min
  const source = new CellSource()
  return (parent) => {
    const { hi, lo } = countKey(parent)
    source.point(hi, lo, 0, 0)
    return min + drawBelow32(source, max - min + 1)
  }
}

/** Counts that add up to a total: the permutation takes `extra` of the slots. */
function spreadCounts(parents: number, bounds: CountBounds, total: number, key: StreamKey): CountOf | number {
  const { min } = bounds
  const extra = total - parents * min
  const spread = Math.min(bounds.max - min, extra, Math.floor(Number.MAX_SAFE_INTEGER / Math.max(1, parents)))
  if (spread === 0) return min
  if (extra === parents * spread) return min + spread
  const slots = createPermutation(parents * spread, key)
  if (spread > NARROW) return toldCounts(parents, min, extra, (i) => Math.floor(slots.at(i) / spread))
  return (parent) => {
    let count = min
    const first = parent * spread
    for (let slot = first; slot < first + spread; slot++) if (slots.indexOf(slot) < extra) count++
    return count
  }
}

/** Counts how often each parent is taken, where a parent has too many slots to look at. */
function toldCounts(parents: number, min: number, extra: number, parentAt: (i: number) => number): CountOf {
  const counts = new Uint32Array(parents).fill(min)
  for (let i = 0; i < extra; i++) {
    const parent = parentAt(i)
    counts[parent] = (counts[parent] as number) + 1
  }
  return (parent) => counts[parent] ?? 0
}

/** Every parent has the same number of children: nothing to remember. */
function evenCounts(parents: number, each: number): Counts {
  const total = parents * each
  const check = (what: string, place: number, end: number): void => {
    if (!(place >= 0 && place < end)) throw new RangeError(`there is no ${what} ${place} of ${end}`)
  }
  return {
    total,
    countOf: () => each,
    offsetOf: (parent) => {
      check('parent', parent, parents + 1)
      return parent * each
    },
    parentOf: (child) => {
      check('child', child, total)
      return Math.floor(child / each)
    },
  }
}
