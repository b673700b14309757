/** What is found in texts, by the name of the transform that replaces it. */
export type SpanKind = 'email' | 'url' | 'ip' | 'iban' | 'creditCard' | 'phone'

/** A piece of a text. */
export interface Span {
  readonly kind: SpanKind
  readonly from: number
  readonly text: string
}

/** In the order of trust: what an earlier one has found, a later one does not look at. */
const PATTERNS: readonly (readonly [SpanKind, RegExp])[] = [
  ['url', /\bhttps?:\/\/[^\s<>"')\]]*[^\s<>"')\].,;:!?]/giu],
  ['email', /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/giu],
  ['ip', /(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.]\d)|(?<![:\w])(?:[\da-f]{0,4}:){2,7}[\da-f]{0,4}(?![:\w])/giu],
  ['iban', /\b[A-Z]{2}\d{2}(?: ?[A-Z\d]{4}){2,7}(?: ?[A-Z\d]{1,4})?\b/gu],
  ['creditCard', /(?<!\d)\d(?:[ -]?\d){12,18}(?!\d)/gu],
  ['phone', /(?<![\w+])\+?\(?\d(?:[ ()./-]{0,2}\d){6,14}(?!\w)/gu],
]

/** Finds e-mail addresses, numbers of phones, cards and accounts, addresses of hosts and pages, from left to right. */
export function findSpans(text: string): readonly Span[] {
  const spans: Span[] = []
  let rest = text
  for (const [kind, pattern] of PATTERNS) {
    for (const match of rest.matchAll(pattern)) spans.push({ kind, from: match.index, text: match[0] })
    // Blanks of the same length keep places; a control character joins no pattern.
    rest = rest.replace(pattern, (found) => '\u0001'.repeat(found.length))
  }
  return spans.sort((a, b) => a.from - b.from)
}
