import { BLOCK } from './block-cipher.js'
import type { Messages } from './messages.js'

/** Bounds of what is worked on at once: it should stay in the processor's cache, and memory should stay flat. */
const CHUNK_MESSAGES = 4_096
const CHUNK_BYTES = 1 << 22

/** Messages in one buffer, each padded to whole blocks. */
export interface LaidOut {
  /** May be written over by the next call of {@link layOut}. */
  readonly bytes: Uint8Array
  readonly words: Uint32Array
  readonly count: number
  /** The block that each message begins with, and last the block behind all. */
  readonly starts: Uint32Array
  /** 1 for a message that needed no padding. */
  readonly full: Uint8Array
}

/** Making room for every chunk anew would cost as much as filling it. */
let room = Buffer.alloc(0)

/** Lays out a chunk of messages, from `first` on: at least one, and as many as are good to work on at once. */
export function layOut(messages: Messages, first: number): LaidOut {
  const { count, capacity } = chunkFrom(messages, first)
  return (messages.texts && layOutAscii(messages.texts, first, count)) ?? layOutEach(messages, first, count, capacity)
}

function layOutEach(messages: Messages, first: number, count: number, capacity: number): LaidOut {
  const bytes = roomFor(capacity)
  const laid = { bytes, words: wordsOf(bytes), count, starts: new Uint32Array(count + 1), full: new Uint8Array(count) }
  for (let i = 0, from = 0; i < count; i++) {
    const end = messages.write(first + i, bytes, from)
    const gap = gapBehind(end - from)
    bytes.fill(0, end, end + gap)
    if (gap === 0) laid.full[i] = 1
    else bytes[end] = PADDING
    from = end + gap
    laid.starts[i + 1] = from / BLOCK
  }
  return laid
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

function wordsOf({ buffer, byteOffset, length }: Uint8Array): Uint32Array {
  return new Uint32Array(buffer, byteOffset, length / 4)
}

/** What stands behind a message, before zeros (SP 800-38B, 6.2). */
const PADDING = 0x80

/** Bytes of padding that fill up the last block of a message; there is one at least. */
function gapBehind(length: number): number {
  return length > 0 && length % BLOCK === 0 ? 0 : BLOCK - (length % BLOCK)
}

/** By the list and by where a chunk begins: several keys are asked about one list, that of a page's subjects. */
const kept = new WeakMap<readonly string[], Map<number, LaidOut>>()

const ZEROS = Array.from({ length: BLOCK + 1 }, (_, count) => '\0'.repeat(count))

/**
 * Lays out texts as one large text that the platform joins and encodes: a call for each would cost more than all the rest.
 *
 * @returns undefined where some are not ASCII, so that bytes are not where characters are.
 */
function layOutAscii(texts: readonly string[], first: number, count: number): LaidOut | undefined {
  const chunks = kept.get(texts) ?? new Map<number, LaidOut>()
  const known = chunks.get(first)
  if (known !== undefined) return known
  const joined = joinPadded(texts, first, count)
  if (Buffer.byteLength(joined) !== joined.length) return undefined
  const laid = markEnds(Buffer.from(joined, 'latin1'), texts, first, count)
  kept.set(texts, chunks.set(first, laid))
  return laid
}

function joinPadded(texts: readonly string[], first: number, count: number): string {
  const parts = new Array<string>(2 * count)
  for (let i = 0; i < count; i++) {
    const text = texts[first + i] as string
    parts[2 * i] = text
    parts[2 * i + 1] = ZEROS[gapBehind(text.length)] as string
  }
  return parts.join('')
}

function markEnds(bytes: Uint8Array, texts: readonly string[], first: number, count: number): LaidOut {
  const starts = new Uint32Array(count + 1)
  const full = new Uint8Array(count)
  for (let i = 0, from = 0; i < count; i++) {
    const { length } = texts[first + i] as string
    const gap = gapBehind(length)
    if (gap === 0) full[i] = 1
    else bytes[from + length] = PADDING
    from += length + gap
    starts[i + 1] = from / BLOCK
  }
  return { bytes, words: wordsOf(bytes), count, starts, full }
}
