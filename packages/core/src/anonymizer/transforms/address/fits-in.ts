/** Whether a text has at most `limit` characters (code points). */
export function fitsIn(text: string, limit: number): boolean {
  // A character has one or two code units: counting is rarely needed.
  return text.length <= limit || [...text].length <= limit
}
