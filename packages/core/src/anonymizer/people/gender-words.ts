/** A word or code for each gender. */
export interface GenderPair {
  readonly female: string
  readonly male: string
}

/** Common words and codes, in lower case; the first that knows an original is taken, those of the own language before. */
const PAIRS: readonly (readonly [female: string, male: string, language?: string])[] = [
  ['female', 'male'],
  ['f', 'm'],
  ['woman', 'man'],
  ['girl', 'boy'],
  ['w', 'm', 'de'],
  ['weiblich', 'männlich', 'de'],
  ['frau', 'herr', 'de'],
  ['v', 'm', 'nl'],
  ['vrouw', 'man', 'nl'],
  ['femme', 'homme', 'fr'],
  ['féminin', 'masculin', 'fr'],
  ['mujer', 'hombre', 'es'],
  ['femenino', 'masculino', 'es'],
  ['feminino', 'masculino', 'pt'],
  ['femmina', 'maschio', 'it'],
  ['k', 'm', 'pl'],
  ['kobieta', 'mężczyzna', 'pl'],
  ['ж', 'м', 'ru'],
  ['женский', 'мужской', 'ru'],
  ['女性', '男性'],
  ['女', '男'],
  // ISO 5218
  ['2', '1'],
]

/** The pair that a word belongs to. A word of several (`m`) is taken as the vocabulary's language has it. */
export function pairOf(word: string, language: string): GenderPair | undefined {
  const known = PAIRS.filter(([female, male]) => female === word || male === word)
  const [female, male] = known.find((pair) => pair[2] === language) ?? known[0] ?? []
  return female === undefined || male === undefined ? undefined : { female, male }
}

/** The pair whose words are both in a list, in the list's own spelling. */
export function pairWithin(values: readonly string[], language: string): GenderPair | undefined {
  for (const value of values) {
    const pair = pairOf(value.toLowerCase(), language)
    const female = values.find((one) => one.toLowerCase() === pair?.female)
    const male = values.find((one) => one.toLowerCase() === pair?.male)
    if (female !== undefined && male !== undefined) return { female, male }
  }
  return undefined
}

/** A word in the case of another: `M` for `F`, `Male` for `Female`. */
export function inCaseOf(word: string, example: string): string {
  if (example === example.toLowerCase()) return word
  if (example === example.toUpperCase()) return word.toUpperCase()
  return word.charAt(0).toUpperCase() + word.slice(1)
}
