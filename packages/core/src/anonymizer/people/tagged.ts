import { maskTooShort } from '../../errors/mask.js'
import type { MaskedField } from '../transform.js'

/** Characters of a tag where there is room: 80 bits, a collision among ten million values once in 10^10 (birthday bound). */
const WHOLE = 16

/** Characters below which a tag no longer keeps values apart: 40 bits. */
const LEAST = 8

/** Bits of one base32 character. */
const BITS = 5

/** How long the tags of a field are. */
export interface TagRoom {
  readonly characters: number
  /** Two values get one tag with probability 2^-bits. */
  readonly bits: number
}

/**
 * How much of a tag fits into a field.
 *
 * @param around - Characters of everything that must stand beside the tag.
 * @throws {SeedError} `MASK.TOO_SHORT` when fewer than 40 bits are left.
 */
export function tagRoom(transform: string, field: MaskedField, limit: number, around: number): TagRoom {
  const characters = Math.min(WHOLE, limit - around)
  if (characters < LEAST) throw maskTooShort(transform, field.entity, field.name, limit, around + LEAST)
  return { characters, bits: characters * BITS }
}

/** The longest of some spellings that has room; the last one always has. All are ASCII. */
export function longestFitting(spellings: readonly string[], limit: number): string {
  return spellings.find((spelling) => spelling.length <= limit) ?? spellings.at(-1) ?? ''
}
