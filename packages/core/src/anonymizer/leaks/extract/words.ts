/** Words of a text by their places: `starts[i]` to `ends[i]`. */
export interface Words {
  readonly count: number
  readonly starts: Int32Array
  readonly ends: Int32Array
}

/** Finds the words of texts: runs of letters, marks and digits. One reader holds the words of the text it read last. */
export interface WordReader {
  read(text: string): Words
}

export function createWordReader(): WordReader {
  const words: { count: number; starts: Int32Array; ends: Int32Array } = {
    count: 0,
    starts: new Int32Array(64),
    ends: new Int32Array(64),
  }
  const close = (from: number, to: number): void => {
    if (words.count === words.starts.length) {
      words.starts = widen(words.starts)
      words.ends = widen(words.ends)
    }
    words.starts[words.count] = from
    words.ends[words.count++] = to
  }
  return {
    read(text) {
      words.count = 0
      let from = -1
      for (let at = 0; at < text.length; at++) {
        if (isWordCode(text.charCodeAt(at))) {
          if (from < 0) from = at
        } else if (from >= 0) {
          close(from, at)
          from = -1
        }
      }
      if (from >= 0) close(from, text.length)
      return words
    },
  }
}

function widen(list: Int32Array): Int32Array {
  const wider = new Int32Array(list.length * 2)
  wider.set(list)
  return wider
}

/** What is known of each UTF-16 code unit: 0 not asked yet, 1 part of a word, 2 none. */
const KNOWN = new Uint8Array(0x10000)

function isWordCode(code: number): boolean {
  const known = KNOWN[code]
  if (known !== 0) return known === 1
  // Half of a surrogate pair counts as a letter: most letters outside the basic plane are.
  const isWord = (code >= 0xd800 && code <= 0xdfff) || /[\p{L}\p{M}\p{N}]/u.test(String.fromCharCode(code))
  KNOWN[code] = isWord ? 1 : 2
  return isWord
}
