import type { Prf, Tags } from '../../keys/key-ring.js'
import { bitsOf, bytesOf, FIXED_PATHS } from './special-ranges.js'

/** Levels that one tag decides: the 2^7 - 1 places of a tree of seven levels take 127 of its 128 bits. */
const LEVELS = 7

/**
 * Maps addresses so that two with a common prefix of n bits get replacements with a common prefix of n bits, and no longer
 * one: each bit is turned over or not by a keyed function of the bits before it (Xu, Fan, Ammar and Moon, "Prefix-preserving
 * IP address anonymization", 2002). A bijection on the addresses of a version.
 *
 * Special ranges map to themselves: on the way into one no bit is turned. So addresses beside a special range keep those bits
 * that they have in common with it, and the one after.
 */
export function mapAddresses(prf: Prf, addresses: readonly Uint8Array[]): readonly Uint8Array[] {
  const bits = addresses.map(bitsOf)
  const fixed = bits.map(fixedBits)
  const mapped = bits.map(() => '')
  const longest = bits.reduce((most, text) => Math.max(most, text.length), 0)
  for (let from = 0; from < longest; from += LEVELS) {
    const tags = new Map<string, number>()
    for (const text of bits) if (from < text.length) tags.set(nodeOf(text, from), 0)
    const nodes = [...tags.keys()]
    nodes.forEach((node, at) => tags.set(node, at))
    const flips = prf.tags(nodes)
    bits.forEach((text, i) => {
      if (from >= text.length) return
      mapped[i] += mapLevels(text, from, fixed[i] as number, flips, tags.get(nodeOf(text, from)) as number)
    })
  }
  return mapped.map(bytesOf)
}

/** Names the place in the tree that a tag is for: the version, and the bits so far. */
function nodeOf(bits: string, from: number): string {
  return `${bits.length}:${bits.slice(0, from)}`
}

/** How many bits in front stay: as long as they lead into a special range. */
function fixedBits(bits: string): number {
  const paths = FIXED_PATHS[bits.length === 32 ? 4 : 16]
  let count = 0
  while (paths.has(bits.slice(0, count))) count++
  return count
}

function mapLevels(bits: string, from: number, fixed: number, flips: Tags, at: number): string {
  const end = Math.min(from + LEVELS, bits.length)
  let place = 1
  let mapped = ''
  for (let i = from; i < end; i++) {
    const bit = bits.charCodeAt(i) - 48
    const turned = i < fixed ? 0 : bitAt(flips, at, place)
    mapped += String(bit ^ turned)
    // Places of a binary tree in an array: the children of n are 2n and 2n + 1.
    place = place * 2 + bit
  }
  return mapped
}

function bitAt(tags: Tags, at: number, place: number): number {
  return ((tags.bytes[at * 16 + (place >> 3)] as number) >> (place & 7)) & 1
}
