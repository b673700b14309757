/** Longer shapes are cut here. */
const MOST_CHARACTERS = 60

/**
 * What a value looks like, without the value: lower-case letters become `a`, others `A`, digits `9`. What is no text is said
 * in a word.
 */
export function shapeOf(value: unknown): string {
  if (typeof value === 'string') {
    const shape = value
      .slice(0, MOST_CHARACTERS)
      .replace(/\p{M}/gu, '')
      .replace(/\p{Ll}/gu, 'a')
      .replace(/\p{L}/gu, (letter) => (letter === 'a' ? 'a' : 'A'))
      .replace(/\p{N}/gu, '9')
    return value.length > MOST_CHARACTERS ? `${shape}…` : shape
  }
  if (value === null || value === undefined) return 'null'
  if (typeof value === 'number' || typeof value === 'bigint') return 'number'
  if (typeof value === 'boolean') return 'true or false'
  return Array.isArray(value) ? 'list' : 'object'
}
