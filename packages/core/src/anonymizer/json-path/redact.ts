/**
 * A text of the same shape that says nothing: letters become `x` and `X`, digits `0`; white space and punctuation stay, so that
 * dates and identifiers are still told from sentences.
 */
export function redactText(text: string): string {
  return text
    .replace(/\p{Lu}/gu, 'X')
    .replace(/[\p{L}\p{M}\p{S}\p{So}]/gu, (letter) => (letter === 'X' ? 'X' : 'x'))
    .replace(/\p{N}/gu, '0')
}

/** Names with an `@` or six digits in a row are data, not names: they are redacted, too. */
export function redactName(name: string): string {
  return /@|\d{6}/.test(name) ? redactText(name) : name
}

/** A path of names as a message may show it: whatever is no plain name becomes `*`. */
export function shapeOfPath(path: readonly string[]): string {
  return `$${path.map((name) => (/^[A-Za-z_][A-Za-z_-]{0,40}$/.test(name) ? `.${name}` : '[*]')).join('')}`
}
