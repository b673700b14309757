import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import type { Finding, RegisteredSeeds } from '@seed/core'
import { registerSeeders } from '../src/index.js'
import { DIALECTS, dump, openPlace, type Place, startServer, stopServer } from './databases.js'
import { SEEDERS, totalsAddUp } from './seeders.js'

beforeAll(startServer, 60_000)
afterAll(stopServer)

describe.each(DIALECTS)('verify on %s', (dialect) => {
  let place: Place
  let seeds: RegisteredSeeds
  beforeEach(async () => {
    place = await openPlace(dialect)
    seeds = registerSeeders(place.source, { seeders: SEEDERS, rules: [totalsAddUp] })
    await seeds.run()
  })
  afterEach(() => place.close())

  const findings = async (): Promise<readonly Finding[]> => (await seeds.verify()).findings
  const ofKind = async (kind: Finding['kind']): Promise<readonly Finding[]> =>
    (await findings()).filter((finding) => finding.kind === kind)

  /** Takes constraints away, as a careless migration or a bulk load does: SQLite by making the table anew. */
  async function weaken(table: string, postgresql: string, sqlite: readonly [RegExp, string]): Promise<void> {
    if (dialect === 'postgresql') return place.tell(postgresql)
    const [made] = await place.ask(`SELECT sql FROM sqlite_master WHERE type = 'table' AND name = '${table}'`)
    const sql = made?.['sql'] ?? ''
    expect(sql).toMatch(sqlite[0])
    await place.tell(`PRAGMA foreign_keys = OFF; PRAGMA legacy_alter_table = ON; ALTER TABLE ${table} RENAME TO was;
      ${sql.replace(sqlite[0], sqlite[1])}; INSERT INTO ${table} SELECT * FROM was; DROP TABLE was`)
  }

  /** Changes rows with foreign keys and checks switched off. */
  const force = (sql: string): Promise<void> =>
    place.tell(
      dialect === 'postgresql'
        ? `SET session_replication_role = replica; ${sql}; RESET session_replication_role`
        : `PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON; ${sql}; PRAGMA ignore_check_constraints = OFF`,
    )

  it('finds nothing wrong with what was seeded, counts rows and gives the fingerprint', async () => {
    const before = await dump(place)
    const report = await seeds.verify()
    expect(report.findings).toEqual([])
    expect(report.checks).toBeGreaterThan(60)
    expect(report.fingerprint).toMatch(/^[0-9a-f]{64}$/)
    expect(report.rows).toEqual(
      expect.arrayContaining([
        { entity: 'User', rows: 40 },
        { entity: 'CardPayment', rows: 20 },
      ]),
    )
    expect(await dump(place)).toEqual(before)
  })

  it('finds a value that is missing', async () => {
    await weaken('products', 'ALTER TABLE products ALTER COLUMN name DROP NOT NULL', [
      /("name" varchar\(100\)) NOT NULL/,
      '$1',
    ])
    await force('UPDATE products SET name = NULL WHERE id IN (3, 5)')
    expect(await ofKind('not-null')).toEqual([
      { kind: 'not-null', entity: 'Product', subject: 'Product.name has a value', count: 2, sample: ['3', '5'] },
    ])
  })

  it('finds links that lead nowhere, also to composite and other unique keys', async () => {
    await force(
      "UPDATE order_items SET product_id = 9999 WHERE id = 4; UPDATE stock SET region = 'nowhere'; UPDATE stock SET sku = 'NO-NO' WHERE id = (SELECT max(id) FROM stock); UPDATE users SET manager_id = 777 WHERE id = 2",
    )
    const found = await ofKind('foreign-key')
    expect(found.map(({ subject, count }) => [subject, count])).toEqual(
      expect.arrayContaining([
        ['OrderItem.product -> Product.id', 1],
        ['User.manager -> User.id', 1],
        ['Stock.warehouse -> Warehouse.region+number', 50],
        ['Stock.product -> Product.sku', 1],
      ]),
    )
    expect(found).toHaveLength(4)
    expect(found.find(({ entity }) => entity === 'OrderItem')?.sample).toEqual(['4'])
    expect(found.find(({ count }) => count === 50)?.sample.length).toBeLessThan(50)
  })

  it('finds values that occur twice, under a condition as well', async () => {
    const [unique] =
      dialect === 'postgresql'
        ? await place.ask(
            "SELECT conname AS name FROM pg_constraint WHERE contype = 'u' AND conrelid = 'orders'::regclass",
          )
        : []
    await weaken('orders', `ALTER TABLE orders DROP CONSTRAINT "${unique?.['name']}"`, [
      /, CONSTRAINT "[^"]+" UNIQUE \("order_number"\)/,
      '',
    ])
    await place.tell('DROP INDEX users_active_nick')
    await force('UPDATE orders SET order_number = (SELECT order_number FROM orders WHERE id = 2) WHERE id = 1')
    const yes = dialect === 'postgresql' ? 'true' : '1'
    await force(`UPDATE users SET nick = 'same', is_active = ${yes} WHERE id IN (1, 2, 3)`)
    const found = await ofKind('unique')
    expect(found).toContainEqual(expect.objectContaining({ entity: 'Order', count: 2, sample: ['1', '2'] }))
    expect(found).toContainEqual(expect.objectContaining({ entity: 'User', count: 3, sample: ['1', '2', '3'] }))
    expect(found).toHaveLength(2)
    expect(JSON.stringify(found)).not.toContain('same')
  })

  it('finds rows that break a check', async () => {
    const weak =
      'ALTER TABLE products DROP CONSTRAINT products_price; ALTER TABLE products ADD CONSTRAINT products_price CHECK (price > 0) NOT VALID'
    if (dialect === 'postgresql') {
      // A check that is not enforced for rows that were there: the way such rows come about.
      await place.tell(
        'ALTER TABLE products DROP CONSTRAINT products_price; UPDATE products SET price = -1 WHERE id = 7',
      )
      await place.tell(weak.split('; ')[1] as string)
    } else await force('UPDATE products SET price = -1 WHERE id = 7')
    expect(await ofKind('check')).toEqual([
      { kind: 'check', entity: 'Product', subject: 'Product check products_price', count: 1, sample: ['7'] },
    ])
  })

  it('finds rows that are gone, rows that changed and rows that break a rule', async () => {
    await place.tell('DELETE FROM payments WHERE id IN (2, 3)')
    await place.tell("UPDATE users SET first_name = 'Changed' WHERE id = 11")
    await place.tell('UPDATE orders SET total = total + 1 WHERE id = 9')
    const found = await findings()
    expect(found.map(({ kind, entity, sample }) => [kind, entity, ...sample].join(' ')).sort()).toEqual([
      'changed Order 9',
      'changed User 11',
      'count CardPayment 2 3',
      'rule Order 9',
    ])
    expect(found.find(({ kind }) => kind === 'rule')?.subject).toBe(totalsAddUp.name)
    expect((await seeds.verify({ only: ['CardPayment'] })).findings.map(({ kind }) => kind)).toEqual(['count'])
  })

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
