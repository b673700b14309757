import { randomFillSync } from 'node:crypto'
import { sipHash, type SipRounds, type Tag } from './sip-hash.js'

/** A keyed function of texts whose key is drawn when it is made and known to nobody. */
export interface Tagger {
  /** Tag of the text asked for last; never zero. */
  readonly tag: Readonly<Tag>
  /** Sets `tag` for a text, or the part of it from `from` and before `to`. */
  text(text: string, from?: number, to?: number): void
  /**
   * Sets `tag` for a list of tags.
   *
   * @param halves - Low and high half of each.
   * @param at - Place of the first tag in `halves`, counted in tags.
   */
  list(halves: Int32Array, at: number, count: number): void
}

// SipHash-1-3, as in hash tables of Rust, Python and Ruby: the key lives as long as the scan, and tags never leave it.
const ROUNDS: SipRounds = { block: 1, end: 3 }

/** Makes a keyed function under a fresh random key. */
export function createTagger(): Tagger {
  const narrow = randomFillSync(new Int32Array(4))
  const wide = randomFillSync(new Int32Array(4))
  const listed = randomFillSync(new Int32Array(4))
  const tag: Tag = { low: 0, high: 0 }
  let buffer = new Int32Array(256)
  const hash = (key: Int32Array, bytes: number): void => {
    sipHash(key, buffer, bytes, ROUNDS, tag)
    if (tag.low === 0 && tag.high === 0) tag.low = 1
  }
  const room = (words: number): void => {
    if (buffer.length < words) buffer = new Int32Array(words * 2)
  }
  return {
    tag,
    text(text, from = 0, to = text.length) {
      room((to - from) / 2 + 4)
      if (packNarrow(text, from, to, buffer)) hash(narrow, to - from)
      else hash(wide, packWide(text, from, to, buffer))
    },
    list(halves, at, count) {
      for (let i = 0; i < 2 * count; i++) buffer[i] = halves[2 * at + i] as number
      buffer[2 * count] = buffer[2 * count + 1] = 0
      hash(listed, 8 * count)
    },
  }
}

/** Puts four characters in a word; false when one of them needs more than 8 bits. */
function packNarrow(text: string, from: number, to: number, words: Int32Array): boolean {
  let seen = 0
  let word = 0
  let at = from
  for (; at + 3 < to; at += 4) {
    const a = text.charCodeAt(at)
    const b = text.charCodeAt(at + 1)
    const c = text.charCodeAt(at + 2)
    const d = text.charCodeAt(at + 3)
    seen |= a | b | c | d
    words[word++] = a | (b << 8) | (c << 16) | (d << 24)
  }
  let rest = 0
  for (let shift = 0; at < to; at++, shift += 8) {
    const code = text.charCodeAt(at)
    seen |= code
    rest |= code << shift
  }
  words[word] = rest
  words[word + 1] = words[word + 2] = 0
  return seen <= 0xff
}

/** Puts two characters in a word; gives the number of bytes. */
function packWide(text: string, from: number, to: number, words: Int32Array): number {
  let word = 0
  let at = from
  for (; at + 1 < to; at += 2) words[word++] = text.charCodeAt(at) | (text.charCodeAt(at + 1) << 16)
  words[word] = at < to ? text.charCodeAt(at) : 0
  words[word + 1] = words[word + 2] = 0
  return (to - from) * 2
}
