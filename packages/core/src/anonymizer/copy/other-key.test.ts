import { beforeAll, describe, expect, it } from '@jest/globals'
import type { MemoryRow } from '../../memory/client.js'
import { loadLocale } from '../../values/locale.js'
import { rulesFor } from '../rules.js'
import { custom } from '../transforms/custom.js'
import { date } from '../transforms/date.js'
import { email } from '../transforms/email.js'
import { firstName } from '../transforms/first-name.js'
import { key } from '../transforms/key.js'
import { lastName } from '../transforms/last-name.js'
import { anonymizeDatabase } from './anonymize-database.js'
import { openTown, TEST_KEY } from './testing/town.js'

const PEOPLE = 1_500
/** A list as short as those of genders, blood groups and marital states. */
const SHORT = ['A', 'B', 'AB', '0', 'A-', 'B-', 'AB-', '0-']
const OTHER_KEY = TEST_KEY.replaceAll('a', 'b')

const mask = rulesFor()
const RULES = [
  mask('User', { id: key(), email: email(), firstName: firstName(), lastName: lastName(), born: date() }),
  mask('Order', { note: custom(({ pick }) => pick(SHORT)) }),
]

/** Copies the town under a key; rows in the order of the source. */
async function copyUnder(secret: string, pageRows: number): Promise<Copies> {
  const town = await openTown({ people: PEOPLE })
  const before = process.env['SEED_KEY']
  process.env['SEED_KEY'] = secret
  try {
    await anonymizeDatabase(town.request({ rules: RULES }), { to: 'memory:copy', leaks: false, pageRows })
    return { source: town.source.rows('User'), users: town.target.rows('User'), orders: town.target.rows('Order') }
  } finally {
    town.close()
    if (before === undefined) delete process.env['SEED_KEY']
    else process.env['SEED_KEY'] = before
  }
}

interface Copies {
  readonly source: readonly MemoryRow[]
  readonly users: readonly MemoryRow[]
  readonly orders: readonly MemoryRow[]
}

describe('another key', () => {
  let first: Copies
  let again: Copies
  let other: Copies
  beforeAll(async () => {
    first = await copyUnder(TEST_KEY, 10_000)
    again = await copyUnder(TEST_KEY, 77)
    other = await copyUnder(OTHER_KEY, 10_000)
  })

  it('gives other rows, while the same one gives the same', () => {
    expect(again).toEqual(first)
    expect(other.users).not.toEqual(first.users)
  })

  it.each(['id', 'email'])('leaves no %s as it was', (field) => {
    const values = new Set(first.users.map((row) => row[field]))
    expect(values.size).toBe(PEOPLE)
    expect(other.users.filter((row) => values.has(row[field]))).toEqual([])
    expect(first.source.filter((row) => values.has(row[field]))).toEqual([])
  })

  it('leaves names as they were about as often as chance does', async () => {
    const { firstNames, lastNames } = await loadLocale('en')
    const sizes = {
      firstName: Math.min(firstNames.female.length, firstNames.male.length),
      lastName: lastNames.generic.length,
    }
    for (const [field, size] of Object.entries(sizes)) {
      expect(size).toBeGreaterThan(100)
      expect([field, shareAlike(first.users, other.users, field) <= 2 / size]).toEqual([field, true])
    }
  })

  it('leaves values of a short list as they were about as often as chance does', () => {
    const share = shareAlike(first.orders, other.orders, 'note')
    expect(share).toBeLessThanOrEqual(2 / SHORT.length)
    // The list is short: none alike would be no chance either.
    expect(share).toBeGreaterThan(1 / (2 * SHORT.length))
  })

  it('moves the dates of a person by another number of days', () => {
    // 60 offsets.
    expect(shareAlike(first.users, other.users, 'born')).toBeLessThanOrEqual(2 / 60)
  })
})

/** The part of rows that hold the same in both, NULL left out. */
function shareAlike(a: readonly MemoryRow[], b: readonly MemoryRow[], field: string): number {
  const pairs = a.map((row, at) => [row[field], b[at]?.[field]]).filter(([one]) => one !== null)
  return pairs.filter(([one, two]) => one === two).length / pairs.length
}
