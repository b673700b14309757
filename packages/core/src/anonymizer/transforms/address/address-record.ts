import type { Json } from '../../../schema/schema.js'
import type { Place } from '../../../values/address.js'
import type { Vocabulary } from '../../../values/locale.js'
import { partOf } from './member-names.js'
import { createPartWriter, type PlacePart } from './place-parts.js'

/** Puts a made-up place into an address record. */
export type RecordWriter = (record: Members, place: Place) => Json

type Members = Readonly<Record<string, Json>>

/** What becomes of the members of records with these names, in their order. */
interface Shape {
  readonly names: readonly string[]
  readonly fates: readonly Fate[]
  /** No member is left out. */
  readonly isWhole: boolean
}

/** `'drop'`: a name that nobody knows; `'keep'`: one of those that stay. */
type Fate = PlacePart | 'nothing' | 'keep' | 'drop'

/** Shapes that are kept: more than the records of a column have. */
const KEPT_SHAPES = 256

/**
 * Makes the writer of address records: members that are known by their names are replaced, in their order; empty ones stay
 * empty; all others are left out, for names of people are among them.
 *
 * @param kept - Names of members that stay as they are.
 */
export function createRecordWriter(words: Vocabulary, kept: ReadonlySet<string>): RecordWriter {
  const writePart = createPartWriter(words, Infinity)
  const shapeOf = shapeReader(kept)
  return function write(record, place) {
    const { names, fates, isWhole } = shapeOf(record)
    // Members of a copy have their places already, which is faster than adding one after the other.
    const written: Record<string, Json> = isWhole ? { ...record } : {}
    for (let i = 0; i < names.length; i++) {
      const fate = fates[i] as Fate
      if (fate === 'drop') continue
      const name = names[i] as string
      const value = record[name] as Json
      if (fate === 'keep' || value === null || value === '') setMember(written, name, value)
      else if (fate === 'nothing') written[name] = null
      else if (typeof value === 'string') written[name] = writePart(fate, place, value)
      else written[name] = isRecord(value) ? write(value, place) : asIn(writePart(fate, place, ''), value)
    }
    return written
  }
}

/** Reads the names of a shape once. Records of a column are nearly all of one. */
function shapeReader(kept: ReadonlySet<string>): (record: Members) => Shape {
  const known = new Map<string, Shape>()
  let last: Shape = readShape([], kept)
  return (record) => {
    if (hasNames(record, last.names)) return last
    const names = Object.keys(record)
    const text = JSON.stringify(names)
    let shape = known.get(text)
    if (shape === undefined) {
      if (known.size === KEPT_SHAPES) known.clear()
      known.set(text, (shape = readShape(names, kept)))
    }
    return (last = shape)
  }
}

function readShape(names: readonly string[], kept: ReadonlySet<string>): Shape {
  const fates = names.map((name) => fateOf(name, kept))
  return { names, fates, isWhole: !fates.includes('drop') }
}

function fateOf(name: string, kept: ReadonlySet<string>): Fate {
  return kept.has(name) ? 'keep' : (partOf(name) ?? 'drop')
}

/** Whether a record's members have these names, in this order. */
function hasNames(record: Members, names: readonly string[]): boolean {
  let i = 0
  for (const name in record) if (names[i++] !== name) return false
  return i === names.length
}

/** Sets a member of its own even where the name is that of the prototype, as only one that stays can be. */
function setMember(record: Record<string, Json>, name: string, value: Json): void {
  if (name !== '__proto__') record[name] = value
  else Object.defineProperty(record, name, { value, enumerable: true, configurable: true, writable: true })
}

function isRecord(value: Json): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Digits in place of a number are one. */
function asIn(text: string, original: Json): Json {
  return typeof original === 'number' && /^\d+$/.test(text) ? Number(text) : text
}
