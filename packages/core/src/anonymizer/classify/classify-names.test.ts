import { describe, expect, it } from '@jest/globals'
import { CONSEQUENCES, NAMES } from './names/meanings.js'
import { LABELLED } from './testing/corpus.js'
import { type Judged, judgeCorpus, score } from './testing/judge-corpus.js'
import { KNOWN_TABLES } from './testing/known-tables.js'
import { UNSEEN_TABLES } from './testing/unseen-tables.js'

const known = judgeCorpus([...LABELLED, ...KNOWN_TABLES])
const unseen = judgeCorpus(UNSEEN_TABLES)

const percent = (share: number): number => Math.round(share * 100)
const figures = (judged: readonly Judged[], of: 'direct' | 'quasi' | 'sensitive'): string => {
  const { recall, precision, f2 } = score(judged, of)
  return `${of}: recall ${percent(recall)} %, precision ${percent(precision)} %, F2 ${percent(f2)} %`
}
/** Personal fields that would go through as they are, for they were called harmless. */
const letThrough = (judged: readonly Judged[]): readonly string[] =>
  judged
    .filter(({ label, given }) => label === 'direct' && (given === 'safe' || given === 'key'))
    .map(({ entity, field }) => `${entity}.${field}`)

describe(`classes by names alone, over ${known.length} fields in seven languages that the lists know`, () => {
  it.each([
    ['direct', figures(known, 'direct')],
    ['quasi', figures(known, 'quasi')],
    ['sensitive', figures(known, 'sensitive')],
  ] as const)('recognise what is %s (%s)', (...[of]) => {
    const { recall, precision, f2 } = score(known, of)
    expect(recall).toBeGreaterThanOrEqual(0.95)
    expect(precision).toBeGreaterThanOrEqual(0.95)
    expect(f2).toBeGreaterThanOrEqual(0.95)
  })

  it('never let a direct identifier through', () => {
    expect(letThrough(known)).toEqual([])
  })

  it('leave few fields to a person', () => {
    const open = known.filter(({ label, given }) => label !== 'open' && given === undefined)
    expect(open.length / known.length).toBeLessThan(0.05)
  })
})

describe(`classes by names alone, over ${unseen.length} fields of tables that the lists do not know`, () => {
  it.each([
    ['direct', figures(unseen, 'direct')],
    ['quasi', figures(unseen, 'quasi')],
    ['sensitive', figures(unseen, 'sensitive')],
  ] as const)('recognise most of what is %s (%s)', (...[of]) => {
    const { recall, precision, f2 } = score(unseen, of)
    expect(recall).toBeGreaterThanOrEqual(0.75)
    expect(precision).toBeGreaterThanOrEqual(0.95)
    expect(f2).toBeGreaterThanOrEqual(0.8)
  })

  it('leave the rest to a person, and never let a direct identifier through', () => {
    expect(letThrough(unseen)).toEqual([])
  })
})

describe('the lists of names', () => {
  const phrases = Object.entries(NAMES).flatMap(([meaning, list]) =>
    list.split(',').map((one) => [one.trim(), meaning]),
  )

  it('give every phrase one meaning', () => {
    const twice = phrases.filter(([phrase], i) => phrases.findIndex(([other]) => other === phrase) !== i)
    expect(twice.map(([phrase, meaning]) => `${phrase}: ${meaning}`)).toEqual([])
  })

  it('hold phrases as names are split: plain letters and numbers, four words at most', () => {
    const wrong = phrases
      .map(([phrase = '']) => phrase)
      .filter((phrase) => !/^~?[a-z0-9]+( [a-z0-9]+){0,3}\*?$/.test(phrase))
    expect(wrong).toEqual([])
  })

  it('say what follows from every meaning', () => {
    expect(Object.keys(NAMES).toSorted()).toEqual(Object.keys(CONSEQUENCES).toSorted())
  })
})
