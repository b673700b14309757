import { SIX_DIGITS } from './fold.js'
import { type Extractor, NOTHING, type Piece } from './piece.js'

/** Groups of one run of which all neighbours are tried together: `2024-01-31 555-010-1234` has six. */
const MOST_GROUPS = 12
/** Digits of a card are at most 19 (ISO/IEC 7812), those of a telephone number 15 (E.164). */
const MOST_DIGITS = 19
const FEWEST_DIGITS = 6

/** Runs of digits, alone and with the blanks and signs that numbers are written with. */
export const numbers: Extractor = {
  name: 'number',
  decodes: false,
  find: (text, features) => ((features & SIX_DIGITS) === 0 ? NOTHING : runsIn(text)),
}

function runsIn(text: string): readonly Piece[] {
  const found: Piece[] = []
  for (const run of text.match(RUN) ?? []) {
    if (run !== text) found.push({ how: 'number in text', text: run, as: 'token' })
    addNeighbours(run, found)
  }
  return found
}

/** Each row of neighbouring groups of digits: two numbers side by side are written like one. */
function addNeighbours(run: string, found: Piece[]): void {
  const groups = run.match(/\d+/g) ?? []
  if (groups.length < 2) return
  const seen = new Set([groups.join('')])
  for (let from = 0; from < groups.length; from++) {
    let digits = ''
    for (let to = from; to < Math.min(groups.length, from + MOST_GROUPS); to++) {
      digits += groups[to] ?? ''
      if (digits.length > MOST_DIGITS && to > from) break
      if (digits.length < FEWEST_DIGITS || seen.has(digits)) continue
      seen.add(digits)
      found.push({ how: 'number in text', text: digits, as: 'digits' })
    }
  }
}

const RUN = /\+?\d[\d\s().\-/]{4,}\d/g
