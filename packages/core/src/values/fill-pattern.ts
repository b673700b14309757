import { drawInteger } from '../random/draw.js'
import type { RandomSource } from '../random/source.js'

const LETTERS_AND_DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'

/**
 * Fills a pattern of a word list: `#` a digit, `!` one from 2 to 9, `?` an upper-case letter, `*` a letter or digit,
 * anything else as it is.
 *
 * @param leadingZero - Whether the first `#` may be a zero; false for house numbers, which are numbers.
 */
export function fillPattern(source: RandomSource, pattern: string, leadingZero = true): string {
  let text = ''
  let lowest = leadingZero ? 0 : 1
  for (const symbol of pattern) {
    if (symbol === '#') {
      text += String(drawInteger(source, lowest, 9))
      lowest = 0
    } else if (symbol === '!') text += String(drawInteger(source, 2, 9))
    else if (symbol === '?') text += LETTERS_AND_DIGITS.charAt(drawInteger(source, 0, 25))
    else if (symbol === '*') text += LETTERS_AND_DIGITS.charAt(drawInteger(source, 0, 35))
    else text += symbol
  }
  return text
}
