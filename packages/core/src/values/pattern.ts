import { badPattern } from '../errors/unique.js'
import { childKey, type StreamKey } from '../random/key.js'
import { createPermutation, type Permutation } from '../random/permutation.js'
import { checkIndex } from './check-index.js'
import type { UniqueValues } from './unique.js'

const DIGITS = '0123456789'
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const SYMBOLS: Readonly<Record<string, string>> = { '#': DIGITS, '?': LETTERS, '*': DIGITS + LETTERS }

/** Part of a pattern: text as it is, or one character of an alphabet. */
type Part = { readonly text: string } | { readonly alphabet: string }

/** Neighbouring parts that together have at most 2^53 - 1 texts. */
interface Segment {
  readonly parts: readonly Part[]
  readonly order: Permutation
}

/**
 * Distinct texts of one pattern: the digits of a keyed permutation, in the pattern's mixed radix. Texts differ also when
 * case is ignored, for only upper-case letters are drawn.
 *
 * A pattern with more than 2^53 - 1 texts gives only as many as its last places make: they carry the permutation that
 * keeps texts apart, the places before them are filled from others.
 *
 * @throws {SeedError} `UNIQUE.PATTERN` for an empty pattern or a backslash at its end; `UNIQUE.EXHAUSTED` from `at`.
 */
export function createPattern(pattern: string, key: StreamKey): UniqueValues<string> {
  const segments = splitParts(parsePattern(pattern), key)
  const size = segments[0]?.order.size ?? 1
  const what = `the pattern ${JSON.stringify(pattern)}`
  const at = (index: number): string => {
    checkIndex(index, size, what)
    let text = ''
    for (const { parts, order } of segments) text = spell(parts, order.at(index % order.size)) + text
    return text
  }
  return { size, at }
}

/** Segments from the last to the first. */
function splitParts(parts: readonly Part[], key: StreamKey): readonly Segment[] {
  const segments: Segment[] = []
  let end = parts.length
  while (end > 0) {
    let size = 1
    let from = end
    for (; from > 0; from--) {
      const wider = size * radixOf(parts[from - 1] as Part)
      if (wider > Number.MAX_SAFE_INTEGER) break
      size = wider
    }
    const order = createPermutation(size, segments.length === 0 ? key : childKey(key, 0, segments.length))
    segments.push({ parts: parts.slice(from, end), order })
    end = from
  }
  return segments
}

function radixOf(part: Part): number {
  return 'text' in part ? 1 : part.alphabet.length
}

/** Writes a number in the mixed radix of the parts, its lowest digit last. */
function spell(parts: readonly Part[], number: number): string {
  let rest = number
  let text = ''
  for (let i = parts.length - 1; i >= 0; i--) {
    const part = parts[i] as Part
    if ('text' in part) {
      text = part.text + text
    } else {
      const radix = part.alphabet.length
      text = part.alphabet.charAt(rest % radix) + text
      rest = Math.floor(rest / radix)
    }
  }
  return text
}

function parsePattern(pattern: string): readonly Part[] {
  if (pattern === '') throw badPattern(pattern, 'It is empty.')
  const parts: Part[] = []
  for (let i = 0; i < pattern.length; i++) {
    const symbol = pattern.charAt(i)
    const alphabet = SYMBOLS[symbol]
    if (alphabet !== undefined) parts.push({ alphabet })
    else if (symbol !== '\\') parts.push({ text: symbol })
    else if (++i < pattern.length) parts.push({ text: pattern.charAt(i) })
    else throw badPattern(pattern, 'Nothing follows the backslash at its end.')
  }
  return parts
}
