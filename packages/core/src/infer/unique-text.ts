import { drawHex, shapeUuid, spellHex } from '../values/text/identifiers.js'
import { createPermutation } from '../random/permutation.js'
import type { StreamKey } from '../random/key.js'
import type { Vocabulary } from '../values/locale.js'
import { nameLists } from '../values/name-lists.js'
import { fitText } from './fit-text.js'
import type { TextMeaning } from './names/text-names.js'
import type { TextCell } from './text-draws.js'
import { uniqueWords } from './unique-words.js'

/** Fewest and most characters. */
export interface Room {
  readonly min: number
  readonly max: number
}

/** Rounds of people that are made room for: a million times all pairs of names. */
const PERSON_DIGITS = 7
/**
 * Distinct texts of one meaning that fit the room: people's from the row's person, names and slugs from words, numbers from a
 * pattern. Where that is too long, a text of the meaning is shortened and ends in a code of fixed width that tells rows apart.
 *
 * @param draw - Gives the human part of such a shortened text.
 */
export function makeUniqueText(
  meaning: TextMeaning | undefined,
  vocabulary: Vocabulary,
  key: StreamKey,
  room: Room,
  draw: TextCell,
): TextCell {
  if ((meaning === 'e-mail' || meaning === 'user name') && personFits(vocabulary, meaning, room)) return draw
  const form = meaning === undefined ? undefined : NETWORK_FORMS[meaning]
  if (form !== undefined && room.min <= form.length && room.max >= form.length) return makeNetworkAddress(form, key)
  const hexLength = meaning === undefined ? undefined : HEX_LENGTH[meaning]
  if (meaning !== undefined && hexLength !== undefined && room.max >= Math.min(hexLength, 12))
    return makeHex(meaning, key, room)
  const text = uniqueWords(meaning, vocabulary, key, room.max)
  if (text !== undefined && text.shortest >= room.min && text.longest <= room.max) {
    return (cell) => text.at(cell.uniqueIndexIn(text.size))
  }
  return makeCoded(meaning, key, room, draw)
}

/** People's texts are distinct already. */
function personFits(vocabulary: Vocabulary, meaning: 'e-mail' | 'user name', { min, max }: Room): boolean {
  const { given, family } = nameLists(vocabulary)
  const most = (names: {
    readonly female: readonly { readonly folded: string }[]
    readonly male: readonly { readonly folded: string }[]
  }): number => [...names.female, ...names.male].reduce((length, name) => Math.max(length, name.folded.length), 0)
  const tail = meaning === 'e-mail' ? '@example.com'.length : 0
  return min <= 3 + tail && most(given) + 1 + most(family) + PERSON_DIGITS + tail <= max
}

/** Addresses that nobody has, `x` standing for a hexadecimal digit: RFC 3849, and locally administered hardware. */
const NETWORK_FORMS: Partial<Readonly<Record<TextMeaning, string>>> = {
  'ip address': '2001:db8::xxxx:xxxx:xxxx',
  'ipv6 address': '2001:db8::xxxx:xxxx:xxxx',
  'hardware address': '02:xx:xx:xx:xx:xx',
}

function makeNetworkAddress(form: string, key: StreamKey): TextCell {
  const places = form.split('x').length - 1
  const size = 16 ** places
  const order = createPermutation(size, key)
  return (cell) => {
    const hex = spellHex(order.at(cell.uniqueIndexIn(size)), places)
    let place = 0
    return form.replace(/x/g, () => hex.charAt(place++))
  }
}

/** Meanings that are hexadecimal digits, with their usual length. */
const HEX_LENGTH: Partial<Readonly<Record<TextMeaning, number>>> = {
  uuid: 36,
  token: 40,
  hash: 64,
  color: 7,
}

function makeHex(meaning: TextMeaning, key: StreamKey, room: Room): TextCell {
  const usual = HEX_LENGTH[meaning] ?? 32
  if (meaning === 'uuid' && room.max >= usual && room.min <= usual) return makeUniqueUuid(key)
  const prefix = meaning === 'color' && room.max >= 7 ? '#' : ''
  const length = Math.min(Math.max(meaning === 'color' ? 6 : usual, room.min - prefix.length), room.max - prefix.length)
  const width = Math.min(12, length)
  const size = 16 ** width
  const order = createPermutation(size, key)
  return (cell) => {
    const code = spellHex(order.at(cell.uniqueIndexIn(size)), width)
    return prefix + code + drawHex(cell.source, length - width)
  }
}

/** UUIDs whose last 48 bits are a permutation: distinct by construction, not only by chance. */
export function makeUniqueUuid(key: StreamKey): TextCell {
  const size = 2 ** 48
  const order = createPermutation(size, key)
  return (cell) => {
    return shapeUuid(drawHex(cell.source, 20) + spellHex(order.at(cell.uniqueIndexIn(size)), 12))
  }
}

/** A shortened text and a code of fixed width: no two codes are equal, so no two texts are. */
function makeCoded(meaning: TextMeaning | undefined, key: StreamKey, room: Room, draw: TextCell): TextCell {
  const tail = meaning === 'e-mail' && room.max >= 20 ? '@example.com' : ''
  const max = Math.min(room.max, Math.max(room.min, 64)) - tail.length
  const radix = max >= 14 ? 10 : 36
  const width = Math.min(max, radix === 10 ? 9 : 7)
  const size = radix ** width
  const order = createPermutation(size, key)
  const least = Math.max(0, room.min - width - tail.length)
  return (cell) => {
    const code = order.at(cell.uniqueIndexIn(size)).toString(radix).padStart(width, '0')
    const human = max - width < 1 ? '' : fitText(localPart(meaning, draw(cell)), least, max - width)
    return human + code + tail
  }
}

function localPart(meaning: TextMeaning | undefined, text: string): string {
  return meaning === 'e-mail' ? (text.split('@')[0] ?? text).replace(/\d+$/, '') : text
}
