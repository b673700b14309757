import { BLOCK, type BlockCipher, createBlockCipher, lastChainedBlock } from './block-cipher.js'
import { type LaidOut, layOut } from './lay-out.js'
import type { Messages } from './messages.js'

/** From so many blocks on, a call of its own for a message costs less than steps of a few messages each. */
const LONG_BLOCKS = 64

/** Words of 32 bits in a block. */
const WORDS = BLOCK / 4

/** What is added to the last block of a message, by whether the message fills it. */
interface LastMasks {
  readonly full: Uint32Array
  readonly padded: Uint32Array
}

/**
 * AES-CMAC (NIST SP 800-38B, RFC 4493) of many messages under one key: 16 bytes each, one after the other.
 *
 * The messages go in lockstep: the first blocks of all of them through AES in one call, then the second blocks of
 * those that have one. A call of the cipher costs as much as some hundred blocks, so this is what makes it fast.
 *
 * @param key - 16, 24 or 32 bytes.
 */
export function createCmac(key: Uint8Array): (messages: Messages) => Uint8Array {
  const encrypt = createBlockCipher(key)
  const masks = deriveMasks(encrypt)
  return (messages) => {
    const tags = new Uint32Array(WORDS * messages.count)
    for (let start = 0; start < messages.count;) {
      const laid = layOut(messages, start)
      const result = tags.subarray(WORDS * start, WORDS * (start + laid.count))
      chainTogether(laid, masks, encrypt, result)
      chainLong(laid, masks, key, result)
      start += laid.count
    }
    return new Uint8Array(tags.buffer)
  }
}

/** The masks of last blocks (SP 800-38B, 6.1): K1 and K2. */
function deriveMasks(encrypt: BlockCipher): LastMasks {
  const full = double(encrypt(new Uint8Array(BLOCK)))
  return { full: wordsOf(full), padded: wordsOf(double(full)) }
}

function wordsOf(block: Uint8Array): Uint32Array {
  return new Uint32Array(Uint8Array.from(block).buffer)
}

/** Doubles in the field of 2^128 elements. */
function double(block: Uint8Array): Uint8Array {
  const carry = ((block[0] ?? 0) >> 7) * 0x87
  return block.map((byte, i) => (byte << 1) ^ (i === BLOCK - 1 ? carry : (block[i + 1] ?? 0) >> 7))
}

function chainTogether(laid: LaidOut, masks: LastMasks, encrypt: BlockCipher, result: Uint32Array): void {
  const { words, starts } = laid
  const { order, active } = orderByBlocks(laid)
  const state = new Uint32Array(WORDS * laid.count)
  const stateBytes = new Uint8Array(state.buffer)
  active.forEach((going, round) => {
    for (let i = 0; i < going; i++) addBlock(state, i, words, (starts[order[i] as number] as number) + round)
    // Those that do not go on end with this block.
    for (let i = active[round + 1] ?? 0; i < going; i++) addBlock(state, i, maskOf(laid, masks, order[i] as number), 0)
    stateBytes.set(encrypt(stateBytes.subarray(0, BLOCK * going)))
  })
  const short = active[0] ?? 0
  for (let i = 0; i < short; i++) addBlock(result, order[i] as number, state, i)
}

function maskOf({ full }: LaidOut, masks: LastMasks, message: number): Uint32Array {
  return full[message] === 1 ? masks.full : masks.padded
}

/** Adds one block to another. A loop, for a view of sixteen bytes costs more than they do. */
function addBlock(into: Uint32Array, place: number, from: Uint32Array, at: number): void {
  for (let k = 0; k < WORDS; k++)
    into[WORDS * place + k] = (into[WORDS * place + k] as number) ^ (from[WORDS * at + k] as number)
}

function chainLong(laid: LaidOut, masks: LastMasks, key: Uint8Array, result: Uint32Array): void {
  const { words, count, starts } = laid
  for (let i = 0; i < count; i++) {
    const from = starts[i] ?? 0
    const to = starts[i + 1] ?? 0
    if (to - from < LONG_BLOCKS) continue
    const message = words.slice(WORDS * from, WORDS * to)
    addBlock(message, to - from - 1, maskOf(laid, masks, i), 0)
    addBlock(result, i, wordsOf(lastChainedBlock(key, new Uint8Array(message.buffer))), 0)
  }
}

/**
 * Messages in the order of their blocks, most first and long ones last, by a counting sort; and how many of them have
 * a first block to chain, a second one and so on: always the first ones of the order.
 */
function orderByBlocks({ count, starts }: LaidOut): {
  readonly order: Uint32Array
  readonly active: readonly number[]
} {
  const blocksOf = (i: number): number => {
    const blocks = (starts[i + 1] ?? 0) - (starts[i] ?? 0)
    return blocks < LONG_BLOCKS ? blocks : 0
  }
  const atLeast = new Uint32Array(LONG_BLOCKS + 1)
  for (let i = 0; i < count; i++) atLeast[blocksOf(i)] = (atLeast[blocksOf(i)] ?? 0) + 1
  for (let blocks = LONG_BLOCKS - 1; blocks >= 0; blocks--)
    atLeast[blocks] = (atLeast[blocks] ?? 0) + (atLeast[blocks + 1] ?? 0)
  const places = atLeast.slice(1) // of the next message with so many blocks: behind those that have more
  const order = new Uint32Array(count)
  for (let i = 0; i < count; i++) {
    const place = places[blocksOf(i)] ?? 0
    order[place] = i
    places[blocksOf(i)] = place + 1
  }
  return { order, active: Array.from(atLeast.subarray(1)).filter((going) => going > 0) }
}
