import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { date, email, firstName, lastName, nullify } from '@seed/core/anonymize'
import { golden } from '../golden.js'
import { countRows, countRuns, type Dump, dump, type Ground, type Place, type Tables } from '../place.js'
import { plainRows } from '../plain-rows.js'
import { brokenLinks } from '../seeders/links.js'
import { mask } from '../seeders/masking.js'
import { SEEDERS } from '../seeders/sample.js'
import { type Masking, openMasking } from '../around/masking.js'
import { openRecorder, type Recorder } from '../around/recorder.js'

/** Columns whose originals may be nowhere. */
const DIRECT = [
  ['users', 'email'],
  ['users', 'username'],
  ['profiles', 'id'],
  ['profiles', 'bio'],
  ['passports', 'passport_number'],
  ['attachments', 'data'],
  ['categories', 'slug'],
  ['products', 'sku'],
  ['orders', 'order_number'],
] as const

/** A masked copy has the same shape as its source, hangs together, and holds nothing of what was replaced. */
export function anonymizeLaws(ground: Ground): void {
  describe('anonymizing', () => {
    let masking: Masking
    let place: Place
    let to: Tables
    let anonymize: Masking['anonymize']
    beforeEach(async () => {
      masking = await openMasking(ground, 'sample')
      ;({ place, to, anonymize } = masking)
      await place.seeds({ seeders: SEEDERS }).run()
    })
    afterEach(() => masking.close())

    it('copies rows that hang together and hold no original', async () => {
      const report = await anonymize()
      const [before, after] = [await dump(place), await dump(to)]
      expect(report).toMatchObject({ result: 'pseudonymized', way: 'copy', commit: 'atomic' })
      expect(report.leaks).toMatchObject({ findings: [], verdict: expect.not.stringMatching('FAIL') })
      expect(Object.fromEntries(Object.entries(after).map(([table, rows]) => [table, rows.length]))).toEqual(
        Object.fromEntries(Object.entries(before).map(([table, rows]) => [table, rows.length])),
      )
      expect(nullsOf(after)).toEqual(nullsOf(before))
      expect(brokenLinks(after)).toEqual([])
      expect(found(originals(before), JSON.stringify(after))).toEqual([])
      const plain = plainRows(after)
      expect(plain).toEqual(golden('anonymized', 'tables', plain))
    })

    it('gives the same rows in pages of another size, committed one by one', async () => {
      await anonymize({ chunked: true, pageRows: 7, leaks: false })
      expect(plainRows(await dump(to))).toEqual(golden('anonymized', 'tables', plainRows(await dump(to))))
    })

    it('leaves the target as it was when it is refused or fails', async () => {
      const empty = await countRows(to)
      await expect(anonymize({}, { rules: [mask('User', { email: firstName() })] })).rejects.toThrow(
        'ANONYMIZE.UNPROVEN_UNIQUE',
      )
      // A row in the way of the last table.
      await to.tell(`CREATE UNIQUE INDEX one_status ON orders (status)`)
      await expect(anonymize({ leaks: false })).rejects.toMatchObject({ exitCode: 2 })
      expect(await countRows(to)).toEqual(empty)
    })

    it('empties what is unique, for NULL is like nothing else', async () => {
      await to.tell('CREATE UNIQUE INDEX one_birth ON users (birth_date)')
      const report = await anonymize({ leaks: false }, { rules: [mask('User', { birthDate: nullify() })] })
      expect(report.uniqueSets).toContainEqual(expect.objectContaining({ fields: ['birthDate'], verdict: 'null' }))
      const { users = [] } = await dump(to)
      expect(users.length).toBeGreaterThan(1)
      expect(users.filter((row) => row['birth_date'] !== null)).toEqual([])
    })

    it('changes the rows in place, keys apart', async () => {
      const before = await dump(place)
      const report = await anonymize(
        { inPlace: true, pageRows: 11 },
        {
          rules: [
            mask('User', { email: email(), firstName: firstName(), lastName: lastName(), birthDate: date() }),
            mask('Order', { placedAt: date() }),
          ],
        },
      )
      const after = await dump(place)
      expect(report.notes.filter((note) => note.startsWith('originals may remain'))).not.toEqual([])
      expect(brokenLinks(after)).toEqual([])
      expect(nullsOf(after)).toEqual(nullsOf(before))
      const emails = new Set((before['users'] ?? []).map((row) => row['email']))
      expect((after['users'] ?? []).filter((row) => emails.has(row['email'] ?? null))).toEqual([])
      expect(await countRuns(place)).toBe(1)
    })

    if (ground.dialect !== 'sqlite') {
      it('sends no original to the target', async () => {
        const recorder: Recorder = await openRecorder(to.url)
        try {
          await anonymize({ to: recorder.url, leaks: false })
          const sent = recorder.sent()
          expect(sent.length).toBeGreaterThan(10_000)
          // What is masked is seen, so what is raw would be.
          const masked = originals(await dump(to)).filter((text) => text.includes('@'))
          expect(found(masked, sent)).toEqual(masked)
          expect(found(originals(await dump(place)), sent)).toEqual([])
        } finally {
          await recorder.close()
        }
      })
    }
  })
}

function originals(rows: Dump): readonly string[] {
  const texts = DIRECT.flatMap(([table, column]) => (rows[table] ?? []).map((row) => row[column] ?? ''))
  return [...new Set(texts)].filter((text) => text.length > 5)
}

function found(originalTexts: readonly string[], haystack: string): readonly string[] {
  return originalTexts.filter((text) => haystack.includes(text))
}

function nullsOf(rows: Dump): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const [table, all] of Object.entries(rows))
    for (const row of all)
      for (const [name, value] of Object.entries(row))
        if (value === null) counts[`${table}.${name}`] = (counts[`${table}.${name}`] ?? 0) + 1
  return counts
}
