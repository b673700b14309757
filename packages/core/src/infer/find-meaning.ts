/** Phrases by what they mean, separated by commas; see {@link compileNames} for their form. */
export type NameTable<M extends string> = Readonly<Record<M, string>>

/** Says what a name means, from its words; undefined for one that is in no table. */
export type FindMeaning<M extends string> = (words: readonly string[]) => M | undefined

/**
 * Reads a table of names.
 *
 * - `postal code`: the name ends in these words, as in English and German: `billing_postal_code`.
 * - `telefono*`: the name begins with them, as in Spanish and French: `telefono_movil`.
 * - `~preis`: its last word ends so, as German compounds do: `einkaufspreis`.
 *
 * Longer phrases win over shorter ones, endings over beginnings, and these over compounds.
 */
export function compileNames<M extends string>(table: NameTable<M>): FindMeaning<M> {
  const endings = new Map<string, M>()
  const beginnings = new Map<string, M>()
  const compounds: { readonly ending: string; readonly meaning: M }[] = []
  for (const meaning of Object.keys(table) as M[]) {
    for (const phrase of table[meaning].split(',').map((text) => text.trim())) {
      if (phrase.startsWith('~')) compounds.push({ ending: phrase.slice(1), meaning })
      else if (phrase.endsWith('*')) beginnings.set(phrase.slice(0, -1), meaning)
      else endings.set(phrase, meaning)
    }
  }
  compounds.sort((a, b) => b.ending.length - a.ending.length)
  return (words) =>
    longest(words, (count) => endings.get(words.slice(words.length - count).join(' '))) ??
    longest(words, (count) => beginnings.get(words.slice(0, count).join(' '))) ??
    compounds.find(({ ending }) => words.at(-1)?.endsWith(ending))?.meaning
}

function longest<M>(words: readonly string[], look: (count: number) => M | undefined): M | undefined {
  for (let count = Math.min(words.length, 4); count > 0; count--) {
    const found = look(count)
    if (found !== undefined) return found
  }
  return undefined
}
