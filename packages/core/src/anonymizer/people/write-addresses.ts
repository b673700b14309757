import type { Tags } from '../keys/key-ring.js'
import type { People } from './people.js'
import { makeTexts, writeAscii } from './text-page.js'
import { writeBase32 } from './write-base32.js'

/** What addresses of a page are made of. */
export interface AddressParts {
  readonly persons: People
  readonly tags: Tags
  /** Characters of each tag. */
  readonly characters: number
  /** Domains that they keep; undefined for an address that gets one that belongs to nobody. */
  readonly hosts: readonly (string | undefined)[]
  /** Characters of a whole address; each has room for the tag and the domain at least. */
  readonly limit: number
}

/** Domains that never belong to anybody (RFC 2606, 3); of one length. */
const RESERVED = ['example.com', 'example.net', 'example.org'] as const
export const RESERVED_LENGTH = 11

/** Characters before the `@` (RFC 5321, 4.5.3.1.1). */
const LONGEST_LOCAL = 64

const DOT = 0x2e
const AT = 0x40

/** Makes addresses: `given.family.<tag>@example.com`, without the given name or both names where there is no room. */
export function writeAddresses(parts: AddressParts): readonly string[] {
  const { hosts, tags } = parts
  const texts = makeTexts({
    count: tags.count,
    bound: () => LONGEST_LOCAL + 1 + RESERVED_LENGTH,
    write: (at, into, offset) => {
      const end = writeLocal(parts, at, into, offset)
      into[end] = AT
      if (hosts[at] !== undefined) return end + 1
      return writeAscii(RESERVED[tags.below(at, RESERVED.length, 3)] as string, into, end + 1)
    },
  })
  // Domains that stay may be written in any letters.
  hosts.forEach((host, at) => (texts[at] = `${texts[at] as string}${host ?? ''}`))
  return texts
}

function writeLocal(
  { persons, tags, characters, hosts, limit }: AddressParts,
  at: number,
  into: Uint8Array,
  offset: number,
): number {
  const room = Math.min(LONGEST_LOCAL, limit - 1 - (hosts[at]?.length ?? RESERVED_LENGTH)) - characters
  const given = persons.given(at).folded
  const family = persons.family(at).folded
  let end = offset
  if (given.length + family.length + 2 <= room) end = writeWord(given, into, end)
  if (family.length + 1 <= room) end = writeWord(family, into, end)
  return writeBase32(tags, at, characters, into, end)
}

function writeWord(word: string, into: Uint8Array, offset: number): number {
  const end = writeAscii(word, into, offset)
  into[end] = DOT
  return end + 1
}
