import { valueIllegalText, valueTooLong, valueType, type Place } from '../errors/value.js'
import { isWellFormed } from './json.js'
import { kindOf } from './kind-of.js'

/**
 * Gives the text back when every database can keep it.
 *
 * @throws {SeedError} VALUE.ILLEGAL_TEXT for U+0000 and half surrogate pairs.
 */
export function checkText(text: string, place: Place): string {
  if (text.includes('\0')) throw valueIllegalText(place, 'the character U+0000')
  if (!isWellFormed(text)) throw valueIllegalText(place, 'half a surrogate pair')
  return text
}

/** Canonical texts: at most `length` code points; without closing spaces in a column of fixed width. */
export function textCanonicalizer(
  type: { readonly length?: number; readonly fixed?: boolean },
  place: Place,
): (value: unknown) => string {
  const limit = type.length ?? Infinity
  const fixed = type.fixed === true
  return (value) => {
    if (typeof value !== 'string') throw valueType(place, 'a text', kindOf(value))
    // char(n) is padded by the database; its closing spaces carry no meaning.
    const text = checkText(fixed ? trimSpaces(value) : value, place)
    if (text.length > limit && codePoints(text) > limit) throw valueTooLong(place, limit, 'characters')
    return text
  }
}

function trimSpaces(text: string): string {
  let end = text.length
  while (end > 0 && text.charCodeAt(end - 1) === 32) end--
  return end === text.length ? text : text.slice(0, end)
}

/** Databases count code points; a surrogate pair is one. */
function codePoints(text: string): number {
  let count = text.length
  for (let i = 0; i < text.length; i++) if ((text.charCodeAt(i) & 0xfc00) === 0xd800) count--
  return count
}
