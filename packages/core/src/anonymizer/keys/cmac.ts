import { BLOCK, type BlockCipher, createBlockCipher, lastChainedBlock } from './block-cipher.js'
import type { Messages } from './messages.js'

/** Bounds of what is worked on at once: it should stay in the processor's cache, and memory should stay flat. */
const CHUNK_MESSAGES = 4_096
const CHUNK_BYTES = 1 << 22

/** From so many blocks on, a call of its own for a message costs less than steps of a few messages each. */
const LONG_BLOCKS = 64

/** Words of 32 bits in a block. */
const WORDS = BLOCK / 4

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
    const tags = new Uint8Array(BLOCK * messages.count)
    for (let start = 0; start < messages.count;) {
      const laid = layOut(messages, start, masks)
      const result = tags.subarray(BLOCK * start, BLOCK * (start + laid.count))
      chain(laid, encrypt, result)
      for (const at of laid.long) result.set(lastChainedBlock(key, partOf(laid, at)), BLOCK * at)
      start += laid.count
    }
    return tags
  }
}

/** The two masks of the last block (SP 800-38B, 6.1): K1 for a full one, K2 for a padded one. */
function deriveMasks(encrypt: BlockCipher): readonly [full: Uint8Array, padded: Uint8Array] {
  const full = double(encrypt(new Uint8Array(BLOCK)))
  return [full, double(full)]
}

/** Doubles in the field of 2^128 elements. */
function double(block: Uint8Array): Uint8Array {
  const carry = ((block[0] ?? 0) >> 7) * 0x87
  return block.map((byte, i) => (byte << 1) ^ (i === BLOCK - 1 ? carry : (block[i + 1] ?? 0) >> 7))
}

/** A chunk of messages in one buffer, padded, their last blocks masked. */
interface Laid {
  readonly bytes: Uint8Array
  readonly count: number
  /** Block at which each message starts, and at the end the block after all. */
  readonly starts: Uint32Array
  /** Messages of `LONG_BLOCKS` and more. */
  readonly long: readonly number[]
}

function layOut(messages: Messages, first: number, masks: readonly [Uint8Array, Uint8Array]): Laid {
  const { count, capacity } = chunkFrom(messages, first)
  const bytes = new Uint8Array(capacity)
  const starts = new Uint32Array(count + 1)
  const long: number[] = []
  for (let i = 0, block = 0; i < count; i++) {
    const from = block * BLOCK
    block = closeMessage(bytes, from, messages.write(first + i, bytes, from), masks) / BLOCK
    starts[i + 1] = block
    if (block - from / BLOCK >= LONG_BLOCKS) long.push(i)
  }
  return { bytes, count, starts, long }
}

function chunkFrom(messages: Messages, first: number): { readonly count: number; readonly capacity: number } {
  let capacity = 0
  let at = first
  do capacity += messages.bound(at++) + BLOCK
  while (at < messages.count && at - first < CHUNK_MESSAGES && capacity < CHUNK_BYTES)
  return { count: at - first, capacity: BLOCK * Math.ceil(capacity / BLOCK) }
}

/** Pads a message to whole blocks, at least one, and masks the last; gives where it ends. */
function closeMessage(bytes: Uint8Array, from: number, end: number, masks: readonly [Uint8Array, Uint8Array]): number {
  const full = end > from && (end - from) % BLOCK === 0
  if (!full) bytes[end] = 0x80 // zeros follow, for the buffer is new
  const close = from + BLOCK * Math.max(1, Math.ceil((end - from) / BLOCK))
  const mask = masks[full ? 0 : 1]
  for (let i = 0; i < BLOCK; i++) bytes[close - BLOCK + i] = (bytes[close - BLOCK + i] ?? 0) ^ (mask[i] ?? 0)
  return close
}

/** Chains the short messages in lockstep and writes their tags. */
function chain(laid: Laid, encrypt: BlockCipher, result: Uint8Array): void {
  const { count, starts } = laid
  const { order, active } = orderByLength(laid)
  const words = new Uint32Array(laid.bytes.buffer)
  const state = new Uint8Array(BLOCK * count)
  const stateWords = new Uint32Array(state.buffer)
  for (let round = 0; round < active.length; round++) {
    const going = active[round] ?? 0
    for (let i = 0; i < going; i++) {
      const from = WORDS * ((starts[order[i] ?? 0] ?? 0) + round)
      for (let k = 0; k < WORDS; k++)
        stateWords[WORDS * i + k] = (stateWords[WORDS * i + k] ?? 0) ^ (words[from + k] ?? 0)
    }
    state.set(encrypt(state.subarray(0, BLOCK * going)))
  }
  const tags = new Uint8Array(state.buffer)
  for (let i = 0; i < (active[0] ?? 0); i++)
    result.set(tags.subarray(BLOCK * i, BLOCK * (i + 1)), BLOCK * (order[i] ?? 0))
}

/** Short messages, those of most blocks first, and how many have a first, a second ... block: a counting sort. */
function orderByLength({ count, starts }: Laid): { readonly order: Uint32Array; readonly active: readonly number[] } {
  const lengthOf = (i: number): number => (starts[i + 1] ?? 0) - (starts[i] ?? 0)
  const active: number[] = [0] // by blocks: how many have exactly so many, then at least so many
  for (let i = 0; i < count; i++) {
    const length = lengthOf(i)
    if (length >= LONG_BLOCKS) continue
    while (active.length <= length) active.push(0)
    active[length] = (active[length] ?? 0) + 1
  }
  for (let length = active.length - 2; length >= 0; length--)
    active[length] = (active[length] ?? 0) + (active[length + 1] ?? 0)
  const places = [...active.slice(1), 0] // of the next message with so many blocks: after all with more
  const order = new Uint32Array(count)
  for (let i = 0; i < count; i++) {
    const length = lengthOf(i)
    if (length >= LONG_BLOCKS) continue
    const place = places[length] ?? 0
    order[place] = i
    places[length] = place + 1
  }
  return { order, active: active.slice(1) }
}

function partOf({ bytes, starts }: Laid, at: number): Uint8Array {
  return bytes.subarray(BLOCK * (starts[at] ?? 0), BLOCK * (starts[at + 1] ?? 0))
}
