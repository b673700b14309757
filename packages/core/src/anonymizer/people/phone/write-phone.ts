import { isDigit, isPhoneSign } from '../../kinds/phone-plain.js'
import { readPhone } from '../../kinds/phone.js'
import { makeTexts } from '../text-page.js'

/** Gives new digits to the extension of the number at a place, as many as it has. */
export type DrawExtension = (at: number, digits: number) => string

/** Writes normal forms as the originals are written: digits in their places, everything between as it was. */
export function writePhones(
  originals: readonly string[],
  normal: readonly string[],
  extension: DrawExtension,
): readonly string[] {
  const others: number[] = []
  const texts = makeTexts({
    count: originals.length,
    bound: (at) => (originals[at] as string).length,
    write: (at, into, offset) => {
      const end = writePlain(originals[at] as string, normal[at] as string, into, offset)
      if (end === undefined) others.push(at)
      return end ?? offset
    },
  })
  for (const at of others)
    texts[at] = writePhone(originals[at] as string, normal[at] as string, (digits) => extension(at, digits))
  return texts
}

const PLUS = 0x2b
const OPEN = 0x28
const ZERO = 0x30

/** Writes a number of ASCII's digits and signs alone, all of whose digits belong to it; undefined for another. */
function writePlain(original: string, normal: string, into: Uint8Array, offset: number): number | undefined {
  const first = normal.charCodeAt(0) === PLUS ? 1 : 0
  // Without a `+` of its own, the original may have `00` in place of it.
  if ((original.charCodeAt(0) === PLUS) !== (first === 1)) return undefined
  into[offset] = PLUS
  let digit = first
  for (let i = first; i < original.length; i++) {
    const code = original.charCodeAt(i)
    if (isDigit(code)) into[offset + i] = normal.charCodeAt(digit++)
    else if (!isPhoneSign(code) || (code === OPEN && original.charCodeAt(i + 1) === ZERO)) return undefined
    else into[offset + i] = code
  }
  return digit === normal.length ? offset + original.length : undefined
}

function writePhone(original: string, normal: string, extension: (digits: number) => string): string {
  const phone = readPhone(original)
  const digits = normal.startsWith('+') ? normal.slice(1) : normal
  if (phone === undefined || phone.digits.length !== digits.length) return normal
  const characters = original.split('')
  phone.places.forEach((place, i) => (characters[place] = digits.charAt(i)))
  const main = characters.slice(0, phone.end).join('')
  const rest = characters.slice(phone.end).join('')
  return (
    main + rest.replace(/[0-9\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\uff10-\uff19]+/g, (run) => extension(run.length))
  )
}
