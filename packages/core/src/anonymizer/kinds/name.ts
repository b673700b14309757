import type { Value } from '../../schema/schema.js'
import type { Kind } from '../kind.js'

/** Names of people: case, width of letters and spaces do not matter, accents do (`Müller` is not `Muller`). */
export const nameKind: Kind = {
  name: 'name',
  entropy: 'low',
  exact: false,
  normalise: normaliseName,
}

/**
 * A text in lower case and in Unicode's composed compatibility form (UAX 15, NFKC), without white space around it. Folding
 * it again changes nothing.
 */
export function foldCase(text: string): string {
  if (isLowerCase(text)) return text
  const plain = text.trim()
  // Most texts are ASCII, where normalising is lost time.
  if (/^[\u0020-\u007e]*$/.test(plain)) return plain.toLowerCase()
  // Lower-casing may leave letters that compose anew, and these may have white space around them.
  return plain.normalize('NFKC').toLowerCase().normalize('NFKC').trim()
}

/** Whether a text is ASCII's small letters, digits and signs alone, without any space: folding leaves it as it is. */
function isLowerCase(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code < 0x21 || code > 0x7e || (code >= 0x41 && code <= 0x5a)) return false
  }
  return true
}

function normaliseName(value: Value): string | undefined {
  if (typeof value !== 'string') return undefined
  if (isPlainName(value)) return value.toLowerCase()
  const name = foldCase(value).replace(/\s+/gu, ' ')
  return /\p{L}/u.test(name) ? name : undefined
}

/** Whether a name is ASCII's letters alone, as most are: lower case is all that it lacks. */
function isPlainName(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code < 0x41 || code > 0x7a || (code > 0x5a && code < 0x61)) return false
  }
  return text !== ''
}
