import { drawInteger } from '../random/draw.js'
import type { RandomSource } from '../random/source.js'

/**
 * Fills a pattern of a word list: `#` a digit, `!` one from 2 to 9, `?` an upper-case letter, anything else as it is.
 *
 * @param leadingZero - Whether the first `#` may be a zero; false for house numbers, which are numbers.
 */
export function fillPattern(source: RandomSource, pattern: string, leadingZero = false): string {
  let text = ''
  let first = !leadingZero
  for (const symbol of pattern) {
    if (symbol === '#') {
      text += String(drawInteger(source, first ? 1 : 0, 9))
      first = false
    } else if (symbol === '!') text += String(drawInteger(source, 2, 9))
    else if (symbol === '?') text += String.fromCharCode(65 + drawInteger(source, 0, 25))
    else text += symbol
  }
  return text
}
