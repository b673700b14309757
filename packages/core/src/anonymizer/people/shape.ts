/** A text taken apart: what stays, and the number that its letters and digits are. */
export interface Shape {
  /** The text with signs of its own for letters and digits. */
  readonly pattern: string
  /** Letters and digits as one number in mixed radix, the first the most significant. */
  readonly number: bigint
  /** How many numbers there are. */
  readonly size: bigint
}

const DIGIT_0 = 48
const UPPER_A = 65
const LOWER_A = 97

const DIGITS = 10n
const LETTERS = 26n

/**
 * Takes a text apart. Letters and digits of other scripts count as some ASCII letter, so texts that differ in them alone may
 * have one shape and number; other characters that are not ASCII become `*`.
 */
export function readShape(text: string): Shape {
  let pattern = ''
  let number = 0n
  let size = 1n
  for (const character of text) {
    const kind = kindOf(character)
    pattern += kind
    const radix = radixOf(kind)
    if (radix === undefined) continue
    number = number * radix + valueOf(character, kind)
    size *= radix
  }
  return { pattern, number, size }
}

/** Puts a number's letters and digits into a pattern. */
export function writeShape(pattern: string, number: bigint): string {
  let rest = number
  let text = ''
  for (let i = pattern.length - 1; i >= 0; i--) {
    const kind = pattern.charAt(i)
    const radix = radixOf(kind)
    if (radix === undefined) text = kind + text
    else {
      text = spell(Number(rest % radix), kind) + text
      rest /= radix
    }
  }
  return text
}

/** The pattern's own signs; no text has them otherwise, for control characters become `*`. */
const DIGIT = '\u0001'
const LOWER = '\u0002'
const UPPER = '\u0003'

function kindOf(character: string): string {
  if (/^[0-9]$/.test(character)) return DIGIT
  if (/^[a-z]$/.test(character)) return LOWER
  if (/^[A-Z]$/.test(character)) return UPPER
  if (/^[\t\n\r\u0020-\u007e]$/.test(character)) return character
  if (/^\p{Lu}$/u.test(character)) return UPPER
  return /^[\p{L}\p{N}]$/u.test(character) ? LOWER : '*'
}

function radixOf(kind: string): bigint | undefined {
  if (kind === DIGIT) return DIGITS
  return kind === LOWER || kind === UPPER ? LETTERS : undefined
}

function valueOf(character: string, kind: string): bigint {
  const code = character.codePointAt(0) ?? 0
  if (kind === DIGIT) return BigInt(code - DIGIT_0)
  const first = kind === LOWER ? LOWER_A : UPPER_A
  // Codes of other scripts lie above.
  return BigInt((code - first) % 26)
}

function spell(value: number, kind: string): string {
  if (kind === DIGIT) return String(value)
  return String.fromCharCode((kind === LOWER ? LOWER_A : UPPER_A) + value)
}
