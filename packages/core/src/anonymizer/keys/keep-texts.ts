/** Texts whose results are kept: some megabytes of memory at most. */
const KEPT = 16_384

/** After so many texts of a list it shows whether they come again and again. */
const SAMPLE = 1_024
/** Fewer known ones among those are not worth the search. */
const WORTH = SAMPLE / 8

/**
 * Makes a function of one text one of many, which remembers: columns of cities, states or first names hold few different texts.
 * In a list of texts that are nearly all new it soon stops looking.
 */
export function keepTexts(make: (text: string) => string): (texts: readonly string[]) => readonly string[] {
  const known = new Map<string, string>()
  return (texts) => {
    let found = 0
    return texts.map((text, i) => {
      if (i >= SAMPLE && found < WORTH) return make(text)
      const kept = known.get(text)
      if (kept !== undefined) {
        if (i < SAMPLE) found++
        return kept
      }
      const made = make(text)
      if (known.size === KEPT) known.clear()
      known.set(detached(text), made)
      return made
    })
  }
}

/** The engine makes pieces of at most so many characters as copies. */
const COPIED = 12

/** A copy: the text itself may be a piece of a page's whole text, which it would keep in memory. */
function detached(text: string): string {
  return text.length <= COPIED ? text : Buffer.from(text, 'utf16le').toString('utf16le')
}
