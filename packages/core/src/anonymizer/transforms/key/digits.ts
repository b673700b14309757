/** Digits that are read at once as a double: base 62 to the 8th is below 2^53. */
const CHUNK = 8

/** A text as the number whose digits are the places of its characters in an alphabet. */
export function readDigits(text: string, letters: string): bigint {
  const base = letters.length
  let number = 0n
  for (let from = 0; from < text.length; from += CHUNK) {
    const end = Math.min(from + CHUNK, text.length)
    let chunk = 0
    for (let i = from; i < end; i++) chunk = chunk * base + letters.indexOf(text.charAt(i))
    number = number * BigInt(base ** (end - from)) + BigInt(chunk)
  }
  return number
}

/** A number as so many digits of an alphabet. */
export function writeDigits(number: bigint, letters: string, length: number): string {
  const base = letters.length
  let rest = number
  let text = ''
  while (text.length < length) {
    const count = Math.min(CHUNK, length - text.length)
    const size = BigInt(base ** count)
    let chunk = Number(rest % size)
    rest /= size
    for (let i = 0; i < count; i++) {
      text = letters.charAt(chunk % base) + text
      chunk = Math.floor(chunk / base)
    }
  }
  return text
}
