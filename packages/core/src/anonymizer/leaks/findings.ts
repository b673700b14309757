import type { LeakFinding } from '../reports.js'
import { isAboveChance, NO_CHANCE } from './chance.js'

/** What is found at one place, a column of the target. */
export interface PlaceFindings {
  readonly place: string
  /** Values looked at. */
  values: number
  /** Numbers among the originals that chance alone would have brought here. */
  expected: number
  /** Original that cannot be here by chance. */
  hit(set: number, how: string): void
  /** A number that is an original. */
  numberHit(set: number, how: string): void
  /** Times that four words of an original were found, and no fifth. */
  singleRuns: number
  /** Five or six words of an original. */
  shortRun(set: number, how: string): void
}

/** Of so many runs of four words that came about by chance, one goes on with the next word of the same original, at most. */
const NEXT_WORD = 50

const SHORT_RUNS = { negligible: 0.1, what: 'runs of five or six words' }

/** What chance would do. */
interface Chance {
  readonly expected: number
  /** Below this, any count is a finding. */
  readonly negligible: number
  readonly what: string
}

/** What was found, by place. */
export interface Findings {
  /** Counts for one place; the same for the same place. */
  at(place: string): PlaceFindings
  /** Something that could not be looked at; said once a place. */
  unverified(place: string, why: string): void
  add(finding: LeakFinding): void
  readonly values: number
  /** Findings in the order of places, and what remains open. */
  close(nameSet: (set: number) => readonly string[]): {
    readonly findings: readonly LeakFinding[]
    readonly unverified: readonly { readonly place: string; readonly why: string }[]
  }
}

/** Counts by field set and how. */
type Hits = Map<string, { readonly set: number; readonly how: string; count: number }>

interface Place extends PlaceFindings {
  readonly hits: Hits
  readonly numbers: Hits
  readonly runs: Hits
}

export function createFindings(): Findings {
  const places = new Map<string, Place>()
  const added: LeakFinding[] = []
  const open = new Map<string, { readonly place: string; readonly why: string }>()
  const unverified = (place: string, why: string): void => void open.set(`${place}\n${why}`, { place, why })
  return {
    at(place) {
      const known = places.get(place) ?? createPlace(place)
      places.set(place, known)
      return known
    },
    unverified,
    add: (finding) => void added.push(finding),
    get values() {
      return [...places.values()].reduce((sum, place) => sum + place.values, 0)
    },
    close(nameSet) {
      const judge = ({ place }: Place, hits: Hits, { expected, negligible, what }: Chance): readonly LeakFinding[] => {
        const count = [...hits.values()].reduce((sum, hit) => sum + hit.count, 0)
        const proven = expected < negligible ? count > 0 : isAboveChance(count, expected)
        if (count > 0 && !proven) unverified(place, byChance(count, expected, what))
        return proven ? listHits(place, hits, nameSet, expected) : []
      }
      const findings = [...places.values()].flatMap((place) => [
        ...listHits(place.place, place.hits, nameSet),
        ...judge(place, place.numbers, { expected: place.expected, negligible: NO_CHANCE, what: 'numbers' }),
        ...judge(place, place.runs, { ...SHORT_RUNS, expected: place.singleRuns / NEXT_WORD }),
      ])
      return { findings: [...findings, ...added], unverified: [...open.values()] }
    },
  }
}

function createPlace(place: string): Place {
  const hits: Hits = new Map()
  const numbers: Hits = new Map()
  const runs: Hits = new Map()
  return {
    place,
    values: 0,
    expected: 0,
    hits,
    numbers,
    hit: (set, how) => count(hits, set, how),
    numberHit: (set, how) => count(numbers, set, how),
    runs,
    singleRuns: 0,
    shortRun: (set, how) => count(runs, set, how),
  }
}

function count(hits: Hits, set: number, how: string): void {
  const key = `${set} ${how}`
  const hit = hits.get(key)
  if (hit === undefined) hits.set(key, { set, how, count: 1 })
  else hit.count++
}

function listHits(
  place: string,
  hits: Hits,
  nameSet: (set: number) => readonly string[],
  expected = 0,
): readonly LeakFinding[] {
  const chance = expected < NO_CHANCE ? {} : { expected }
  return [...hits.values()].map(({ set, how, count }) => ({ place, from: nameSet(set), how, count, ...chance }))
}

function byChance(count: number, expected: number, what: string): string {
  return `${what} found among the originals: ${count}; by chance there would be about ${expected.toPrecision(2)}`
}
