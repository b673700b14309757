import { splitWords } from '../../../infer/words.js'
import type { NameWords } from './name-words.js'

/** Whether a text could be a person's whole name, or one half of it. */
export function startsWithName(text: string, half: 'full' | 'given' | 'family', { given, family }: NameWords): boolean {
  if (text.length > 60 || /[\d@/_]/.test(text)) return false
  const words = text.split(/[\s,.]+/).flatMap((word) => splitWords(word).join(''))
  const filled = words.filter((word) => word !== '')
  const [first = '', last = ''] = [filled[0], filled.at(-1)]
  switch (half) {
    case 'full':
      return (
        filled.length >= 2 &&
        filled.length <= 5 &&
        ((given.has(first) && !sameWord(filled)) || (family.has(first) && given.has(last)))
      )
    case 'given':
      return filled.length === 1 && given.has(first)
    case 'family':
      return filled.length === 1 && family.has(first)
  }
}

function sameWord(words: readonly string[]): boolean {
  return new Set(words).size === 1
}
