import { createTagger, type Tagger } from '../tags/tagger.js'
import type { Vocabulary } from '../../../values/vocabulary.js'
import type { Kind } from '../../kind.js'
import { EVERYTHING } from '../extract/fold.js'
import type { SecretField } from '../scan-stores.js'
import { createFieldSets, type FieldSets } from './field-sets.js'
import { createNumberDensity, type NumberDensity } from './number-density.js'
import { createMadeUpTest, type MadeUpTest } from './made-up.js'
import { isTextKind } from './value-shape.js'
import { createOriginalTable, type OriginalTable, type Room } from './original-table.js'

/** One table and the keyed function of its texts. */
export interface OriginalIndex {
  readonly tagger: Tagger
  readonly table: OriginalTable
}

/** A kind that originals are of, and what all their normal forms have: `@`, six digits. */
export interface SoughtKind {
  readonly kind: Kind
  required: number
}

/** What was seen of one secret field. */
export interface FieldCount {
  values: number
  /** Values that are compared row by row only. */
  loose: number
  /** Values of one word, and how many of them were there for the first time. */
  single: number
  fresh: number
}

/** All originals of a scan, without one of them being kept: tags under keys that nobody knows. */
export interface Originals {
  readonly secrets: readonly SecretField[]
  readonly counts: readonly FieldCount[]
  readonly kinds: SoughtKind[]
  /** Normal forms of kinds. */
  readonly forms: OriginalIndex
  /** Digits of numbers, whatever their kind. */
  readonly digits: OriginalIndex
  readonly density: NumberDensity
  /** Texts of up to four words, and each four neighbouring words of longer ones. */
  readonly words: OriginalIndex
  /** For the low bits of a word's tag: bit n - 1 where some original of n words begins with such a word. */
  readonly begins: Uint8Array
  readonly sets: FieldSets
  readonly room: Room
  readonly isMadeUp: MadeUpTest
}

/** Words that are looked for together, at most. */
export const MOST_WORDS = 4
/** Slots for first words: two million, so that few others look like one. */
const FIRST_WORDS = 2 ** 21

/** Makes the empty collection. `most` originals fit, 24 to 48 bytes each; `words` are what replacements are made of. */
export function createOriginals(secrets: readonly SecretField[], most: number, words?: Vocabulary): Originals {
  const sets = createFieldSets()
  const room: Room = { left: most, refused: new Set() }
  const index = (): OriginalIndex => ({ tagger: createTagger(), table: createOriginalTable(sets, room) })
  return {
    secrets,
    counts: secrets.map(() => ({ values: 0, loose: 0, single: 0, fresh: 0 })),
    kinds: distinctKinds(secrets).map((kind) => ({ kind, required: EVERYTHING })),
    forms: index(),
    digits: index(),
    density: createNumberDensity(),
    words: index(),
    begins: new Uint8Array(FIRST_WORDS),
    sets,
    room,
    isMadeUp: createMadeUpTest(words),
  }
}

/** Kinds with normal forms of their own that are looked for everywhere. */
function distinctKinds(secrets: readonly SecretField[]): readonly Kind[] {
  const kinds = secrets.map(({ kind }) => kind).filter((kind) => kind.entropy === 'high' && !isTextKind(kind))
  // Kinds of one name may differ: keys are UUIDs here and texts there.
  return kinds.filter((kind, i) => kinds.findIndex((one) => one.normalise === kind.normalise) === i)
}
