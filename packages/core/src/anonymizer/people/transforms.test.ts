import { describe, expect, it } from '@jest/globals'
import * as fc from 'fast-check'
import { isSeedError } from '../../errors/seed-error.js'
import type { Mask } from '../transform.js'
import { EXAMPLES } from './testing/catalogue.js'
import { bindTo, maskAll, maskWith } from './testing/mask-texts.js'
import { countCollisions, mostCollisions, oneNormalForm, pageIndependent, staysWithin } from './transforms.laws.js'

const LENGTHS = [1, 2, 3, 5, 8, 10, 12, 15, 18, 20, 24, 27, 28, 32, 40, 64, 255]

describe.each(EXAMPLES)('$name', (example) => {
  const { transform, value, malformed } = example
  const trial = { unique: example.unique ?? false }

  it('keeps NULL, empty and blank texts unless told', async () => {
    expect(await maskAll(transform, [null, '', ' \t'], trial)).toEqual([null, '', ' \t'])
  })

  it('makes up a value for NULL, empty and blank texts when told', async () => {
    const told = { ...transform, policy: { null: 'replace', empty: 'replace', blank: 'replace' } } as const
    const mask = await bindTo(transform, trial)
    for (const text of maskWith(mask, told, [null, '', '  '])) expect(mask.kind.normalise(text ?? null)).toBeDefined()
  })

  it('lets no malformed value through', async () => {
    const values = malformed.filter((text) => /[a-z0-9]{2}/i.test(text))
    const masked = await maskAll(transform, values, trial)
    values.forEach((text, at) => expect(masked[at]).not.toBe(text))
  })

  it('gives a proper value of the kind for each', async () => {
    const mask = await bindTo(transform, trial)
    const values = Array.from({ length: 200 }, (_, i) => value(i * 977))
    for (const text of maskWith(mask, transform, values)) expect(mask.kind.normalise(text ?? null)).toBeDefined()
  })

  it('gives the same in every page', async () => {
    fc.assert(pageIndependent(example, await bindTo(transform, trial)), { numRuns: 60, seed: 42 })
  })

  it('gives spellings of one value spellings of one replacement', async () => {
    const mask = await bindTo(transform, trial)
    fc.assert(oneNormalForm(mask, example), { seed: 42 })
  })

  it('gives something else under another key', async () => {
    const values = Array.from({ length: 500 }, (_, i) => value(i))
    const masked = await maskAll(transform, values, trial)
    const other = await maskAll(transform, values, { ...trial, key: 'another' })
    const same = masked.filter((text, at) => text === other[at]).length
    expect(same).toBeLessThan(example.few === true ? 350 : 10)
  })

  it('masks what is masked already once more', async () => {
    const values = Array.from({ length: 50 }, (_, i) => value(i))
    const once = await maskAll(transform, values, trial)
    const subjects = once.map((_, at) => `other:${at}`)
    const twice = await maskAll(transform, once, { ...trial, subjects: example.bySubject === true ? subjects : [] })
    expect(twice.filter((text, at) => text === once[at]).length).toBeLessThan(example.few === true ? 45 : 5)
  })

  it.each(LENGTHS)('fits into %i characters or says that it does not', async (length) => {
    let mask: Mask
    try {
      mask = await bindTo(transform, { ...trial, length })
    } catch (error) {
      expect(isSeedError(error) && error.code).toBe('MASK.TOO_SHORT')
      return
    }
    fc.assert(staysWithin(example, mask, length), { numRuns: 60, seed: 42 })
  })

  it('refuses a field that holds no text', async () => {
    const type = { kind: 'boolean' } as const
    await expect(async () => bindTo(transform, { ...trial, type })).rejects.toThrow('MASK.TYPE')
  })

  it('keeps 50,000 values apart as well as it promises', async () => {
    const mask = await bindTo(transform, trial)
    expect(mask.guarantee.kind).toBe(example.promise)
    expect(countCollisions(example, mask, 50_000)).toBeLessThanOrEqual(mostCollisions(mask, 50_000))
  })

  it.each(['de', 'ja'])('works in the words of %s', async (locale) => {
    const mask = await bindTo(transform, { ...trial, locale })
    const values = Array.from({ length: 100 }, (_, i) => value(i))
    const masked = maskWith(mask, transform, values)
    for (const text of masked) expect(mask.kind.normalise(text ?? null)).toBeDefined()
  })
})
