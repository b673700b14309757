import { createWordReader } from '../extract/words.js'
import { tagWords } from './add-original.js'
import { type OriginalTable, PART, WEAK } from './original-table.js'
import { MOST_WORDS, type OriginalIndex, type Originals } from './originals.js'

/**
 * How much of an original was found. `'whole'`: all of the text is one. `'run'`: one inside of it, or seven words in a row of a
 * longer one. `'short'`: five or six words of a longer one. `'single'`: four, which may be a phrase.
 */
export type WordHit = 'whole' | 'run' | 'short' | 'single'

/** Looks texts up among the originals. Each answer is a set of fields, 0 for none. */
export interface OriginalFinder {
  form(normal: string): number
  digits(digits: string): number
  /**
   * Calls back for every original among the words of a folded text.
   *
   * @returns How many words were looked for.
   */
  words(folded: string, onHit: (set: number, hit: WordHit) => void): number
}

/** A text that more rows than this had is a default or a phrase, nobody's own. */
const FEW_ROWS = 5
/** The same for values of a kind, as a share: a customer's address may stand in all of their orders. */
const COMMON_SHARE = 0.01
/** A field identifies when it has so many values, nearly all of them different words. */
const IDENTIFYING = { values: 20, share: 0.9 }

/** An ordinary word inside a text must be as long, to be somebody's user name and not just a word. */
const TELLING_LENGTH = 8

/** Makes a finder of all originals added by now. */
export function createFinder(originals: Originals): OriginalFinder {
  const { forms, digits, words, counts } = originals
  const values = counts.reduce((sum, count) => sum + count.values, 0)
  const most = Math.max(FEW_ROWS, values * COMMON_SHARE)
  const identifies = counts.map(
    ({ values: all, single, fresh }) =>
      all >= IDENTIFYING.values && single >= all * IDENTIFYING.share && fresh >= all * IDENTIFYING.share,
  )
  const accept = (table: OriginalTable, slot: number, limit: number): number =>
    slot < 0 || table.count(slot) > limit ? 0 : table.set(slot)
  const acceptWords = (slot: number, isProof: boolean): number => {
    const set = accept(words.table, slot, FEW_ROWS)
    if (set === 0 || (words.table.flags(slot) & WEAK) === 0) return set
    return isProof && originals.sets.fields(set).some((field) => identifies[field]) ? set : 0
  }
  const find = ({ tagger, table }: OriginalIndex, text: string): number => {
    if (table.size === 0) return 0
    tagger.text(text)
    return accept(table, table.find(tagger.tag), most)
  }
  return {
    form: (normal) => find(forms, normal),
    digits: (text) => find(digits, text),
    words: createWordFinder(originals, acceptWords),
  }
}

type Accept = (slot: number, isProof: boolean) => number

function createWordFinder(originals: Originals, accept: Accept): OriginalFinder['words'] {
  const { words: index, begins } = originals
  const reader = createWordReader()
  let halves: Int32Array = new Int32Array(128)
  const slotOf = (at: number, count: number): number => {
    if (count > 1) {
      index.tagger.list(halves, at, count)
      return index.table.find(index.tagger.tag)
    }
    return index.table.find({ low: (halves[2 * at] as number) >>> 0, high: (halves[2 * at + 1] as number) >>> 0 })
  }
  return (folded, onHit) => {
    if (index.table.size === 0) return 0
    const words = reader.read(folded)
    if (halves.length < 2 * words.count) halves = new Int32Array(4 * words.count)
    tagWords(index, folded, words, halves)
    const run = { set: 0, length: 0 }
    const closeRun = (): void => {
      if (run.length > 0) onHit(run.set, strengthOf(run.length, words.count))
      run.length = 0
    }
    for (let at = 0; at < words.count; at++) {
      const lengths = begins[(halves[2 * at] as number) & (begins.length - 1)] as number
      let isPart = false
      for (let count = 1; count <= MOST_WORDS && at + count <= words.count; count++) {
        if ((lengths & (1 << (count - 1))) === 0) continue
        const slot = slotOf(at, count)
        if (slot < 0) continue
        const isWhole = at === 0 && count === words.count
        const length = (words.ends[at + count - 1] ?? 0) - (words.starts[at] ?? 0)
        const set = accept(slot, isWhole || length >= TELLING_LENGTH)
        if (set === 0) continue
        if ((index.table.flags(slot) & PART) === 0) onHit(set, isWhole ? 'whole' : 'run')
        else {
          isPart = true
          run.set = set
          run.length++
        }
      }
      if (!isPart) closeRun()
    }
    closeRun()
    return words.count
  }
}

/** Runs of four words that overlap: from this many on, seven words, no chance is left. */
const SURE_RUN = 4

/** What a run of parts of longer texts says, in a text of so many words. */
function strengthOf(length: number, words: number): WordHit {
  if (length >= SURE_RUN) return 'run'
  if (length === 1) return 'single'
  return length === words - MOST_WORDS + 1 ? 'whole' : 'short'
}
