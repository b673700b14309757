import type { Value } from '../../schema/schema.js'
import type { Kind } from '../kind.js'
import { normalisePlainPhone } from './phone-plain.js'

/** A telephone number as it is written. */
export interface WrittenPhone {
  /** Where its digits stand in the text; those of an extension, of `00` in front and of `(0)` in the middle left out. */
  readonly places: readonly number[]
  readonly digits: string
  /** Written with `+` or `00`: it begins with a country's code. */
  readonly international: boolean
  /** Where the text of the extension begins; the text's length where there is none. */
  readonly end: number
}

const SHORTEST = 7
/** E.164 allows 15; a national prefix and a `0` that was left standing may come on top. */
const LONGEST = 17
/** Characters of a text that is looked at. */
const LONGEST_TEXT = 64

const EXTENSION = /(?:;ext=|\s*(?:extension|ext\.?|x|#)\s*:?\s*)\d{1,7}\s*$/i
/** Digits and what is commonly written between them. */
const MAIN = /^\s*(?:tel:)?\s*\+?[\d\s().\-/\u00a0\u2010-\u2015]+$/i
/** Zeros of the digits that Unicode has besides ASCII's and are in common use: Arabic, Persian, Devanagari, full-width. */
const ZEROS = [0x0660, 0x06f0, 0x0966, 0xff10]

/**
 * Telephone numbers: their digits, after a `+` where they begin with a country's code (written as `+` or as `00`). The `0` of
 * `+49 (0)30` and an extension are left out. Whether a number exists is not looked at, and `030 1234` is another normal form
 * than `+49 30 1234`: the kind knows no countries, so that it is fast. `phone()` itself gives both the same new number.
 */
export const phoneKind: Kind = {
  name: 'phone',
  entropy: 'high',
  exact: false,
  normalise: normalisePhone,
}

function normalisePhone(value: Value): string | undefined {
  if (typeof value !== 'string' || value.length > LONGEST_TEXT) return undefined
  const plain = normalisePlainPhone(value, SHORTEST, LONGEST)
  if (plain !== undefined) return plain
  const phone = readPhone(value)
  return phone === undefined ? undefined : `${phone.international ? '+' : ''}${phone.digits}`
}

/** Finds the digits of a telephone number; undefined for what is none. */
export function readPhone(value: string): WrittenPhone | undefined {
  if (value.length > LONGEST_TEXT) return undefined
  const text = asciiDigits(value)
  const end = EXTENSION.exec(text)?.index ?? text.length
  const main = text.slice(0, end)
  if (!MAIN.test(main)) return undefined
  const trunk = main.indexOf('(0)')
  const places: number[] = []
  for (let i = 0; i < main.length; i++) if (main.charCodeAt(i) >= 48 && main.charCodeAt(i) <= 57) places.push(i)
  const zeros = main.charAt(places[0] ?? 0) === '0' && main.charAt(places[1] ?? 0) === '0'
  const international = main.includes('+') || zeros
  const own = places
    .slice(zeros && !main.includes('+') ? 2 : 0)
    .filter((place) => !international || place !== trunk + 1)
  if (own.length < SHORTEST || own.length > LONGEST) return undefined
  return { places: own, digits: own.map((place) => main.charAt(place)).join(''), international, end }
}

function asciiDigits(text: string): string {
  if (/^[\u0000-\u0659]*$/.test(text)) return text
  return text.replace(/[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\uff10-\uff19]/g, (digit) => {
    const code = digit.charCodeAt(0)
    return String(code - (ZEROS.findLast((zero) => zero <= code) ?? code))
  })
}
