import { drawBelow32 } from './integer.js'
import type { StreamKey } from './key.js'
import { keyedSource } from './source.js'
import { hi, lo, mix } from './threefry.js'

// Taken once, because under Jest every look-up of a global passes an interceptor, which costs more than the arithmetic.
const { floor } = Math

/** A bijection of [0, size) onto itself that looks drawn at random and is fixed by its key. */
export interface Permutation {
  readonly size: number
  /** The value at a place; place and value are whole numbers in [0, size). */
  at(place: number): number
  /** The place of a value: `indexOf(at(i)) === i`. */
  indexOf(value: number): number
}

/** Up to this size a permutation is a shuffled table. */
const TABLE_SIZE = 64
const ROUNDS = 6

/**
 * Permutes [0, size) without a list: constant time and memory for either direction.
 *
 * The size is covered by a rectangle of about its square root on each side; a generalized Feistel network (Black and
 * Rogaway, "Ciphers with arbitrary finite domains", 2002) of 6 rounds permutes the rectangle, and a value that falls on its
 * few surplus places is sent through again (cycle walking) until it does not. Sizes up to 64 are a Fisher-Yates table, where
 * every permutation is equally likely.
 *
 * @param size - 1 to 2^53 - 1.
 * @throws {RangeError} when the size is not a whole number in that range.
 */
export function createPermutation(size: number, key: StreamKey): Permutation {
  if (!Number.isSafeInteger(size) || size < 1)
    throw new RangeError(`a permutation has a size from 1 to 2^53 - 1, not ${size}`)
  return size <= TABLE_SIZE ? new TablePermutation(size, key) : new FeistelPermutation(size, key)
}

class TablePermutation implements Permutation {
  readonly size: number
  readonly #values: Uint8Array
  readonly #places: Uint8Array

  constructor(size: number, key: StreamKey) {
    const source = keyedSource(key)
    const values = new Uint8Array(size)
    const places = new Uint8Array(size)
    for (let i = 0; i < size; i++) {
      // Fisher and Yates, inside out: the table needs no first filling.
      const j = drawBelow32(source, i + 1)
      values[i] = values[j] as number
      values[j] = i
    }
    for (let i = 0; i < size; i++) places[values[i] as number] = i
    this.size = size
    this.#values = values
    this.#places = places
  }

  at(place: number): number {
    return this.#values[place] ?? outside(place, this.size)
  }

  indexOf(value: number): number {
    return this.#places[value] ?? outside(value, this.size)
  }
}

class FeistelPermutation implements Permutation {
  readonly size: number
  readonly #keyHi: number
  readonly #keyLo: number
  /** Width and height of the rectangle. A number is `row * width + column`. */
  readonly #width: number
  readonly #height: number
  /** The last row may be short: rows up to this one are whole, and this one has `#rest` columns. */
  readonly #wholeRows: number
  readonly #rest: number

  constructor(size: number, key: StreamKey) {
    this.size = size
    this.#keyHi = key.hi
    this.#keyLo = key.lo
    this.#width = Math.ceil(Math.sqrt(size))
    this.#height = Math.ceil(size / this.#width)
    this.#wholeRows = floor(size / this.#width)
    this.#rest = size - this.#wholeRows * this.#width
  }

  at(place: number): number {
    if (!isPlace(place, this.size)) outside(place, this.size)
    const width = this.#width
    const height = this.#height
    const keyHi = this.#keyHi
    const keyLo = this.#keyLo
    let row = floor(place / width)
    let column = place - row * width
    do {
      for (let round = 0; round < ROUNDS; round += 2) {
        column += below(keyHi, keyLo, round, row, width)
        if (column >= width) column -= width
        row += below(keyHi, keyLo, round + 1, column, height)
        if (row >= height) row -= height
      }
    } while (this.#isSurplus(row, column))
    return row * width + column
  }

  indexOf(value: number): number {
    if (!isPlace(value, this.size)) outside(value, this.size)
    const width = this.#width
    const height = this.#height
    const keyHi = this.#keyHi
    const keyLo = this.#keyLo
    let row = floor(value / width)
    let column = value - row * width
    do {
      for (let round = ROUNDS - 2; round >= 0; round -= 2) {
        row -= below(keyHi, keyLo, round + 1, column, height)
        if (row < 0) row += height
        column -= below(keyHi, keyLo, round, row, width)
        if (column < 0) column += width
      }
    } while (this.#isSurplus(row, column))
    return row * width + column
  }

  /** In rows and columns, because `row * width + column` may pass 2^53 here. */
  #isSurplus(row: number, column: number): boolean {
    return row > this.#wholeRows || (row === this.#wholeRows && column >= this.#rest)
  }
}

/** The round function: 53 mixed bits of a round and half a number, as a number below the limit, which is at most 2^27. */
function below(keyHi: number, keyLo: number, round: number, half: number, limit: number): number {
  mix(keyHi, keyLo, round, half)
  return floor((((hi >>> 5) * 0x4000000 + (lo >>> 6)) / 0x20000000000000) * limit)
}

function isPlace(number: number, size: number): boolean {
  return number >= 0 && number < size && floor(number) === number
}

function outside(number: number, size: number): never {
  throw new RangeError(`${number} is not a whole number in [0, ${size})`)
}
