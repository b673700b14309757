/** Bits of evidence from which on a text counts as written by a person. */
const ENOUGH_BITS = 24

/** Letters from frequent to rare, with about their share of percent in the languages of Europe. */
const LETTERS = 'etaoinshrdlucmwfgypbvkjxqz'
const SHARES = [
  12, 8.5, 8.5, 7.5, 7.5, 6.5, 6.5, 4.5, 6, 4, 4, 3.5, 3.3, 2.7, 1.7, 1.9, 2.2, 1.8, 2.2, 1.8, 1.2, 1.5, 0.5, 0.4, 0.4,
  0.6,
]
const TOTAL = SHARES.reduce((sum, share) => sum + share)

/** How likely a lower-case letter, an upper-case one, a digit, another character follows one of the same four kinds. */
const FOLLOWS = [
  [0.84, 0.05, 0.03, 0.08],
  [0.66, 0.28, 0.02, 0.04],
  [0.15, 0.1, 0.65, 0.1],
  [0.6, 0.25, 0.1, 0.05],
] as const

/**
 * True for a text that reads like words, `correct-horse-battery-staple` or `MySecretKey2026`, not like base64 of
 * random bytes.
 *
 * It weighs how well two models explain the text: characters of words, and 64 characters all equally likely. By
 * Markov's inequality the ratio exceeds 2^24 for at most one random text in 2^24; that of usual keys is near 2^-50.
 */
export function looksWritten(text: string): boolean {
  // Capitals throughout are words, too.
  return evidenceBits(text) > ENOUGH_BITS || evidenceBits(swapCase(text)) > ENOUGH_BITS
}

function evidenceBits(text: string): number {
  let bits = 0
  let before = 3
  for (const character of text) {
    const kind = kindOf(character)
    bits += Math.log2((FOLLOWS[before]?.[kind] ?? 0) * shareOf(character, kind) * 64)
    before = kind
  }
  return bits
}

function kindOf(character: string): 0 | 1 | 2 | 3 {
  if (/[a-z]/.test(character)) return 0
  if (/[A-Z]/.test(character)) return 1
  return /[0-9]/.test(character) ? 2 : 3
}

/** The share of a character among those of its kind. Two characters of base64 are no letters or digits. */
function shareOf(character: string, kind: number): number {
  if (kind > 1) return kind === 2 ? 1 / 10 : 1 / 2
  return (SHARES[LETTERS.indexOf(character.toLowerCase())] ?? 0) / TOTAL
}

function swapCase(text: string): string {
  return text.replace(/[a-z]/gi, (letter) => (/[a-z]/.test(letter) ? letter.toUpperCase() : letter.toLowerCase()))
}
