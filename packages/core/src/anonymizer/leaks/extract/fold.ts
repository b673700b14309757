/** Texts that differ only by case, width or composed characters as one: lower case of the compatible form (NFKC, UAX 15). */
export function fold(text: string): string {
  return (isAscii(text) ? text : text.normalize('NFKC')).toLowerCase()
}

/** Every character below 128. */
export function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 0x7f) return false
  return true
}

/** What a text must have to be of a kind, as bits. Cheap, so that most texts are never normalised. */
export const AT = 1
export const SIX_DIGITS = 2
export const EVERYTHING = 3

/** The features of a text. Other digits than ASCII count as everything: normalising may turn them into anything. */
export function featuresOf(text: string): number {
  let digits = 0
  let features = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code > 0x7f) return EVERYTHING
    if (code >= 48 && code <= 57) digits++
    else if (code === 64) features |= AT
  }
  return digits >= 6 ? features | SIX_DIGITS : features
}

/** The digits of a text that is a number in some spelling: digits, blanks and `+ - ( ) / .`, six digits at least. */
export function digitsOf(text: string): string | undefined {
  if (!NUMBER.test(text) || ADDRESS.test(text)) return undefined
  const digits = text.replace(/\D/g, '')
  return digits.length < 6 ? undefined : digits
}

const NUMBER = /^[\d\s()+\-/.]{6,}$/
/** An IPv4 address: its dots mean something. */
const ADDRESS = /^\s*\d{1,3}(?:\.\d{1,3}){3}\s*$/
