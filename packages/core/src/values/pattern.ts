import { badPattern } from '../errors/unique.js'
import { childKey, type StreamKey } from '../random/key.js'
import { createPermutation, type Permutation } from '../random/permutation.js'
import { checkIndex } from './check-index.js'
import { DIGITS, radixOf, spellNumber, UPPER_LETTERS, type PatternPart } from './pattern-parts.js'
import type { UniqueValues } from './unique.js'

const SYMBOLS: Readonly<Record<string, string>> = { '#': DIGITS, '?': UPPER_LETTERS, '*': DIGITS + UPPER_LETTERS }

/** Neighbouring parts that together have at most 2^53 - 1 texts. */
interface Segment {
  readonly parts: readonly PatternPart[]
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
    for (const { parts, order } of segments) text = spellNumber(parts, order.at(index % order.size)) + text
    return text
  }
  return { size, at }
}

/** Segments from the last to the first. */
function splitParts(parts: readonly PatternPart[], key: StreamKey): readonly Segment[] {
  const segments: Segment[] = []
  let end = parts.length
  while (end > 0) {
    let size = 1
    let from = end
    for (; from > 0; from--) {
      const wider = size * radixOf(parts[from - 1] as PatternPart)
      if (wider > Number.MAX_SAFE_INTEGER) break
      size = wider
    }
    const order = createPermutation(size, segments.length === 0 ? key : childKey(key, 0, segments.length))
    segments.push({ parts: parts.slice(from, end), order })
    end = from
  }
  return segments
}

function parsePattern(pattern: string): readonly PatternPart[] {
  if (pattern === '') throw badPattern(pattern, 'It is empty.')
  const parts: PatternPart[] = []
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
