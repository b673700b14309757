import { drawInteger, drawPick } from '../../random/draw.js'
import type { RandomSource } from '../../random/source.js'
import { foldWord } from '../fold.js'
import type { Vocabulary } from '../locale.js'
import type { TextDraw } from '../template.js'

const LAST_RESORT = [
  'alpha',
  'bravo',
  'delta',
  'echo',
  'golf',
  'hotel',
  'india',
  'kilo',
  'lima',
  'mike',
  'oscar',
  'tango',
]

const latin = new WeakMap<Vocabulary, readonly string[]>()

/** Words of plain Latin letters, folded, each once: for slugs and codes. Other scripts fall back to a short list. */
export function latinWords(vocabulary: Vocabulary): readonly string[] {
  let words = latin.get(vocabulary)
  if (words === undefined) latin.set(vocabulary, (words = readLatinWords(vocabulary)))
  return words
}

function readLatinWords({ words, lorem }: Vocabulary): readonly string[] {
  const named = plainWords([...words.adjectives, ...words.nouns])
  if (named.length > 0) return named
  const filler = plainWords(lorem)
  return filler.length > 0 ? filler : LAST_RESORT
}

function plainWords(words: readonly string[]): readonly string[] {
  return [...new Set(words.map(foldWord).filter((word) => /^[a-z]{3,10}$/.test(word)))]
}

/** So many words, both ends included, joined by spaces; the first letter upper case when asked for. */
export function createWords(vocabulary: Vocabulary, min: number, max: number, upper = false): TextDraw {
  const words = vocabulary.lorem
  return (source) => {
    let text = drawPick(source, words)
    for (let left = drawInteger(source, min, max) - 1; left > 0; left--) text += ` ${drawPick(source, words)}`
    return upper ? upperFirst(text) : text
  }
}

/** A sentence of 5 to 10 words with a full stop. */
export function createSentence(vocabulary: Vocabulary): TextDraw {
  const words = createWords(vocabulary, 5, 10, true)
  return (source) => `${words(source)}.`
}

/** 2 to 4 sentences. */
export function createParagraph(vocabulary: Vocabulary): TextDraw {
  const sentence = createSentence(vocabulary)
  return (source: RandomSource) => {
    let text = sentence(source)
    for (let left = drawInteger(source, 1, 3); left > 0; left--) text += ` ${sentence(source)}`
    return text
  }
}

/** A headline: an adjective and a noun in English, a few words elsewhere. */
export function createTitle(vocabulary: Vocabulary): TextDraw {
  if (vocabulary.language !== 'en') return createWords(vocabulary, 2, 4, true)
  const { adjectives, nouns } = vocabulary.words
  return (source) => `The ${drawPick(source, adjectives)} ${drawPick(source, nouns)}`
}

/** The same text with its first letter in upper case. */
export function upperFirst(text: string): string {
  const first = text.codePointAt(0)
  if (first === undefined) return text
  const letter = String.fromCodePoint(first)
  return letter.toUpperCase() + text.slice(letter.length)
}
