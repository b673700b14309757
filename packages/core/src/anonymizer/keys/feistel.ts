import { endianness } from 'node:os'
import { BLOCK, createBlockCipher } from './block-cipher.js'

/** Even, so that the halves end where they began. */
const ROUNDS = 12

const BIG_ENDIAN = endianness() === 'BE'

/** Numbers of `leftBits` and of `rightBits`, one pair for each value: two words each, the lower one first. */
export interface Halves {
  readonly left: Uint32Array
  readonly right: Uint32Array
}

/** A keyed bijection on the numbers of `leftBits + rightBits` bits. */
export interface Feistel {
  readonly leftBits: number
  readonly rightBits: number
  /** Replaces all pairs, in place. */
  encipher(halves: Halves): void
}

/**
 * An alternating Feistel network (Luby and Rackoff 1988; the halves of FF1 in NIST SP 800-38G, with XOR in place of
 * the modular sum) of 12 rounds, whose round function is AES-256 of the round's number and one half.
 *
 * All values go through a round together, in one call of the cipher.
 *
 * @param key - 32 bytes; another one for each domain and size.
 * @param bits - 1 to 128.
 */
export function createFeistel(key: Uint8Array, bits: number): Feistel {
  const encrypt = createBlockCipher(key)
  const leftBits = Math.floor(bits / 2)
  const rightBits = bits - leftBits
  return {
    leftBits,
    rightBits,
    encipher({ left, right }) {
      const lanes = createLanes(left.length / 2)
      let target = left
      let source = right
      for (let round = 0; round < ROUNDS; round++) {
        fillBlocks(lanes, source, round)
        lanes.outputBytes.set(encrypt(lanes.blockBytes))
        mix(target, lanes, round % 2 === 0 ? leftBits : rightBits)
        ;[target, source] = [source, target]
      }
    },
  }
}

/** What goes into the cipher and what comes out of it, as bytes and as words. */
interface Lanes {
  readonly blocks: Uint32Array
  readonly blockBytes: Uint8Array
  readonly output: Uint32Array
  readonly outputBytes: Uint8Array
}

function createLanes(count: number): Lanes {
  const blocks = new Uint32Array((count * BLOCK) / 4)
  const output = new Uint32Array(blocks.length)
  return { blocks, blockBytes: new Uint8Array(blocks.buffer), output, outputBytes: new Uint8Array(output.buffer) }
}

/** A block is the number of the round, a zero and the half; words are little-endian on every machine. */
function fillBlocks({ blocks, blockBytes }: Lanes, source: Uint32Array, round: number): void {
  for (let i = 0, at = 0; at < blocks.length; i += 2, at += 4) {
    blocks[at] = round
    blocks[at + 1] = 0
    blocks[at + 2] = source[i] ?? 0
    blocks[at + 3] = source[i + 1] ?? 0
  }
  toLittleEndian(blockBytes)
}

function mix(target: Uint32Array, { output, outputBytes }: Lanes, bits: number): void {
  toLittleEndian(outputBytes)
  const low = maskOf(bits)
  const high = maskOf(bits - 32)
  for (let i = 0, at = 0; i < target.length; i += 2, at += 4) {
    target[i] = (target[i] ?? 0) ^ ((output[at] ?? 0) & low)
    target[i + 1] = (target[i + 1] ?? 0) ^ ((output[at + 1] ?? 0) & high)
  }
}

/** The lower `bits` of a word of 32: none below 1, all from 32 on. */
function maskOf(bits: number): number {
  return bits <= 0 ? 0 : bits >= 32 ? -1 : 2 ** bits - 1
}

function toLittleEndian(bytes: Uint8Array): void {
  if (BIG_ENDIAN) Buffer.from(bytes.buffer).swap32()
}
