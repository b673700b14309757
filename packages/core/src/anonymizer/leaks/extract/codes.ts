import { SIX_DIGITS } from './fold.js'
import { type Extractor, NOTHING, type Piece } from './piece.js'

/** The shortest IBAN has 15 characters; one less for other codes of this form. */
const SHORTEST = 14

/** Codes of letters and digits in groups, as bank accounts are written (ISO 13616): `DE89 3704 0044 0532 0130 00`. */
export const codes: Extractor = {
  name: 'code',
  decodes: false,
  find: (text, features) => ((features & SIX_DIGITS) === 0 || text.length < SHORTEST ? NOTHING : codesIn(text)),
}

function codesIn(text: string): readonly Piece[] {
  const found: Piece[] = []
  for (const code of text.match(CODE) ?? []) {
    // The words of a sentence may follow in groups, too: every length is tried.
    const groups = code.split(/[ -]/)
    for (let count = groups.length; count > 0; count--) {
      const piece = groups.slice(0, count).join('')
      if (piece.length >= SHORTEST) found.push({ how: 'code in text', text: piece, as: 'token' })
    }
  }
  return found
}

const CODE = /\b[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]{1,30}){1,10}/gi
