import type { Field } from '../../../schema/schema.js'
import type { Proposed } from '../proposal.js'
import { proposeMeaning, propose, undecided } from '../proposal.js'
import { DETECTORS, type Detector, INSIDE } from './detectors.js'
import type { NameWords } from './name-words.js'
import { startsWithName } from './person-names.js'

/** Part of the values that must be of a kind for the field to be. */
const MOST = 0.5
/** Part of the different values that must look like names: the lists are never whole, and single words are often both. */
const MANY_NAMES = { full: 0.3, given: 0.5, family: 0.5 }
/** A list of colours has a Green in it. */
const FEWEST_NAMES = 5
/** Texts with no more different values than this look like a list. */
const FEW = 20

/**
 * What a field is in the light of its values. What values say with certainty goes before its name; something personal within
 * harmless texts makes them free text; else values only settle what the name left open.
 */
export function weighTexts(field: Field, byName: Proposed, all: readonly string[], names: NameWords): Proposed {
  const texts = all.filter((text) => text.trim() !== '')
  if (texts.length === 0) return byName
  return (
    weighKinds(field, byName, texts) ?? weighInside(field, byName, texts) ?? weighNames(field, byName, texts, names)
  )
}

function weighKinds(field: Field, byName: Proposed, texts: readonly string[]): Proposed | undefined {
  const found = mostFrequent(texts)
  if (found === undefined) return undefined
  const { detector, count } = found
  const share = `${percent(count, texts.length)} of ${number(texts.length)} values are ${detector.what}`
  if (detector.meaning === undefined) {
    if (detector.what === 'UUIDs' && byName.class === undefined) return propose('key', share, 'key()')
    return byName.class === undefined ? undecided(`${byName.reason}; ${share}`) : undefined
  }
  const byValues = proposeMeaning(field, detector.meaning, share)
  if (byName.transform === byValues.transform) return { ...byName, reason: `${byName.reason}; ${share}` }
  const open = byName.class === undefined || byName.class === 'safe' || byName.class === 'key'
  return open || detector.certain ? byValues : undefined
}

function mostFrequent(texts: readonly string[]): { readonly detector: Detector; readonly count: number } | undefined {
  const counts = new Map<Detector, number>()
  for (const text of texts) {
    const detector = DETECTORS.find(({ is }) => is(text))
    if (detector !== undefined) counts.set(detector, (counts.get(detector) ?? 0) + 1)
  }
  for (const [detector, count] of counts) if (count >= texts.length * MOST) return { detector, count }
  return undefined
}

/** One address in a thousand notes is enough: somebody's. */
function weighInside(field: Field, byName: Proposed, texts: readonly string[]): Proposed | undefined {
  if (byName.class !== undefined && byName.class !== 'safe') return undefined
  for (const [what, pattern] of INSIDE) {
    const count = texts.filter((text) => pattern.test(text)).length
    if (count === 0) continue
    return proposeMeaning(field, 'free text', `${number(count)} of ${number(texts.length)} values hold ${what}`)
  }
  return undefined
}

function weighNames(field: Field, byName: Proposed, texts: readonly string[], names: NameWords): Proposed {
  if (byName.class !== undefined && byName.class !== 'safe') return byName
  const different = new Set(texts)
  for (const half of ['full', 'given', 'family'] as const) {
    const matches = [...different].filter((text) => startsWithName(text, half, names)).length
    if (matches < FEWEST_NAMES || matches < different.size * MANY_NAMES[half]) continue
    const reason = `${percent(matches, different.size)} of ${number(different.size)} different values look like ${half} names`
    return proposeMeaning(field, `${half} name`, reason)
  }
  if (byName.class !== undefined || texts.length < 10 * FEW || different.size > FEW) return byName
  return undecided(
    `${byName.reason}; only ${different.size} different values in ${number(texts.length)} rows, as of a fixed list`,
  )
}

function percent(part: number, whole: number): string {
  return `${Math.floor((part / whole) * 100)} %`
}

function number(value: number): string {
  return value.toLocaleString('en-US')
}
