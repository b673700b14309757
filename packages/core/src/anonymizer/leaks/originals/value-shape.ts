import type { Value } from '../../../schema/schema.js'
import type { Kind } from '../../kind.js'
import { textKind, textOf } from '../../kinds/text.js'
import { digitsOf, fold } from '../extract/fold.js'

/** Under which texts an original is looked for. */
export type ValueShape =
  /** Nothing but the row it was in tells it from the same value of somebody else. */
  | { readonly kind: 'loose' }
  /** Digits of a number, in each spelling. */
  | { readonly kind: 'digits'; readonly digits: readonly string[]; readonly normal?: string }
  /** The normal form of its kind; `words` when it can also stand in a text where nothing marks it off. */
  | { readonly kind: 'form'; readonly normal: string; readonly words?: string; readonly weak?: boolean }
  /** Words of a text. `weak`: ordinary words as far as one can see. */
  | { readonly kind: 'words'; readonly words: string; readonly weak: boolean }

export const LOOSE: ValueShape = { kind: 'loose' }

/** Shorter values are no proof of anything: too many things are called `1234`. */
export const SHORTEST = 6
/** From this length on, words of letters alone are not taken for ordinary ones. */
const LONG_WORD = 16

/** Whether values of a kind have no form of their own: then they are looked for by their words. */
export function isTextKind(kind: Kind): boolean {
  return kind.name === 'text' || kind.normalise === textKind.normalise
}

/** Says how a value of a secret field is looked for. */
export function shapeOf(kind: Kind, value: Value): ValueShape {
  if (kind.entropy === 'low' || value === null || typeof value === 'boolean') return LOOSE
  const text = textOf(value)
  const normal = isTextKind(kind) ? undefined : kind.normalise(value)
  if (normal === undefined) return shapeOfText(text)
  if (normal.length < SHORTEST) return LOOSE
  const digits = digitsOf(normal)
  if (digits === undefined) return shapeOfForm(normal, text)
  const spellings = [digits, digitsOf(text) ?? digits, ...nationalDigits(normal)]
  return { kind: 'digits', digits: [...new Set(spellings)], normal }
}

function shapeOfForm(normal: string, text: string): ValueShape {
  if (normal.includes('@')) return { kind: 'form', normal }
  return { kind: 'form', normal, words: fold(text), weak: isOrdinary(text.trim()) }
}

function shapeOfText(text: string): ValueShape {
  const trimmed = text.trim()
  if (trimmed.length < SHORTEST || DATE.test(trimmed)) return LOOSE
  const digits = digitsOf(trimmed)
  if (digits !== undefined) return { kind: 'digits', digits: [digits] }
  return { kind: 'words', words: fold(trimmed), weak: isOrdinary(trimmed) }
}

function isOrdinary(text: string): boolean {
  return text.length < LONG_WORD && ORDINARY.test(text)
}

/** An international telephone number as it is dialled at home, without `0` in front. */
function nationalDigits(normal: string): readonly string[] {
  const national = normal.startsWith('+') ? normal.replace(COUNTRY_CODE, '') : ''
  return national.length < SHORTEST || !/^\d+$/.test(national) ? [] : [national]
}

/** Country calling codes by their lengths (ITU-T E.164, list of assigned codes). */
const COUNTRY_CODE = /^\+(?:[17]|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|\d{3})/

const DATE = /^\d{4}-\d\d-\d\d(?:[T ]|$)/
/** One or two words of letters. */
const ORDINARY = /^[\p{L}\p{M}'-]+(?:\s+[\p{L}\p{M}'-]+)?$/u
