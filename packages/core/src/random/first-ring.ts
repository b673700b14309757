import { roundFine } from './fine.js'
import { futureJumps, MAX_BUCKETS } from './jump.js'
import { hi, lo, mix } from './threefry.js'

// Taken once, because under Jest every look-up of a global passes an interceptor, which costs more than the arithmetic.
const { log } = Math

const moves: number[] = []

/**
 * When the first of `size` clocks rings, each after an exponential time of mean 1. The clocks are those whose order of ringing
 * {@link jumpHash} gives for the same key: adding clocks makes the first ring earlier exactly when jump hash moves to a new one.
 *
 * Jump hash goes through the records of a row of clocks, those that ring before all earlier ones. The smallest of 2^31 times is
 * an exponential draw with mean 2^-31, whatever the order of the clocks. Back from there, where clock b is a record, the
 * first b clocks ring later than it, by an exponential draw with mean 1/b, for such times have no memory.
 */
export function firstRing(keyHi: number, keyLo: number, size: number): number {
  futureJumps(keyHi, keyLo, size, moves)
  let time = wait(keyHi, keyLo, 0) / MAX_BUCKETS
  // From the last record back, so that the times of two sizes share their first terms and compare exactly.
  for (let i = moves.length - 1; i >= 0; i--) {
    const record = moves[i] as number
    time += wait(keyHi, keyLo, record) / record
  }
  return time
}

/** An exponential draw with mean 1. */
function wait(keyHi: number, keyLo: number, clock: number): number {
  mix(keyHi, keyLo, 1, clock)
  // The middle of one of 2^52 equal parts of (0, 1).
  return roundFine(-log(((hi >>> 6) * 0x4000000 + (lo >>> 6) + 0.5) / 0x10000000000000))
}
