import type { Value } from '../../../schema/schema.js'
import type { Kind } from '../../kind.js'
import { textOf } from '../../kinds/text.js'
import { digitsOf, fold } from '../extract/fold.js'

/** Under which texts an original is looked for. */
export type ValueShape =
  /** Nothing but the row it was in tells it from the same value of somebody else. */
  | { readonly kind: 'loose' }
  /** Digits of a number, in each spelling. */
  | { readonly kind: 'digits'; readonly digits: readonly string[]; readonly normal?: string }
  /** The normal form of its kind; `words` when it can also stand in a text where nothing marks it off. */
  | { readonly kind: 'form'; readonly normal: string; readonly words?: string }
  /** Words of a text. `weak`: ordinary words as far as one can see. */
  | { readonly kind: 'words'; readonly words: string; readonly weak: boolean }

const LOOSE: ValueShape = { kind: 'loose' }

/** Shorter values are no proof of anything: too many things are called `1234`. */
export const SHORTEST = 6
/** From this length on, words of letters alone are not taken for ordinary ones. */
const LONG_WORD = 16

/** Says how a value of a secret field is looked for. */
export function shapeOf(kind: Kind, value: Value): ValueShape {
  if (kind.entropy === 'low' || value === null || typeof value === 'boolean') return LOOSE
  const text = textOf(value)
  const normal = kind.name === 'text' ? undefined : kind.normalise(value)
  if (normal === undefined) return shapeOfText(text)
  if (normal.length < SHORTEST) return LOOSE
  const digits = digitsOf(normal)
  if (digits === undefined) return { kind: 'form', normal, ...(normal.includes('@') ? {} : { words: fold(text) }) }
  return { kind: 'digits', digits: [...new Set([digits, digitsOf(text) ?? digits])], normal }
}

function shapeOfText(text: string): ValueShape {
  const trimmed = text.trim()
  if (trimmed.length < SHORTEST || DATE.test(trimmed)) return LOOSE
  const digits = digitsOf(trimmed)
  if (digits !== undefined) return { kind: 'digits', digits: [digits] }
  const weak = trimmed.length < LONG_WORD && ORDINARY.test(trimmed)
  return { kind: 'words', words: fold(trimmed), weak }
}

const DATE = /^\d{4}-\d\d-\d\d(?:[T ]|$)/
/** One or two words of letters. */
const ORDINARY = /^[\p{L}\p{M}'-]+(?:\s+[\p{L}\p{M}'-]+)?$/u
