import { isWellFormed } from '../../value/json.js'

/** Several messages for a keyed function, written one after the other into one buffer: a copy less for each. */
export interface Messages {
  readonly count: number
  /** The texts that they are, where they are texts. */
  readonly texts?: readonly string[]
  /** Bytes that a message takes at most. */
  bound(at: number): number
  /** Writes a message from `offset` on; gives where it ends. */
  write(at: number, into: Buffer, offset: number): number
}

/** Texts as messages: each as {@link writeText} writes it. */
export function textMessages(texts: readonly string[]): Messages {
  return {
    count: texts.length,
    texts,
    bound: (at) => 3 * (texts[at] ?? '').length,
    write: (at, into, offset) => writeText(texts[at] ?? '', into, offset),
  }
}

/**
 * Writes a text as UTF-8 from `at` on; gives where it ends. At most three bytes a code unit.
 *
 * A lone surrogate, which UTF-8 has no bytes for, is written as WTF-8 does (Sapin, simonsapin.github.io/wtf-8): by the
 * pattern of any other three-byte character. So different texts always have different bytes; the usual encoder would
 * write U+FFFD for every one of them.
 */
export function writeText(text: string, into: Buffer, at: number): number {
  const end = at + into.write(text, at)
  // As many bytes as code units: ASCII, which nearly all texts are.
  return end - at === text.length || isWellFormed(text) ? end : writeUnits(text, into, at)
}

/** Writes a text with lone surrogates. */
function writeUnits(text: string, into: Buffer, start: number): number {
  let at = start
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit < 0x80) {
      into[at++] = unit
      continue
    }
    if (unit < 0x800) into[at++] = 0xc0 | (unit >> 6)
    else if ((unit & 0xfc00) === 0xd800 && (text.charCodeAt(i + 1) & 0xfc00) === 0xdc00) {
      const point = 0x10000 + ((unit & 0x3ff) << 10) + (text.charCodeAt(++i) & 0x3ff)
      into[at++] = 0xf0 | (point >> 18)
      into[at++] = 0x80 | ((point >> 12) & 0x3f)
      into[at++] = 0x80 | ((point >> 6) & 0x3f)
      into[at++] = 0x80 | (point & 0x3f)
      continue
    } else {
      into[at++] = 0xe0 | (unit >> 12)
      into[at++] = 0x80 | ((unit >> 6) & 0x3f)
    }
    into[at++] = 0x80 | (unit & 0x3f)
  }
  return at
}
