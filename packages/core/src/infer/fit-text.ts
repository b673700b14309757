/**
 * The text in so many characters: cut at the end of a word where one is near, else in the middle; lengthened by repeating it.
 * Never empty unless there is no room, and without spaces at its ends.
 *
 * @param min - Fewest characters, at most `max`.
 * @param max - Most characters; `Infinity` for no limit.
 */
export function fitText(text: string, min: number, max: number): string {
  // A text of so many code units has at most as many characters.
  if (text.length >= min && text.length <= max && !hasPairs(text)) return text
  let letters = [...text]
  while (letters.length < min) letters = [...letters, ' ', ...text]
  if (letters.length <= max) return letters.join('')
  const cut = letters.slice(0, max)
  const space = cut.lastIndexOf(' ')
  const shorter = letters[max] !== ' ' && space >= Math.max(min, max * 0.6) ? cut.slice(0, space) : cut
  const last = shorter.length - 1
  // Databases drop a space at the end, or count it as nothing.
  if (shorter[last] === ' ') shorter[last] = 'x'
  return shorter.join('')
}

function hasPairs(text: string): boolean {
  return /[\ud800-\udbff]/.test(text)
}
