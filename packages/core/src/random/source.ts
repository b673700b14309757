import type { StreamKey } from './key.js'
import { hi, lo, mix } from './threefry.js'

/** A stream of random numbers. Every draw costs one mix. */
export interface RandomSource {
  /** The next whole number in [0, 2^32), every value equally likely. */
  nextInt32(): number
  /** The next multiple of 2^-53 in [0, 1), every value equally likely. */
  nextUnit(): number
}

/**
 * The draws of one cell: draw n is the mix of the row's key with the cell's salt plus n, so that it depends on nothing
 * else. One source serves all cells of a row and all rows: {@link point} costs five stores.
 */
export class CellSource implements RandomSource {
  /** The row's key. */
  keyHi = 0
  keyLo = 0
  /** The cell's salt: the key of its field. */
  saltHi = 0
  saltLo = 0
  /** Draws so far, and the number of the next one. May be set, to number draws by meaning. */
  draws = 0

  /** Moves to a cell, to its first draw unless told otherwise. */
  point(keyHi: number, keyLo: number, saltHi: number, saltLo: number, draws = 0): void {
    this.keyHi = keyHi
    this.keyLo = keyLo
    this.saltHi = saltHi
    this.saltLo = saltLo
    this.draws = draws
  }

  nextInt32(): number {
    mix(this.keyHi, this.keyLo, this.saltHi, (this.saltLo + this.draws++) | 0)
    return hi >>> 0
  }

  nextUnit(): number {
    mix(this.keyHi, this.keyLo, this.saltHi, (this.saltLo + this.draws++) | 0)
    // 27 bits of one word above 26 of the other: every step of 2^-53 once.
    return ((hi >>> 5) * 0x4000000 + (lo >>> 6)) / 0x20000000000000
  }
}

/** A source of its own for one key, for things that are not cells: draw n is the mix of the key with (0, n). */
export function keyedSource(key: StreamKey): CellSource {
  const source = new CellSource()
  source.point(key.hi, key.lo, 0, 0)
  return source
}
