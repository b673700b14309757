import { describe, expect, it } from '@jest/globals'
import type { SeedError } from '../errors/seed-error.js'
import { checkConfig } from './check-config.js'
import { CONFIG_KEYS, type SeedConfig } from './config.js'

const FULL = {
  seed: 42,
  now: '2026-01-01',
  locale: { en: 3, de: 1 },
  count: { User: 5 },
  scale: 1.5,
  all: true,
  seeders: [Object],
  factories: [{}],
  rules: [{}],
  allow: ['localhost/*_dev'],
  through: 'orm',
  anonymize: { rules: [] },
} satisfies Record<keyof SeedConfig, unknown>

function problemsOf(config: unknown, keys: readonly string[] = ['dataSource']): SeedError | undefined {
  try {
    checkConfig(config, keys, 'seed.config.ts')
    return undefined
  } catch (error) {
    return error as SeedError
  }
}

describe('checkConfig', () => {
  it('accepts every key, and none', () => {
    expect(Object.keys(FULL).toSorted()).toEqual([...CONFIG_KEYS].toSorted())
    expect(problemsOf(FULL)).toBeUndefined()
    expect(problemsOf({})).toBeUndefined()
    expect(problemsOf({ seed: undefined, dataSource: 7 })).toBeUndefined()
    expect(problemsOf({ seed: 'acme', now: new Date(0), locale: 'de', count: 0 })).toBeUndefined()
  })

  it.each([
    ['seed', 1.5],
    ['seed', ''],
    ['seed', Number.NaN],
    ['now', 'tomorrow'],
    ['now', 5],
    ['locale', { en: 0 }],
    ['locale', ['en']],
    ['count', -1],
    ['count', { User: 1.5 }],
    ['count', { User: '5' }],
    ['scale', 0],
    ['scale', Infinity],
    ['all', 'yes'],
    ['seeders', Object],
    ['factories', [5]],
    ['rules', {}],
    ['allow', 'localhost'],
    ['allow', ['']],
    ['through', 'both'],
  ])('refuses %s: %p', (key, value) => {
    const error = problemsOf({ [key]: value })
    expect(error).toMatchObject({ code: 'CONFIG.SHAPE', where: 'seed.config.ts' })
    expect(error?.message).toContain(`"${key}"`)
  })

  it('suggests the key that was meant, of the adapter too', () => {
    expect(problemsOf({ seders: [] })).toMatchObject({ code: 'CONFIG.UNKNOWN_KEY', fix: 'Did you mean "seeders"?' })
    expect(problemsOf({ datasource: 1 })).toMatchObject({
      code: 'CONFIG.UNKNOWN_KEY',
      fix: 'Did you mean "dataSource"?',
    })
    expect(problemsOf({ zebra: 1 })?.fix).toContain('Known keys: seed, now,')
  })

  it('reports everything at once', () => {
    const error = problemsOf({ seed: 0.5, scale: -1, sedd: 1 })
    expect(error?.message).toMatch(/3 problems/)
  })

  it.each([null, 5, 'x', [], () => undefined])('refuses what is no object: %p', (config) => {
    expect(problemsOf(config)).toMatchObject({ code: 'CONFIG.SHAPE' })
  })

  it('accepts a registered data set', () => {
    const verb = (): void => undefined
    expect(problemsOf({ plan: verb, run: verb, verify: verb, clean: verb, explain: verb, other: 1 })).toBeUndefined()
  })
})
