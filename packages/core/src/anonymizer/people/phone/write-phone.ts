import { readPhone } from '../../kinds/phone.js'

/** Writes a normal form as an original is written: its digits in their places, everything between as it was. */
export function writePhone(original: string, normal: string, extension: (digits: number) => string): string {
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
