import { BLOCK } from './block-cipher.js'
import type { Messages } from './messages.js'

/** Bounds of what is worked on at once: it should stay in the processor's cache, and memory should stay flat. */
const CHUNK_MESSAGES = 4_096
const CHUNK_BYTES = 1 << 22

/** What is added to the last block of a message, by whether the message fills it: as words, for they are only added. */
export interface LastMasks {
  readonly full: Uint32Array
  readonly padded: Uint32Array
}

/** Messages in one buffer, each padded to whole blocks, its last block masked. */
export interface LaidOut {
  /** Written over by the next call of {@link layOut}. */
  readonly bytes: Uint8Array
  readonly words: Uint32Array
  readonly count: number
  /** The block that each message begins with, and last the block behind all. */
  readonly starts: Uint32Array
}

/** Making room for every chunk anew would cost as much as filling it. */
let room = Buffer.alloc(0)

/** Lays out a chunk of messages, from `first` on: at least one, and as many as are good to work on at once. */
export function layOut(messages: Messages, first: number, masks: LastMasks): LaidOut {
  const { count, capacity } = chunkFrom(messages, first)
  const bytes = roomFor(capacity)
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4)
  const starts = new Uint32Array(count + 1)
  for (let i = 0, from = 0; i < count; i++) {
    const end = messages.write(first + i, bytes, from)
    const full = end > from && (end - from) % BLOCK === 0
    if (!full) padMessage(bytes, end)
    from = BLOCK * Math.ceil((full ? end : end + 1) / BLOCK)
    addMask(words, from / 4 - MASK_WORDS, full ? masks.full : masks.padded)
    starts[i + 1] = from / BLOCK
  }
  return { bytes, words, count, starts }
}

function chunkFrom(messages: Messages, first: number): { readonly count: number; readonly capacity: number } {
  let capacity = 0
  let at = first
  do capacity += messages.bound(at++) + BLOCK
  while (at < messages.count && at - first < CHUNK_MESSAGES && capacity < CHUNK_BYTES)
  return { count: at - first, capacity: BLOCK * Math.ceil(capacity / BLOCK) }
}

/** Room with anything in it. What a very long message needed is not held on to. */
function roomFor(capacity: number): Buffer {
  if (capacity > 2 * CHUNK_BYTES) return Buffer.alloc(capacity)
  if (room.length < capacity) room = Buffer.alloc(capacity)
  return room
}

/** Pads a message to whole blocks, at least one (SP 800-38B, 6.2). */
function padMessage(bytes: Uint8Array, end: number): void {
  bytes[end] = 0x80
  for (let at = end + 1; at % BLOCK !== 0; at++) bytes[at] = 0
}

const MASK_WORDS = BLOCK / 4

function addMask(words: Uint32Array, at: number, mask: Uint32Array): void {
  for (let i = 0; i < MASK_WORDS; i++) words[at + i] = (words[at + i] as number) ^ (mask[i] as number)
}
