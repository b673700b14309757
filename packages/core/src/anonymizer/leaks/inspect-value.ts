import type { Value } from '../../schema/schema.js'
import { EXTRACTORS } from './extract/extractors.js'
import { digitsOf, featuresOf, fold } from './extract/fold.js'
import { leavesOf } from './extract/json.js'
import { textOfBytes } from './extract/text-of-bytes.js'
import type { Findings, PlaceFindings } from './findings.js'
import { createCleanValues } from './clean-values.js'
import { createFinder } from './originals/find-original.js'
import type { Originals } from './originals/originals.js'

/** Looks at values of one place after another. */
export interface Inspector {
  /** @param how - How a finding in it is called, in place of `whole value`. */
  value(value: Value, at: PlaceFindings, how?: string): void
}

const WHOLE = 'whole value'
/** Documents in documents that are opened, and codes in codes: one level of each. */
const DEEPEST = 3
/** Bytes up to this length are looked for as they are; longer ones that are no text could hold anything. */
const OPAQUE_BYTES = 64
/** Longer texts hardly come twice. */
const MOST_REMEMBERED = 64

/**
 * Makes the function that looks at one value: whole, under each kind that originals are of, and everything inside it.
 *
 * @param without - Names of extractors left out, for tests.
 */
export function createInspector(originals: Originals, findings: Findings, without: readonly string[] = []): Inspector {
  const finder = createFinder(originals)
  const extractors = EXTRACTORS.filter(({ name }) => !without.includes(name))
  const has = (name: string): boolean => !without.includes(name)
  const hasDigits = originals.digits.table.size > 0
  const clean = createCleanValues()
  let at = findings.at('')
  /** What was found in the value at work: each once. */
  const seen = new Set<string>()

  const report = (set: number, how: string, isNumber: boolean): boolean => {
    if (set === 0) return false
    const key = `${set} ${how}`
    if (seen.has(key)) return true
    seen.add(key)
    if (isNumber) at.numberHit(set, how)
    else at.hit(set, how)
    return true
  }
  const lookForDigits = (digits: string, how: string): boolean => {
    if (!hasDigits) return false
    at.expected += originals.density.chance(digits)
    if (report(finder.digits(digits), how, true)) return true
    // A telephone number as it is dialled at home.
    return digits.startsWith('0') && report(finder.digits(digits.slice(1)), how, true)
  }
  const lookForToken = (value: string | number | bigint, text: string, features: number, how: string): boolean => {
    at.values++
    const digits = digitsOf(text)
    let found = digits !== undefined && lookForDigits(digits, how)
    for (const { kind, required } of originals.kinds) {
      if ((features & required) !== required) continue
      const normal = kind.normalise(value)
      if (normal === undefined) continue
      const number = digitsOf(normal)
      if (number === undefined) found = report(finder.form(normal), how, false) || found
      else if (number !== digits) found = lookForDigits(number, how) || found
    }
    return found
  }
  const lookForWords = (text: string, how: string): void => {
    if (!has('words')) return
    at.values += finder.words(fold(text), (set, hit) => {
      if (hit === 'single') at.singleRuns++
      else if (hit === 'short') at.shortRun(set, named(how, 'words in text'))
      else report(set, hit === 'whole' ? how : named(how, 'words in text'), false)
      if (hit === 'single' || hit === 'short') seen.add(hit)
    })
  }
  const inspectText = (text: string, how: string, depth: number, isDecoded: boolean): void => {
    const features = featuresOf(text)
    if (has('whole') && lookForToken(text, text, features, how)) return
    lookForWords(text, how)
    for (const extractor of extractors) {
      if (extractor.decodes && isDecoded) continue
      for (const piece of extractor.find(text, features)) {
        const pieceHow = named(how, piece.how)
        if (piece.as === 'digits') lookForDigits(piece.text, pieceHow)
        // What is all of the text was looked for already.
        else if (piece.text === text) continue
        else if (piece.as === 'token') lookForToken(piece.text, piece.text, featuresOf(piece.text), pieceHow)
        else if (depth < DEEPEST) inspectText(piece.text, pieceHow, depth + 1, isDecoded || extractor.decodes)
      }
    }
  }
  const inspectBytes = (bytes: Uint8Array, how: string): void => {
    at.values++
    const text = textOfBytes(bytes)
    if (text !== undefined) inspectText(text, named(how, 'bytes'), 0, false)
    lookForWords(Buffer.from(bytes).toString('hex'), named(how, 'bytes'))
    if (text === undefined && bytes.length > OPAQUE_BYTES)
      findings.unverified(at.place, `some values are longer than ${OPAQUE_BYTES} bytes and no text`)
  }
  const inspect = (value: Value, how: string): void => {
    if (value === null || typeof value === 'boolean') return
    if (typeof value === 'string') inspectText(value, how, 0, false)
    else if (typeof value !== 'object') lookForToken(value, String(value), featuresOf(String(value)), how)
    else if (value instanceof Uint8Array) void (has('bytes') && inspectBytes(value, how))
    else if (Array.isArray(value))
      void (has('array') && (value as readonly Value[]).forEach((one) => inspect(one, named(how, 'array element'))))
    else if (has('JSON')) for (const leaf of leavesOf(value)) inspectText(leaf.text, named(how, leaf.how), 0, false)
  }
  return {
    value(value, place, how = WHOLE) {
      at = place
      if (typeof value !== 'string' || value.length > MOST_REMEMBERED) {
        seen.clear()
        return inspect(value, how)
      }
      const known = clean.valuesOf(place, value)
      if (known > 0) {
        place.values += known
        return
      }
      const { values, expected } = place
      seen.clear()
      inspect(value, how)
      if (seen.size === 0 && place.expected === expected) clean.remember(place, value, place.values - values)
    },
  }
}

/** `JSON leaf` in a whole value is just that; in something else, both are named. */
function named(outer: string, inner: string): string {
  return outer === WHOLE ? inner : `${outer}, ${inner}`
}
