import { drawInteger } from '../../../random/draw.js'
import type { RandomSource } from '../../../random/source.js'

/** Words by their length in characters. */
export type WordsByLength = ReadonlyMap<number, readonly string[]>

/** Sorts words by length; the longest that are kept have 12 characters, so that lines are filled closely. */
export function wordsByLength(words: readonly string[]): WordsByLength {
  const lists = new Map<number, string[]>()
  for (const word of new Set(words)) {
    const length = [...word].length
    if (/\s/u.test(word) || length > 12) continue
    const list = lists.get(length)
    if (list === undefined) lists.set(length, [word])
    else list.push(word)
  }
  return lists
}

/** What ends a sentence or a line, and indents or marks the next: it stays. */
const BREAKS = /([.!?\u3002]+(?=\s|$)[\s>*-]*|\n[\s>*-]*)/u

/**
 * Filler words in the place of a text: the same lines and sentences, each of about the same length and none longer; no word
 * and no number stays.
 */
export function loremLike(text: string, words: WordsByLength, source: RandomSource): string {
  return text
    .split(BREAKS)
    .map((part, i) => (i % 2 === 1 ? part : fill(part, words, source)))
    .join('')
}

/** White space around a part stays. */
function fill(part: string, words: WordsByLength, source: RandomSource): string {
  const inner = part.trim()
  if (inner === '') return part
  const from = part.indexOf(inner)
  return part.slice(0, from) + sentence(inner, words, source) + part.slice(from + inner.length)
}

function sentence(original: string, words: WordsByLength, source: RandomSource): string {
  const length = [...original].length
  let text = ''
  let room = length
  while (room > 0) {
    const word = wordWithin(room, words, source)
    text += text === '' ? word : ` ${word}`
    // A blank and at least two letters.
    room = length - [...text].length - 1
    if (room < 2) break
  }
  return /^\p{Lu}/u.test(original) ? text.charAt(0).toUpperCase() + text.slice(1) : text
}

/** A word of at most so many characters; its length is drawn first, so that lists of any size serve. */
function wordWithin(room: number, words: WordsByLength, source: RandomSource): string {
  const lengths = [...words.keys()].filter((length) => length <= room)
  const drawn = lengths[drawInteger(source, 0, Math.max(0, lengths.length - 1))]
  const list = drawn === undefined ? undefined : words.get(drawn)
  return list === undefined ? 'x'.repeat(room) : (list[drawInteger(source, 0, list.length - 1)] as string)
}
