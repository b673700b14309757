import { quoteLiteral } from '../shared/quote.js'
import type { Flavour } from './target.js'

/** A literal as the server prints it in its catalog, whatever the session's mode: `'it''s \\ \n'`. */
const LITERAL = /'((?:[^'\\]|''|\\[\s\S])*)'/g
/** A character set that MySQL puts before a literal: `_utf8mb4'x'`. */
const INTRODUCER = /\b_[a-z0-9]+(?=')/gi
const CONTROLS: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', 0: '\u0000', Z: '\u001a', b: '\b' }

/** The texts of all literals in a printed list: the members of an enum. */
export function literalsIn(text: string): readonly string[] {
  return [...text.matchAll(LITERAL)].map((match) => unescape(match[1] ?? ''))
}

/** The text of a printed literal; undefined for anything else. */
export function literalText(text: string): string | undefined {
  const match = /^'((?:[^'\\]|''|\\[\s\S])*)'$/.exec(text)
  return match === null ? undefined : unescape(match[1] ?? '')
}

/** A printed expression with literals in standard SQL, as our settings read them. MySQL prints it escaped once more. */
export function standardExpression(text: string, flavour: Flavour): string {
  const plain = flavour === 'mysql' ? unescape(text).replace(INTRODUCER, '') : text
  return plain.replace(LITERAL, (_literal, inner: string) => quoteLiteral(unescape(inner)))
}

function unescape(text: string): string {
  return text.replace(/\\([\s\S])|''/g, (_pair, character: string | undefined) =>
    character === undefined ? "'" : (CONTROLS[character] ?? character),
  )
}
