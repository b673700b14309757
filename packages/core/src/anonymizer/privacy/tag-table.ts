import { hash } from 'node:crypto'

/** Counts of texts that are told apart by 64-bit tags. */
export interface TagTable {
  /** Counts one more (or `times` more) of a text. */
  add(text: string, times?: number): void
  /** How often each text was counted, in no order. */
  counts(): Iterable<number>
}

interface Slots {
  /** Two words of tag a slot. */
  readonly tags: Uint32Array
  /** 0 for a free slot. */
  readonly counts: Uint32Array
  used: number
}

const FIRST_SLOTS = 1 << 12

/**
 * A hash table of the first 64 bits of SHA-256, with open addressing and linear probing, at most half full: 24 to 48 bytes a
 * text, however long it is. Two of n texts share a tag, and are then counted as one, with a probability below n^2 / 2^65:
 * 3 in a million for ten million texts.
 */
export function createTagTable(): TagTable {
  let slots = makeSlots(FIRST_SLOTS)
  return {
    add(text, times = 1) {
      const digest = hash('sha256', text, 'buffer')
      if (addTag(slots, digest.readUInt32LE(0), digest.readUInt32LE(4), times)) slots = roomier(slots)
    },
    *counts() {
      for (const count of slots.counts) if (count > 0) yield count
    },
  }
}

function makeSlots(size: number): Slots {
  return { tags: new Uint32Array(2 * size), counts: new Uint32Array(size), used: 0 }
}

/** Gives whether the table is more than half full. */
function addTag(slots: Slots, low: number, high: number, times: number): boolean {
  const { tags, counts } = slots
  const last = counts.length - 1
  let at = low & last
  while (counts[at] !== 0 && (tags[2 * at] !== low || tags[2 * at + 1] !== high)) at = (at + 1) & last
  if (counts[at] === 0) {
    tags[2 * at] = low
    tags[2 * at + 1] = high
    slots.used++
  }
  counts[at] = (counts[at] as number) + times
  return 2 * slots.used > counts.length
}

function roomier(old: Slots): Slots {
  const slots = makeSlots(2 * old.counts.length)
  for (let at = 0; at < old.counts.length; at++) {
    const count = old.counts[at] as number
    if (count > 0) addTag(slots, old.tags[2 * at] as number, old.tags[2 * at + 1] as number, count)
  }
  return slots
}
