/** Digits in place of a text's own; the text has as many. */
export function writeDigits(text: string, digits: string): string {
  let next = 0
  return text.replace(/\d/g, () => digits.charAt(next++))
}
