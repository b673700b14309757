import type { Tag } from '../tags/sip-hash.js'
import { TagTable } from '../tags/tag-table.js'
import type { FieldSets } from './field-sets.js'

/** Few originals are like this: an ordinary word, which counts only where its field identifies. */
export const WEAK = 1
/** Part of a longer text: counts only together with its neighbour. */
export const PART = 2

/** Tags of originals, each with the fields it was in, how often it was there, and its flags. */
export interface OriginalTable {
  readonly size: number
  /** Adds an original; gives how often it was added by now, 0 where there is no room for it. */
  add(tag: Readonly<Tag>, field: number, flags: number): number
  find(tag: Readonly<Tag>): number
  flags(slot: number): number
  count(slot: number): number
  set(slot: number): number
}

/** How many originals may be held, by all tables of a scan together. */
export interface Room {
  left: number
  /** Fields whose originals had no room. */
  readonly refused: Set<number>
}

const FLAG_BITS = 2
const SET_BITS = 10
const MOST = 2 ** (32 - FLAG_BITS - SET_BITS) - 1

export function createOriginalTable(sets: FieldSets, room: Room): OriginalTable {
  const table = new TagTable(1)
  const setOf = (slot: number): number => (table.get(slot) >>> FLAG_BITS) & (2 ** SET_BITS - 1)
  const countOf = (slot: number): number => table.get(slot) >>> (FLAG_BITS + SET_BITS)
  return {
    get size() {
      return table.size
    },
    add(tag, field, flags) {
      if (room.left <= 0 && table.find(tag) < 0) {
        room.refused.add(field)
        return 0
      }
      const before = table.size
      const slot = table.put(tag)
      const isNew = table.size > before
      if (isNew) room.left--
      const kept = isNew ? flags : table.get(slot) & flags
      const count = Math.min(countOf(slot) + 1, MOST)
      const set = sets.add(setOf(slot), field)
      table.set(slot, ((count << (FLAG_BITS + SET_BITS)) | (set << FLAG_BITS) | kept) >>> 0)
      return count
    },
    find: (tag) => table.find(tag),
    flags: (slot) => table.get(slot) & (2 ** FLAG_BITS - 1),
    count: countOf,
    set: setOf,
  }
}
