import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { runsCoreLaws } from '../capabilities.js'
import { stored } from '../golden.js'
import { dump, type Ground, openTables, type Place } from '../place.js'
import { plainRows } from '../plain-rows.js'
import { brokenLinks } from '../seeders/links.js'
import { OTHER_KEY } from '../seeders/masking.js'
import { SEEDERS } from '../seeders/sample.js'
import { type Masking, openMasking } from '../around/masking.js'

/** What others do to the source meanwhile, and where its rows lie, makes no difference to a copy; the key does. */
export function anonymizeAgainLaws(ground: Ground): void {
  const { orm, dialect } = ground

  describe('anonymizing the same rows', () => {
    let masking: Masking
    beforeEach(async () => {
      masking = await openMasking(ground, 'sample')
      await masking.place.seeds({ seeders: SEEDERS }).run()
    })
    afterEach(() => masking.close())

    async function expectGolden(): Promise<void> {
      const after = await dump(masking.to)
      expect(brokenLinks(after)).toEqual([])
      expect(plainRows(after)).toEqual(stored('anonymized', 'tables'))
    }

    it('sees nothing that others write meanwhile', async () => {
      const { place } = masking
      // Otherwise a reader keeps writers out.
      if (dialect === 'sqlite') await place.tell('PRAGMA journal_mode = WAL')
      let change: Promise<void> | undefined
      let changed = false
      const later = new Set<string>()
      await masking.anonymize({
        leaks: false,
        pageRows: 1,
        onProgress: ({ entity = '' }) => {
          if (changed) later.add(entity)
          change ??= meddle(place).finally(() => {
            changed = true
          })
        },
      })
      await change
      // The change was there before these were read.
      expect([...later]).toEqual(expect.arrayContaining(['OrderItem', 'ProductTag']))
      expect(await place.ask(`SELECT code FROM tags WHERE code = 'meanwhile'`)).toHaveLength(1)
      await expectGolden()
    })

    if (!runsCoreLaws(orm, dialect)) return

    it('gives the same wherever they lie in the source', async () => {
      await shuffle(masking.place)
      await masking.anonymize({ leaks: false, pageRows: 13 })
      await expectGolden()
    })

    it('gives others with another key, and the same with the same one', async () => {
      const second = await openTables(ground, 'sample')
      await masking.anonymize({ leaks: false })
      await expectGolden()
      process.env['SEED_KEY'] = OTHER_KEY
      await masking.anonymize({ leaks: false, to: second.url })
      const [first, other] = [await dump(masking.to), await dump(second)]
      await second.close()
      expect(brokenLinks(other)).toEqual([])
      for (const [table, column] of DISTINCT) {
        const values = new Set((first[table] ?? []).map((row) => row[column]))
        expect(values.size).toBeGreaterThan(3)
        const again = (other[table] ?? []).filter((row) => values.has(row[column] ?? null))
        expect([table, column, again]).toEqual([table, column, []])
      }
    })
  })
}

/** Columns with spaces so large that two keys never meet. */
const DISTINCT = [
  ['users', 'id'],
  ['users', 'email'],
  ['users', 'username'],
  ['profiles', 'id'],
  ['profiles', 'bio'],
  ['categories', 'slug'],
  ['products', 'id'],
  ['stock', 'id'],
  ['orders', 'id'],
  ['orders', 'order_number'],
] as const

/** Another connection adds, changes and deletes rows, each where the copy may not have been yet. */
async function meddle(place: Place): Promise<void> {
  await place.tell(`
    DELETE FROM order_items;
    DELETE FROM orders;
    UPDATE products SET name = 'meanwhile';
    UPDATE warehouses SET city = 'meanwhile';
    INSERT INTO tags (code) VALUES ('meanwhile');
    INSERT INTO product_tags (product_id, tag_code, weight) SELECT min(id), 'meanwhile', 1 FROM products`)
}

/** Writes the rows of tables that nothing points to again, in another order. */
async function shuffle(place: Place): Promise<void> {
  for (const [table, order] of [
    ['order_items', 'id DESC'],
    ['stock', 'quantity'],
    ['product_tags', 'weight, tag_code DESC'],
    ['passports', 'passport_number'],
    ['profiles', 'user_id DESC'],
  ])
    await place.tell(`CREATE TABLE spare AS SELECT * FROM ${table}; DELETE FROM ${table};
      INSERT INTO ${table} SELECT * FROM spare ORDER BY ${order}; DROP TABLE spare`)
}
