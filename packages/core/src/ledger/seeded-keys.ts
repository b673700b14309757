import { hash } from 'node:crypto'
import { keyText } from '../internal/key-text.js'
import type { Tuple } from '../schema/schema.js'
import type { LedgerEntity, LedgerPart } from './entry.js'

/**
 * Tells whether a row was seeded, by its table and key. A range costs nothing, a listed key 8 bytes: of it a 64-bit hash is kept,
 * which takes a foreign row for a seeded one with probability keys / 2^64.
 */
export class SeededKeys {
  readonly #ranges = new Map<string, { readonly from: bigint; readonly to: bigint }[]>()
  readonly #lists = new Map<string, BigUint64Array[]>()
  readonly #rows = new Map<string, number>()

  /** Notes an entity of a run; its listed keys follow through the function given back. */
  add({ table, rows, keys }: LedgerEntity): (part: LedgerPart) => void {
    this.#rows.set(table, this.rows(table) + rows)
    if (keys.kind === 'range') {
      this.#ranges.set(table, [...(this.#ranges.get(table) ?? []), keys])
      return () => undefined
    }
    const hashes = new BigUint64Array(rows)
    this.#lists.set(table, [...(this.#lists.get(table) ?? []), hashes])
    let filled = 0
    return (part) => {
      for (const key of part.keys) hashes[filled++] = hashOf(key)
      if (filled === rows) hashes.sort()
    }
  }

  /** Seeded rows of a table. */
  rows(table: string): number {
    return this.#rows.get(table) ?? 0
  }

  has(table: string, key: Tuple): boolean {
    return this.#inRange(table, key) || this.#inList(table, key)
  }

  #inRange(table: string, [part]: Tuple): boolean {
    if (typeof part !== 'number' && typeof part !== 'bigint') return false
    return (this.#ranges.get(table) ?? []).some(({ from, to }) => part >= from && part <= to)
  }

  #inList(table: string, key: Tuple): boolean {
    const lists = this.#lists.get(table)
    if (lists === undefined) return false
    const wanted = hashOf(key)
    return lists.some((hashes) => includesSorted(hashes, wanted))
  }
}

function hashOf(key: Tuple): bigint {
  return hash('sha256', keyText(key), 'buffer').readBigUInt64LE(0)
}

function includesSorted(sorted: BigUint64Array, wanted: bigint): boolean {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((sorted[middle] as bigint) < wanted) low = middle + 1
    else high = middle
  }
  return sorted[low] === wanted
}
