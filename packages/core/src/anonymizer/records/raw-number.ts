/** A JSON number kept as it was written, digit by digit: what `JSON.rawJSON` gives. */
export interface RawNumber {
  readonly rawJSON: string
}

// ECMAScript 2025 ("JSON.parse source text access"), in Node since 21; not in the type library of ES2023.
const json = JSON as unknown as { rawJSON(text: string): RawNumber; isRawJSON(value: unknown): boolean }

/** Keeps the text of a JSON number. */
export function rawNumber(text: string): RawNumber {
  return json.rawJSON(text)
}

/** True for what `rawNumber` made. */
export function isRawNumber(value: unknown): value is RawNumber {
  return typeof value === 'object' && value !== null && json.isRawJSON(value)
}

/** Significant digits that a double holds whatever they are (C's DBL_DIG). */
const EXACT_DIGITS = 15

/**
 * Reads a JSON number without loss: a `number` where that is exact, a `bigint` for longer whole numbers, else its text.
 */
export function readNumber(text: string): number | bigint | RawNumber {
  const value = Number(text)
  if (/^-?\d+$/.test(text)) return Number.isSafeInteger(value) ? value : BigInt(text)
  const digits = text
    .replace(/[eE].*$/, '')
    .replace(/\D/g, '')
    .replace(/^0+/, '')
  const isZero = value === 0 && digits !== ''
  return digits.length <= EXACT_DIGITS && Number.isFinite(value) && !isZero ? value : rawNumber(text)
}
