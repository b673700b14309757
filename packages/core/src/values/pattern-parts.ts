/** Part of a pattern: text as it is, or one character of an alphabet. */
export type PatternPart = { readonly text: string } | { readonly alphabet: string }

export const DIGITS = '0123456789'
export const UPPER_LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** How many texts a part has. */
export function radixOf(part: PatternPart): number {
  return 'text' in part ? 1 : part.alphabet.length
}

/** How many texts the parts have together; may pass 2^53. */
export function countTexts(parts: readonly PatternPart[]): number {
  return parts.reduce((size, part) => size * radixOf(part), 1)
}

/** Writes a number in the mixed radix of the parts, its lowest digit last. */
export function spellNumber(parts: readonly PatternPart[], number: number): string {
  let rest = number
  let text = ''
  for (let i = parts.length - 1; i >= 0; i--) {
    const part = parts[i] as PatternPart
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
