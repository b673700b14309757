import { BLOCK } from './block-cipher.js'
import type { Messages } from './messages.js'

/** Bounds of what is worked on at once: it should stay in the processor's cache, and memory should stay flat. */
const CHUNK_MESSAGES = 4_096
const CHUNK_BYTES = 1 << 22

/** What is added to the last block of a message, by whether the message fills it. */
export interface LastMasks {
  readonly full: Uint8Array
  readonly padded: Uint8Array
}

/** Messages in one buffer, each padded to whole blocks, its last block masked. */
export interface LaidOut {
  readonly bytes: Uint8Array
  readonly count: number
  /** The block that each message begins with, and last the block behind all. */
  readonly starts: Uint32Array
}

/** Lays out a chunk of messages, from `first` on: at least one, and as many as are good to work on at once. */
export function layOut(messages: Messages, first: number, masks: LastMasks): LaidOut {
  const { count, capacity } = chunkFrom(messages, first)
  const bytes = new Uint8Array(capacity)
  const starts = new Uint32Array(count + 1)
  for (let i = 0, from = 0; i < count; i++) {
    from = closeMessage(bytes, from, messages.write(first + i, bytes, from), masks)
    starts[i + 1] = from / BLOCK
  }
  return { bytes, count, starts }
}

function chunkFrom(messages: Messages, first: number): { readonly count: number; readonly capacity: number } {
  let capacity = 0
  let at = first
  do capacity += messages.bound(at++) + BLOCK
  while (at < messages.count && at - first < CHUNK_MESSAGES && capacity < CHUNK_BYTES)
  return { count: at - first, capacity: BLOCK * Math.ceil(capacity / BLOCK) }
}

/** Pads a message to whole blocks, at least one (SP 800-38B, 6.2), and masks the last; gives where it ends. */
function closeMessage(bytes: Uint8Array, from: number, end: number, masks: LastMasks): number {
  const full = end > from && (end - from) % BLOCK === 0
  if (!full) bytes[end] = 0x80 // zeros follow, for the buffer is new
  const close = from + BLOCK * Math.max(1, Math.ceil((end - from) / BLOCK))
  const mask = full ? masks.full : masks.padded
  for (let i = 0; i < BLOCK; i++) bytes[close - BLOCK + i] = (bytes[close - BLOCK + i] ?? 0) ^ (mask[i] ?? 0)
  return close
}
