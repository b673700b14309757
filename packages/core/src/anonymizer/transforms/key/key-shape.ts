/** Characters that a text key is written with. */
export interface Alphabet {
  readonly name: string
  readonly letters: string
  readonly test: RegExp
}

/** The parts of a text key. Texts of one `id` are permuted among themselves. */
export interface KeyShape {
  readonly id: string
  /** Undefined for a UUID. */
  readonly alphabet: Alphabet | undefined
  /** Letters and digits behind the prefix: what is replaced. */
  readonly body: string
  /** Length of the prefix that stays: `cus_`. */
  readonly start: number
  readonly upper: boolean
}

const DIGITS = '0123456789'
const LOWER = 'abcdefghijklmnopqrstuvwxyz'
const UPPER = LOWER.toUpperCase()

const alphabet = (name: string, letters: string, test: RegExp): Alphabet => ({ name, letters, test })

/** The first that fits a body is its alphabet. Hexadecimal only from 8 characters on: shorter texts are so by chance. */
const ALPHABETS: readonly Alphabet[] = [
  alphabet('digits', DIGITS, /^\d*$/),
  alphabet('hex', `${DIGITS}abcdef`, /^[\da-f]{8,}$/),
  alphabet('HEX', `${DIGITS}ABCDEF`, /^[\dA-F]{8,}$/),
  alphabet('lower', LOWER, /^[a-z]+$/),
  alphabet('UPPER', UPPER, /^[A-Z]+$/),
  alphabet('base36', DIGITS + LOWER, /^[\da-z]+$/),
  alphabet('BASE36', DIGITS + UPPER, /^[\dA-Z]+$/),
  alphabet('letters', LOWER + UPPER, /^[A-Za-z]+$/),
]
const BASE62 = alphabet('base62', DIGITS + LOWER + UPPER, /^[\dA-Za-z]+$/)

const UUID =
  /^(?:[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}|[\dA-F]{8}-[\dA-F]{4}-[\dA-F]{4}-[\dA-F]{4}-[\dA-F]{12})$/

/**
 * A prefix says what kind of key it is, as `cus_` and `sk_live_`: letters before an underscore, and behind it nothing but
 * letters and digits, long or with a digit in them. `john_doe` has none.
 */
const PREFIXED = /^((?:[A-Za-z]{1,10}_){1,3})(?=[A-Za-z\d]{12}|[A-Za-z]*\d)[A-Za-z\d]+$/

/** Takes a text of printable ASCII apart. */
export function readKeyShape(text: string): KeyShape {
  if (text.length === 36 && UUID.test(text)) return uuidShape(text)
  const start = PREFIXED.exec(text)?.[1]?.length ?? 0
  const rest = text.slice(start)
  const body = rest.replace(/[^A-Za-z\d]+/g, '')
  const found = ALPHABETS.find(({ test }) => test.test(body)) ?? BASE62
  const id = `${found.name} ${text.slice(0, start)} ${rest.replace(/[A-Za-z\d]/g, '*')}`
  return { id, alphabet: found, body, start, upper: false }
}

/** Puts another body in a text's place. */
export function withBody(text: string, { start, body: before }: KeyShape, body: string): string {
  if (text.length - start === before.length) return text.slice(0, start) + body
  let at = 0
  return text.slice(0, start) + text.slice(start).replace(/[A-Za-z\d]/g, () => body.charAt(at++))
}

function uuidShape(text: string): KeyShape {
  const upper = /[A-F]/.test(text)
  return { id: upper ? 'UUID' : 'uuid', alphabet: undefined, body: text, start: 0, upper }
}
