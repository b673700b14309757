import type { Counts } from './counts.js'

/** Parents in one block: a block has one remembered sum. */
export const BLOCK_PARENTS = 1024
/** Blocks whose offsets are kept at a time. */
const KEPT_BLOCKS = 8

/** Counts and their running sums: one sum a block for good, the offsets within a block while it is in use. */
export class PrefixSums implements Counts {
  readonly countOf: (parent: number) => number
  readonly #parents: number
  /** Children before each block, and all children at the end. */
  readonly #sums: Float64Array
  readonly #kept: (Float64Array | undefined)[] = new Array<Float64Array | undefined>(KEPT_BLOCKS)
  /** Which block each kept place holds; -1 for none. */
  readonly #keptBlock = new Int32Array(KEPT_BLOCKS).fill(-1)

  constructor(parents: number, countOf: (parent: number) => number) {
    this.#parents = parents
    this.countOf = countOf
    const blocks = Math.ceil(parents / BLOCK_PARENTS)
    this.#sums = new Float64Array(blocks + 1)
    let sum = 0
    for (let block = 0; block < blocks; block++) {
      const end = Math.min(parents, (block + 1) * BLOCK_PARENTS)
      for (let parent = block * BLOCK_PARENTS; parent < end; parent++) sum += countOf(parent)
      this.#sums[block + 1] = sum
    }
  }

  get total(): number {
    return this.#sums[this.#sums.length - 1] as number
  }

  offsetOf(parent: number): number {
    if (parent >= this.#parents) {
      if (parent === this.#parents) return this.total
      throw new RangeError(`there is no parent ${parent} of ${this.#parents}`)
    }
    const block = Math.floor(parent / BLOCK_PARENTS)
    return this.#offsets(block)[parent - block * BLOCK_PARENTS] as number
  }

  parentOf(child: number): number {
    if (!(child >= 0 && child < this.total)) throw new RangeError(`there is no child ${child} of ${this.total}`)
    const block = lastNotAbove(this.#sums, child)
    return block * BLOCK_PARENTS + lastNotAbove(this.#offsets(block), child)
  }

  /** Children before each parent of the block, then before the next block. */
  #offsets(block: number): Float64Array {
    const place = block % KEPT_BLOCKS
    const kept = this.#kept[place]
    if (kept !== undefined && this.#keptBlock[place] === block) return kept
    const offsets = kept ?? new Float64Array(BLOCK_PARENTS + 1)
    const first = block * BLOCK_PARENTS
    let sum = this.#sums[block] as number
    for (let i = 0; i < BLOCK_PARENTS; i++) {
      offsets[i] = sum
      if (first + i < this.#parents) sum += this.countOf(first + i)
    }
    offsets[BLOCK_PARENTS] = sum
    this.#kept[place] = offsets
    this.#keptBlock[place] = block
    return offsets
  }
}

/** The last index with a sum of at most `child`, whose own count is therefore not 0 unless it is the list's end. */
function lastNotAbove(sums: Float64Array, child: number): number {
  let low = 0
  let high = sums.length - 1
  while (low < high) {
    const middle = (low + high + 1) >>> 1
    if ((sums[middle] as number) <= child) low = middle
    else high = middle - 1
  }
  return low
}
