import { describe, expect, it } from '@jest/globals'
import { EXTENDED, reasonAgainst } from '../capabilities.js'
import { golden } from '../golden.js'
import type { Domain } from '../opened.js'
import { dump, type Ground, openPlace } from '../place.js'
import { plainRows } from '../plain-rows.js'

/** Without a single rule the domains that this ORM and database know are filled, the same everywhere. */
export function extendedLaws(ground: Ground): void {
  const { orm, dialect } = ground
  const wanted: readonly Domain[] = ['sample', ...EXTENDED.filter((domain) => domain !== 'cycle')]
  const mapped = wanted.filter((domain) => reasonAgainst(orm, dialect, domain) === undefined)

  describe('a run without a rule', () => {
    it.each(mapped)('fills %s with the stored rows, and is cleaned away', async (domain) => {
      for (const through of ['native', 'orm'] as const) {
        const place = await openPlace(ground, domain)
        const seeds = place.seeds({ all: true, through })
        const empty = await dump(place)
        const report = await seeds.run()
        const rows = await dump(place)
        expect(report.entities.filter((one) => one.rows !== 20)).toEqual([])
        expect(plainRows(rows)).toEqual(golden('rows-without-rules', domain, plainRows(rows)))
        const { findings, fingerprint } = await seeds.verify()
        expect(findings).toEqual([])
        expect(fingerprint).toBe(report.fingerprint)
        if (dialect === 'sqlite') expect(await place.ask('PRAGMA foreign_key_check')).toEqual([])
        await seeds.clean()
        expect(await dump(place)).toEqual(empty)
        await place.close()
      }
    })
  })

  if (reasonAgainst(orm, dialect, 'partial-index') !== undefined) return
  describe('a unique index with a condition', () => {
    it('is kept by a run, and verify finds what breaks it', async () => {
      const place = await openPlace(ground, 'partial-index')
      const seeds = place.seeds({ all: true })
      await seeds.run()
      await place.tell('DROP INDEX members_active_nick')
      const [yes, no] = dialect === 'sqlite' ? ['1', '0'] : ['true', 'false']
      await place.tell(`UPDATE members SET nick = 'same', is_active = ${yes} WHERE id IN (1, 2, 3)`)
      await place.tell(`UPDATE members SET nick = 'same', is_active = ${no} WHERE id IN (4, 5)`)
      // The catalog no longer knows the index; what the ORM declares is what is left to check.
      const declared = (await place.orm.adapter.describe()).entities.some(({ uniques }) => uniques.length > 0)
      const found = (await seeds.verify()).findings.filter(({ kind }) => kind === 'unique')
      await place.close()
      expect(found).toEqual(
        declared ? [expect.objectContaining({ entity: 'Member', count: 3, sample: ['1', '2', '3'] })] : [],
      )
    })
  })
}
