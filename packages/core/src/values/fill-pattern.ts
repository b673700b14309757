import { drawInteger } from '../random/draw.js'
import type { RandomSource } from '../random/source.js'
import { countTexts, DIGITS, spellNumber, UPPER_LETTERS, type PatternPart } from './pattern-parts.js'

const SYMBOLS: Readonly<Record<string, string>> = {
  '#': DIGITS,
  '!': DIGITS.slice(2),
  '?': UPPER_LETTERS,
  '*': UPPER_LETTERS + DIGITS,
}

/** A pattern read once; `pieces` have few enough texts for one draw each. */
interface Filler {
  readonly pieces: readonly { readonly spell: (number: number) => string; readonly size: number }[]
}

const LARGEST_PIECE = 2 ** 32
const fillers: readonly [numbers: Map<string, Filler>, codes: Map<string, Filler>] = [new Map(), new Map()]

/**
 * Fills a pattern of a word list: `#` a digit, `!` one from 2 to 9, `?` an upper-case letter, `*` a letter or digit,
 * anything else as it is. Patterns are kept: they are to come from word lists, not from rows.
 *
 * @param leadingZero - Whether the first `#` may be a zero; false for house numbers, which are numbers.
 */
export function fillPattern(source: RandomSource, pattern: string, leadingZero = true): string {
  const known = fillers[leadingZero ? 1 : 0]
  let filler = known.get(pattern)
  if (filler === undefined) known.set(pattern, (filler = readPattern(pattern, leadingZero)))
  let text = ''
  for (const { spell, size } of filler.pieces) text += spell(size === 1 ? 0 : drawInteger(source, 0, size - 1))
  return text
}

function readPattern(pattern: string, leadingZero: boolean): Filler {
  let first = !leadingZero
  const pieces: PatternPart[][] = [[]]
  for (const symbol of pattern) {
    const alphabet = first && symbol === '#' ? DIGITS.slice(1) : SYMBOLS[symbol]
    if (symbol === '#') first = false
    const part = alphabet === undefined ? { text: symbol } : { alphabet }
    const piece = pieces.at(-1) ?? []
    if (countTexts([...piece, part]) > LARGEST_PIECE) pieces.push([part])
    else piece.push(part)
  }
  return { pieces: pieces.map((parts) => ({ spell: speller(parts), size: countTexts(parts) })) }
}

/** Spells the numbers of a piece. Digits that do not begin with a zero are simply a number, the first of them a power of ten. */
function speller(parts: readonly PatternPart[]): (number: number) => string {
  const isNumber = parts.every(
    (part, i) => 'alphabet' in part && part.alphabet === (i === 0 ? DIGITS.slice(1) : DIGITS),
  )
  if (!isNumber || parts.length === 0) return (number) => spellNumber(parts, number)
  const first = 10 ** (parts.length - 1)
  return (number) => String(first + number)
}
