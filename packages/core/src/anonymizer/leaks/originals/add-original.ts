import type { Value } from '../../../schema/schema.js'
import type { Kind } from '../../kind.js'
import { parseDocument } from '../extract/json.js'
import { textKind, textOf } from '../../kinds/text.js'
import { codes } from '../extract/codes.js'
import { emails } from '../extract/emails.js'
import { digitsOf, featuresOf } from '../extract/fold.js'
import { numbers } from '../extract/numbers.js'
import { createWordReader, type Words } from '../extract/words.js'
import { leavesOf } from './document-leaves.js'
import { PART, WEAK } from './original-table.js'
import { MOST_WORDS, type OriginalIndex, type Originals } from './originals.js'
import { LOOSE, SHORTEST, shapeOf } from './value-shape.js'

/** Four words with fewer characters are in any text. */
const SHORTEST_PART = 12

/** Makes the function that adds a value of a secret field, given by its place in `secrets`. */
export function createAdder(originals: Originals): (field: number, value: Value) => void {
  const addWords = createWordAdder(originals)
  const addDigits = (field: number, digits: string): void => {
    const { digits: index, density } = originals
    if (addText(index, digits, field) === 1) density.add(digits)
  }
  const addValue = (field: number, kind: Kind, value: Value): void => {
    const count = originals.counts[field]
    if (count === undefined || value === null) return
    count.values++
    const shape = originals.isMadeUp(kind, value) ? LOOSE : shapeOf(kind, value)
    if (shape.kind === 'loose') count.loose++
    else if (shape.kind === 'digits') {
      for (const digits of shape.digits) addDigits(field, digits)
      if (shape.normal !== undefined) noteRequired(originals, kind, shape.normal)
    } else if (shape.kind === 'form') {
      addText(originals.forms, shape.normal, field)
      noteRequired(originals, kind, shape.normal)
      if (shape.words !== undefined) addWords(field, shape.words, shape.weak === true ? WEAK : 0)
    } else {
      if (shape.weak) count.loose++
      addWords(field, shape.words, shape.weak ? WEAK : 0)
      if (UUID.test(shape.words)) addWords(field, shape.words.replaceAll('-', ''), 0)
    }
  }
  return (field, value) => {
    const secret = originals.secrets[field]
    if (secret === undefined) return
    const leaves = leavesOf(typeof value === 'string' ? (parseDocument(value) ?? value) : value, secret.parts)
    const isDocument = typeof value === 'object' || leaves.length !== 1 || leaves[0]?.value !== value
    // Leaves of a document are texts of their own: its kind knows whole documents only.
    const kind = isDocument && !(value instanceof Uint8Array) ? textKind : secret.kind
    for (const leaf of leaves) {
      const isLoose =
        leaf.kind !== undefined && (leaf.kind.entropy === 'low' || originals.isMadeUp(leaf.kind, leaf.value))
      if (isLoose) continue
      if (secret.partly !== true) addValue(field, kind, leaf.value)
      else for (const part of partsOf(leaf.value)) addValue(field, textKind, part)
    }
  }
}

/** What marks itself off inside of a text: addresses, numbers and codes. */
function partsOf(leaf: Value): readonly string[] {
  const text = textOf(leaf)
  const features = featuresOf(text)
  const pieces = [emails, numbers, codes].flatMap((extractor) => extractor.find(text, features))
  return [...new Set([...(digitsOf(text) === undefined ? [] : [text]), ...pieces.map((piece) => piece.text)])]
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

function addText({ tagger, table }: OriginalIndex, text: string, field: number): number {
  tagger.text(text)
  return table.add(tagger.tag, field, 0)
}

/** Notes what a normal form has: a text that lacks what all of them have is none of the kind. */
function noteRequired(originals: Originals, kind: Kind, normal: string): void {
  const sought = originals.kinds.find((one) => one.kind.normalise === kind.normalise)
  if (sought !== undefined) sought.required &= featuresOf(normal)
}

function createWordAdder(originals: Originals): (field: number, text: string, flags: number) => void {
  const { words: index, begins, counts } = originals
  const reader = createWordReader()
  let halves: Int32Array = new Int32Array(2 * MOST_WORDS)
  const addRun = (at: number, count: number, field: number, flags: number): number => {
    const first = halves[2 * at] as number
    const place = first & (begins.length - 1)
    begins[place] = (begins[place] as number) | (1 << (count - 1))
    if (count > 1) index.tagger.list(halves, at, count)
    const tag = count > 1 ? index.tagger.tag : { low: first >>> 0, high: (halves[2 * at + 1] as number) >>> 0 }
    return index.table.add(tag, field, flags)
  }
  return (field, text, flags) => {
    const words = reader.read(text)
    if (words.count === 0 || spanOf(words, 0, words.count) < SHORTEST) return
    if (halves.length < 2 * words.count) halves = new Int32Array(4 * words.count)
    tagWords(index, text, words, halves)
    const count = counts[field]
    if (words.count <= MOST_WORDS) {
      const times = addRun(0, words.count, field, flags)
      if (count !== undefined && words.count === 1) count.single++
      if (count !== undefined && words.count === 1 && times === 1) count.fresh++
      return
    }
    for (let at = 0; at + MOST_WORDS <= words.count; at++)
      if (spanOf(words, at, MOST_WORDS) >= SHORTEST_PART) addRun(at, MOST_WORDS, field, PART)
  }
}

/** Puts the tags of all words into `halves`. */
export function tagWords({ tagger }: OriginalIndex, text: string, words: Words, halves: Int32Array): void {
  for (let i = 0; i < words.count; i++) {
    tagger.text(text, words.starts[i], words.ends[i])
    halves[2 * i] = tagger.tag.low
    halves[2 * i + 1] = tagger.tag.high
  }
}

function spanOf(words: Words, at: number, count: number): number {
  return (words.ends[at + count - 1] ?? 0) - (words.starts[at] ?? 0)
}
