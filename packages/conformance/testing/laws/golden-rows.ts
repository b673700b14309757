import { describe, expect, it } from '@jest/globals'
import type { RunOptions, RunReport } from '@seed/core'
import { golden, stored } from '../golden.js'
import { type Dump, dump, type Ground, openPlace } from '../place.js'
import { plainRows } from '../plain-rows.js'
import { brokenLinks } from '../seeders/links.js'
import { SEEDERS, totalsAddUp } from '../seeders/sample.js'

/** Seed 42 gives the stored rows and the stored fingerprint, past the ORM and through it. */
export function goldenRowLaws(ground: Ground): void {
  describe('seed 42', () => {
    it.each(['native', 'orm'] as const)('gives the stored rows, written %s', async (through) => {
      const { report, rows } = await seeded(ground, { through })
      const plain = plainRows(rows)
      expect(report).toMatchObject({ through, mode: 'atomic' })
      expect(plain).toEqual(golden('rows', 'tables', plain))
      const prints = Object.fromEntries(report.entities.map((one) => [one.table, [one.rows, one.fingerprint]]))
      expect(prints).toEqual(golden('rows', 'fingerprints', prints))
      expect(report.fingerprint).toBe(golden('rows', 'fingerprint', report.fingerprint))
      expectRelated(rows)
    })
  })
}

/** Everything that a data set is made with makes another one. */
export function otherDataSetLaws(ground: Ground): void {
  describe('another data set', () => {
    it('comes of another seed, reference date or locale', async () => {
      const prints = [stored('rows', 'fingerprint')]
      for (const options of [{ seed: 43 }, { seed: 'forty-two' }, { now: '2026-06-01' }, { locale: 'de' }])
        prints.push((await seeded(ground, options)).report.fingerprint)
      expect(new Set(prints).size).toBe(5)
    })
  })
}

interface Outcome {
  readonly report: RunReport
  readonly rows: Dump
}

async function seeded(ground: Ground, options: RunOptions): Promise<Outcome> {
  const place = await openPlace(ground, 'sample')
  try {
    const seeds = place.seeds({ seeders: SEEDERS, rules: [totalsAddUp] })
    const report = await seeds.run(options)
    const checked = await seeds.verify()
    expect(checked.findings).toEqual([])
    expect(checked.fingerprint).toBe(report.fingerprint)
    return { report, rows: await dump(place) }
  } finally {
    await place.close()
  }
}

/** Every row leads to rows that are there, cycles are closed in a second pass, computed columns are computed. */
function expectRelated(rows: Dump): void {
  expect(brokenLinks(rows)).toEqual([])
  const values = (table: string, column: string): Set<string | null> =>
    new Set((rows[table] ?? []).map((row) => row[column] ?? null))
  expect(values('profiles', 'user_id').size).toBe(20)
  for (const row of rows['users'] ?? []) {
    expect(row['initials']).toBe(`${row['first_name']?.slice(0, 1)}${row['last_name']?.slice(0, 1)}`)
    expect(row['version']).toBe('1')
    expect(row['deleted_at']).toBe(null)
  }
  const favourites = (rows['users'] ?? []).filter((row) => row['favourite_product_id'] === null)
  expect(favourites.length).toBeGreaterThan(0)
  expect(favourites.length).toBeLessThan(40)
}
