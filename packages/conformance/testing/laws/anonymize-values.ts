import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { firstName, key } from '@seed/core/anonymize'
import { type Dump, dump, type Ground } from '../place.js'
import { brokenLinks } from '../seeders/links.js'
import { mask } from '../seeders/masking.js'
import { makeOdd } from '../seeders/odd-values.js'
import { SEEDERS } from '../seeders/sample.js'
import { type Masking, openMasking } from '../around/masking.js'
import { REPLACED, restOf } from '../around/rest-of.js'

/** What no rule names goes through a copy unchanged: every column, every kind of value, deleted rows too. */
export function anonymizeValueLaws(ground: Ground): void {
  describe('anonymizing, values without a rule', () => {
    let masking: Masking
    beforeEach(async () => {
      masking = await openMasking(ground, 'sample')
      await masking.place.seeds({ seeders: SEEDERS }).run()
    })
    afterEach(() => masking.close())

    it('stay as they are in every table, whatever becomes of keys', async () => {
      const { place, to } = masking
      await masking.anonymize({ leaks: false, pageRows: 17 })
      const [before, after] = [await dump(place), await dump(to)]
      expect(restOf(after, REPLACED)).toEqual(restOf(before, REPLACED))
      // Nothing less than what is said to be replaced was.
      const tables = Object.keys(REPLACED)
      expect(tables.filter((table) => restOf(after, {})[table]?.join() === restOf(before, {})[table]?.join())).toEqual(
        [],
      )
      expect(columnsOf(after)).toEqual(columnsOf(before))
    })

    it('stay as they are at the edges of their types', async () => {
      const { place, to } = masking
      await makeOdd(place)
      const rules = [mask('User', { firstName: firstName() }), mask('OrderItem', { id: key() })]
      await masking.anonymize({ leaks: false }, { rules })
      const [before, after] = [await dump(place), await dump(to)]
      const replaced = { users: ['first_name', 'initials'], order_items: ['id'] }
      expect(restOf(after, replaced)).toEqual(restOf(before, replaced))
      expect(brokenLinks(after)).toEqual([])
      const names = new Set((before['users'] ?? []).map((row) => row['first_name']))
      expect((after['users'] ?? []).filter((row) => !names.has(row['first_name'] ?? null)).length).toBeGreaterThan(30)
    })
  })
}

function columnsOf(rows: Dump): readonly string[] {
  return Object.entries(rows).flatMap(([table, [row]]) => Object.keys(row ?? {}).map((column) => `${table}.${column}`))
}
