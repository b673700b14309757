import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import type { Finding, RegisteredSeeds } from '@seed/core'
import { column, dump, type Ground, openPlace, type Place } from '../place.js'
import { SEEDERS, totalsAddUp } from '../seeders/sample.js'
import { force, weaken } from '../around/damage.js'

/** Faults planted past everything of ours are found. */
export function verifyLaws(ground: Ground): void {
  const { dialect } = ground

  describe('verify', () => {
    let place: Place
    let seeds: RegisteredSeeds
    beforeEach(async () => {
      place = await openPlace(ground, 'sample')
      seeds = place.seeds({ seeders: SEEDERS, rules: [totalsAddUp] })
      await seeds.run()
    })
    afterEach(() => place.close())

    const findings = async (): Promise<readonly Finding[]> => (await seeds.verify()).findings

    it('finds nothing wrong with what was seeded, counts rows and gives the fingerprint', async () => {
      const before = await dump(place)
      const report = await seeds.verify()
      expect(report.findings).toEqual([])
      expect(report.checks).toBeGreaterThan(60)
      expect(report.fingerprint).toMatch(/^[0-9a-f]{64}$/)
      expect(report.rows).toEqual(
        expect.arrayContaining([
          { entity: 'User', rows: 40 },
          { entity: 'Passport', rows: 10 },
        ]),
      )
      expect(await dump(place)).toEqual(before)
    })

    it('finds missing values, links that lead nowhere, values that occur twice and rows that break a check', async () => {
      const [[last], [number]] = [
        await column(place, 'SELECT max(id) FROM stock'),
        await column(place, 'SELECT order_number FROM orders WHERE id = 2'),
      ]
      await weaken(place, 'products', {
        postgresql: 'ALTER TABLE products ALTER COLUMN name DROP NOT NULL',
        mysql: 'ALTER TABLE products MODIFY name varchar(100) NULL',
        sqlite: [/(name varchar\(100\)) NOT NULL/, '$1'],
      })
      await place.tell(`DROP INDEX orders_order_number${dialect === 'mysql' ? ' ON orders' : ''}`)
      await spoilCheck(place)
      await force(
        place,
        [
          'UPDATE products SET name = NULL WHERE id IN (3, 5)',
          'UPDATE order_items SET product_id = 9999 WHERE id = 4',
          "UPDATE stock SET region = 'nowhere'",
          `UPDATE stock SET sku = 'NO-NO' WHERE id = ${last}`,
          'UPDATE users SET manager_id = 777 WHERE id = 2',
          `UPDATE orders SET order_number = '${number}' WHERE id = 1`,
        ].join('; '),
      )
      const found = await findings()
      const ofKind = (kind: Finding['kind']): readonly Finding[] => found.filter((finding) => finding.kind === kind)
      expect(ofKind('not-null')).toEqual([
        { kind: 'not-null', entity: 'Product', subject: 'Product.name has a value', count: 2, sample: ['3', '5'] },
      ])
      expectBrokenLinks(ofKind('foreign-key'))
      expect(ofKind('unique')).toEqual([expect.objectContaining({ entity: 'Order', count: 2, sample: ['1', '2'] })])
      expect(ofKind('check')).toEqual([
        { kind: 'check', entity: 'Product', subject: 'Product check products_price', count: 1, sample: ['7'] },
      ])
      expect(JSON.stringify(found)).not.toContain(number)
    })

    it('finds rows that are gone, rows that changed and rows that break a rule', async () => {
      const gone = (await column(place, 'SELECT user_id FROM passports ORDER BY user_id')).slice(0, 2)
      await place.tell(`DELETE FROM passports WHERE user_id IN (${gone.join(', ')})`)
      await place.tell("UPDATE users SET first_name = 'Changed' WHERE id = 11")
      await place.tell('UPDATE orders SET total = total + 1 WHERE id = 9')
      const found = await findings()
      expect(found.map(({ kind, entity, sample }) => [kind, entity, ...sample].join(' ')).sort()).toEqual([
        'changed Order 9',
        'changed User 11',
        `count Passport ${gone.join(' ')}`,
        'rule Order 9',
      ])
      expect(found.find(({ kind }) => kind === 'rule')?.subject).toBe(totalsAddUp.name)
      expect((await seeds.verify({ only: ['Passport'] })).findings.map(({ kind }) => kind)).toEqual(['count'])
    })

    // InnoDB raises its counter by itself: it cannot be made to stand below a key.
    if (dialect === 'mysql') return

    it('finds a counter of keys that stands below keys in use', async () => {
      await place.tell(
        dialect === 'postgresql'
          ? "SELECT setval(pg_get_serial_sequence('orders', 'id'), 12)"
          : "UPDATE sqlite_sequence SET seq = 12 WHERE name = 'orders'",
      )
      expect(await findings()).toEqual([
        expect.objectContaining({ kind: 'sequence', entity: 'Order', subject: 'the next Order.id is free', count: 48 }),
      ])
    })
  })
}

/** Foreign keys to the key, to a composite one and to another unique column; one of them leads to the table itself. */
function expectBrokenLinks(found: readonly Finding[]): void {
  expect(found.map(({ entity, count }) => `${entity} ${count}`).sort()).toEqual([
    'OrderItem 1',
    'Stock 1',
    'Stock 50',
    'User 1',
  ])
  expect(found.map(({ subject }) => subject)).toEqual(
    expect.arrayContaining([
      'OrderItem.product -> Product.id',
      'User.manager -> User.id',
      expect.stringMatching(/^Stock\..* -> Warehouse\.region\+number$/),
      expect.stringMatching(/^Stock\..* -> Product\.sku$/),
    ]),
  )
  expect(found.find(({ entity }) => entity === 'OrderItem')?.sample).toEqual(['4'])
  expect(found.find(({ count }) => count === 50)?.sample.length).toBeLessThan(50)
}

/** A row that breaks a check: on PostgreSQL by one that is not enforced for rows that were there. */
async function spoilCheck(place: Place): Promise<void> {
  const spoil = 'UPDATE products SET price = -1 WHERE id = 7'
  if (place.dialect !== 'postgresql') return force(place, spoil)
  const add = 'ADD CONSTRAINT products_price CHECK (price > 0) NOT VALID'
  await place.tell(`ALTER TABLE products DROP CONSTRAINT products_price; ${spoil}; ALTER TABLE products ${add}`)
}
