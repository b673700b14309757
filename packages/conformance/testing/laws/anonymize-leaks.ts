import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import type { LeakReport } from '@seed/core/anonymize'
import { countRows, type Ground, type Place, type Tables } from '../place.js'
import { SEEDERS } from '../seeders/sample.js'
import { type Masking, openMasking } from '../around/masking.js'

/** The search for originals finds what was planted, says where, and never what; a copy that leaks is not kept. */
export function leakLaws(ground: Ground): void {
  describe('anonymizing, the search for leaks', () => {
    let masking: Masking
    beforeEach(async () => {
      masking = await openMasking(ground, 'sample')
      await masking.place.seeds({ seeders: SEEDERS }).run()
    })
    afterEach(() => masking.close())

    it('finds nothing in a copy, and what is planted there in every disguise', async () => {
      const { place, to } = masking
      const inRun = await masking.anonymize()
      const clean = await masking.seeds().leaks({ target: to.url })
      expect(inRun.leaks).toMatchObject({ verdict: 'PASS', findings: [], unverified: [] })
      expect(clean).toMatchObject({ verdict: 'PASS', findings: [], unverified: [] })
      expect(clean.originals).toBeGreaterThan(400)
      const planted = await plant(place, to)
      const report = await masking.seeds().leaks({ target: to.url })
      expect(report.verdict).toBe('FAIL')
      expect(placesOf(report)).toEqual(Object.keys(planted).sort())
      expect(JSON.stringify(report).toLowerCase()).not.toContain(planted['products.name'])
      for (const original of Object.values(planted)) expect(JSON.stringify(report)).not.toContain(original)
    })

    it('makes a copy fail whose rules forgot a column, and keeps nothing', async () => {
      const { place, to } = masking
      const empty = await countRows(to)
      await place.tell(`UPDATE products SET name = (SELECT email FROM users WHERE users.id = products.owner_id)`)
      const report = await masking.anonymize()
      expect(report.leaks?.verdict).toBe('FAIL')
      expect(placesOf(report.leaks)).toEqual(['products.name'])
      expect(report.leaks?.findings[0]).toMatchObject({ from: ['User.email'], count: 30 })
      expect(report.notes).toContainEqual(expect.stringContaining('nothing was kept'))
      expect(await countRows(to)).toEqual(empty)
      const [row] = await place.ask('SELECT name FROM products')
      expect(JSON.stringify(report)).not.toContain(row?.['name'])
    })
  })
}

function placesOf(report: LeakReport | undefined): readonly string[] {
  return [...new Set((report?.findings ?? []).map(({ place }) => place))].sort()
}

/** Puts originals into the target, each another way. Gives them by where they are. */
async function plant(place: Place, to: Tables): Promise<Readonly<Record<string, string>>> {
  const emails = (await place.ask('SELECT email FROM users ORDER BY id')).map((row) => row['email'] ?? '')
  const [loud = '', inside = '', asBytes = '', encoded = '', inText = ''] = emails
  const [passport] = await place.ask('SELECT passport_number AS n FROM passports')
  const number = passport?.['n'] ?? ''
  const hex = Buffer.from(asBytes).toString('hex')
  const document = JSON.stringify({ theme: 'dark', seen: [{ by: inside }] })
  const text = place.dialect === 'mysql' ? 'varchar(200)' : 'text'
  await to.tell(`
    UPDATE products SET name = '${loud.toUpperCase()}' WHERE sku = (SELECT min(sku) FROM (SELECT sku FROM products) AS p);
    UPDATE users SET settings = '${document}' WHERE email = (SELECT min(email) FROM (SELECT email FROM users) AS u);
    UPDATE attachments SET data = ${place.dialect === 'postgresql' ? `'\\x${hex}'` : `X'${hex}'`}
      WHERE id = (SELECT min(id) FROM (SELECT id FROM attachments) AS a);
    CREATE TABLE leftovers (id integer PRIMARY KEY, note ${text}, code ${text}, remark ${text});
    INSERT INTO leftovers VALUES
      (1, 'passport ${number} was seen', '${Buffer.from(encoded).toString('base64')}', 'write to <${inText}>, please')`)
  return {
    ...(place.dialect === 'postgresql' ? await plantElsewhere(to, emails) : {}),
    'products.name': loud,
    'users.settings': inside,
    'attachments.data': asBytes,
    'leftovers.code': encoded,
    'leftovers.remark': inText,
    'leftovers.note': number,
  }
}

/** Where PostgreSQL alone has room: another schema, lists, types that no ORM of the suite maps. */
async function plantElsewhere(to: Tables, emails: readonly string[]): Promise<Readonly<Record<string, string>>> {
  const [inSchema = '', inList = '', inWords = ''] = emails.slice(10)
  await to.tell(`CREATE SCHEMA elsewhere;
    CREATE TABLE elsewhere.rest (one varchar(200), many text[], words tsvector);
    INSERT INTO elsewhere.rest VALUES ('${inSchema}', '{"nobody","${inList}"}', to_tsvector('simple', 'of ${inWords}'))`)
  return { 'elsewhere.rest.one': inSchema, 'elsewhere.rest.many': inList, 'elsewhere.rest.words': inWords }
}
