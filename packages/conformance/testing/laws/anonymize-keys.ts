import { afterEach, describe, expect, it } from '@jest/globals'
import { json, key, reference } from '@seed/core/anonymize'
import type { TextRow } from '../native/door.js'
import type { Dialect } from '../opened.js'
import { dump, type Ground } from '../place.js'
import { brokenLinks } from '../seeders/links.js'
import { mask } from '../seeders/masking.js'
import { SEEDERS } from '../seeders/sample.js'
import { type Masking, type MaskingOptions, openMasking } from '../around/masking.js'

/** Whatever holds a key follows it: foreign keys of several columns, rows whose key stays, documents. */
export function anonymizeKeyLaws(ground: Ground): void {
  describe('anonymizing keys', () => {
    let masking: Masking | undefined
    afterEach(() => masking?.close())

    async function open(options?: MaskingOptions): Promise<Masking> {
      masking = await openMasking(ground, 'sample', options)
      await masking.place.seeds({ seeders: SEEDERS }).run()
      return masking
    }

    it('replaces all parts of a compound key, and foreign keys to it, half empty ones too', async () => {
      const { place, to, anonymize } = await open({ change: withoutRequiredPlace })
      await place.tell(`
        UPDATE stock SET region = NULL WHERE quantity < 100;
        UPDATE stock SET warehouse_number = NULL WHERE quantity < 50;
        UPDATE stock SET region = 'nowhere', warehouse_number = NULL WHERE quantity BETWEEN 200 AND 260`)
      const places = { region: key({ domain: 'region' }), number: key({ domain: 'number' }) }
      await anonymize({}, { rules: [mask('Warehouse', places)] })
      const [source, copy] = [await dump(place), await dump(to)]
      const [before, after] = [source['stock'] ?? [], copy['stock'] ?? []]
      const quantities = new Map(before.map((row) => [row['id'], row['quantity']]))
      expect(after.map((row) => row['quantity'])).toEqual(after.map((row) => quantities.get(row['id'] ?? null)))
      for (const parts of [['region'], ['warehouse_number'], ['region', 'warehouse_number']]) {
        const sizes = groupSizes(before, parts)
        expect(sizes.length).toBeGreaterThan(2)
        expect(groupSizes(after, parts)).toEqual(sizes)
      }
      const names = ['north', 'south', 'nowhere']
      expect(JSON.stringify([after, copy['warehouses']])).not.toMatch(new RegExp(names.join('|')))
      expect(
        brokenLinks({ ...copy, stock: after.filter((row) => Object.values(row).every((one) => one !== null)) }),
      ).toEqual([])
    })

    it('leaves the keys of chosen rows, wherever they are held, and tells documents the others', async () => {
      const { place, to, anonymize } = await open()
      // Points are the old key, to find a row again.
      await place.tell(`UPDATE users SET points = id, settings = ${documentOf(ground.dialect)}`)
      const rules = [
        mask('User', {
          id: key({ keepWhere: { fields: ['role'], holds: ({ role }) => role === 'ADMIN' } }),
          settings: json({ '$.by': reference('User'), '$.seen[*]': reference('User') }, { rest: 'keep' }),
        }),
      ]
      await anonymize({ pageRows: 9, leaks: false }, { rules })
      const [before, after] = [await dump(place), await dump(to)]
      const keys = new Map((after['users'] ?? []).map((row) => [Number(row['points']), Number(row['id'])]))
      for (const user of before['users'] ?? [])
        expect([user['role'], keys.get(Number(user['id'])) === Number(user['id'])]).toEqual([
          user['role'],
          user['role'] === 'ADMIN',
        ])
      const managers = new Map((before['users'] ?? []).map((row) => [Number(row['id']), row['manager_id']]))
      for (const { points, manager_id: manager, settings, id } of after['users'] ?? []) {
        const was = managers.get(Number(points))
        const expected = typeof was === 'string' ? keys.get(Number(was)) : Number(id)
        expect(manager === null ? null : Number(manager)).toBe(typeof was === 'string' ? expected : null)
        expect(JSON.parse(settings ?? '')).toEqual({
          by: Number(id),
          seen: [expected, Number(id)],
          sku: 'x',
          theme: 'dark',
        })
      }
      expect(brokenLinks(after)).toEqual([])
    })
  })
}

/** The place of stock may be unknown, or half of it. */
function withoutRequiredPlace(ddl: string): string {
  const columns = /region varchar\(20\) NOT NULL,(\s+)warehouse_number integer NOT NULL/
  expect(ddl).toMatch(columns)
  return ddl.replace(columns, 'region varchar(20),$1warehouse_number integer')
}

/** A document with the keys of a user and of the one above. */
function documentOf(dialect: Dialect): string {
  const list = dialect === 'postgresql' ? 'jsonb_build_array' : 'json_array'
  const object = dialect === 'postgresql' ? 'jsonb_build_object' : 'json_object'
  return `${object}('by', id, 'seen', ${list}(coalesce(manager_id, id), id), 'sku', 'x', 'theme', 'dark')`
}

/** How many rows share each tuple of these columns, smallest first. */
function groupSizes(rows: readonly TextRow[], columns: readonly string[]): readonly number[] {
  const groups = new Map<string, number>()
  for (const row of rows) {
    const group = JSON.stringify(columns.map((column) => row[column]))
    groups.set(group, (groups.get(group) ?? 0) + 1)
  }
  return [...groups.values()].sort((a, b) => a - b)
}
