import type { Tag } from './sip-hash.js'

/**
 * Tags and some numbers beside each, in typed arrays with open addressing (linear probing, at most half full): 8 bytes and 4
 * for each number, twice that when just grown to twice its size.
 */
export class TagTable {
  size = 0
  #low: Uint32Array
  #high: Uint32Array
  #numbers: Uint32Array[]

  /** @param columns - Numbers beside each tag, 32 bits each, 0 at first. */
  constructor(columns: number, slots = 1024) {
    this.#low = new Uint32Array(slots)
    this.#high = new Uint32Array(slots)
    this.#numbers = Array.from({ length: columns }, () => new Uint32Array(slots))
  }

  get bytes(): number {
    return this.#low.length * (8 + 4 * this.#numbers.length)
  }

  /** The slot of a tag, or -1. Slots move with the next `put`. */
  find({ low, high }: Readonly<Tag>): number {
    const slot = this.#probe(low, high)
    return this.#low[slot] === 0 && this.#high[slot] === 0 ? -1 : slot
  }

  /** The slot of a tag, a new one where it has none. */
  put({ low, high }: Readonly<Tag>): number {
    if ((this.size + 1) * 2 > this.#low.length) this.#grow()
    const slot = this.#probe(low, high)
    if (this.#low[slot] !== 0 || this.#high[slot] !== 0) return slot
    this.#low[slot] = low
    this.#high[slot] = high
    this.size++
    return slot
  }

  get(slot: number, column = 0): number {
    return this.#numbers[column]?.[slot] ?? 0
  }

  set(slot: number, value: number, column = 0): void {
    const numbers = this.#numbers[column]
    if (numbers !== undefined) numbers[slot] = value
  }

  /** Slots in use, in no order. */
  *slots(): Generator<number> {
    for (let slot = 0; slot < this.#low.length; slot++) if (this.#low[slot] !== 0 || this.#high[slot] !== 0) yield slot
  }

  #probe(low: number, high: number): number {
    const mask = this.#low.length - 1
    let slot = low & mask
    while (this.#low[slot] !== 0 || this.#high[slot] !== 0) {
      if (this.#low[slot] === low && this.#high[slot] === high) break
      slot = (slot + 1) & mask
    }
    return slot
  }

  #grow(): void {
    const old = { low: this.#low, high: this.#high, numbers: this.#numbers }
    const slots = old.low.length * 2
    this.#low = new Uint32Array(slots)
    this.#high = new Uint32Array(slots)
    this.#numbers = old.numbers.map(() => new Uint32Array(slots))
    for (let from = 0; from < old.low.length; from++) {
      const low = old.low[from] as number
      const high = old.high[from] as number
      if (low === 0 && high === 0) continue
      const to = this.#probe(low, high)
      this.#low[to] = low
      this.#high[to] = high
      old.numbers.forEach((numbers, column) => this.set(to, numbers[from] ?? 0, column))
    }
  }
}
