import { drawInteger } from '../../../random/draw.js'
import { hashKey } from '../../../random/key.js'
import { keyedSource } from '../../../random/source.js'

/** Where the next member of a stream goes in a sample. */
export interface Reservoir {
  /** The place to put it, below the sample's size, in the place of what was there; undefined to leave it out. */
  next(): number | undefined
  /** Members seen. */
  readonly seen: number
}

/**
 * Chooses a uniform sample from a stream of unknown length (algorithm R; Vitter, ACM TOMS 11:1, 1985). The same
 * stream gives the same sample. The first n places hold a uniform sample of size n.
 *
 * @param size - At least 1.
 * @param name - Makes samples of different streams independent.
 */
export function createReservoir(size: number, name: string): Reservoir {
  const source = keyedSource(hashKey('classify', name))
  let seen = 0
  return {
    next() {
      if (seen++ < size) return seen - 1
      const place = drawInteger(source, 0, seen - 1)
      return place < size ? place : undefined
    },
    get seen() {
      return seen
    },
  }
}
