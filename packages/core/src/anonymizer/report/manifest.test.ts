import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from '@jest/globals'
import type { AnonymizeReport } from '../reports.js'
import { manifestOf, manifestText } from './manifest.js'
import { DRY_RUN, REPORT } from './testing/report.js'
import { checkWritable, writeManifest, writeReportPage } from './write-report.js'

const folder = mkdtempSync(join(tmpdir(), 'seed-report-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** The same report with the members of every object turned round. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([name, part]) => [name, turned(part)]),
  )
}

describe('the manifest', () => {
  it('says what the report says', () => {
    const { elapsedMs, ...user } = REPORT.entities[0] ?? {}
    expect(elapsedMs).toBe(1234.4)
    expect(JSON.parse(manifestText(REPORT))).toEqual({
      format: 'seed-anonymize/1',
      ...REPORT,
      entities: [{ ...user, elapsedMs: 1234 }],
    })
  })

  it('is one text whatever the order of members, and ends with a newline', () => {
    const text = manifestText(REPORT)
    expect(manifestText(turned(REPORT) as AnonymizeReport)).toBe(text)
    expect(text.endsWith('}\n')).toBe(true)
    expect(Object.keys(JSON.parse(text) as object).slice(0, 5)).toEqual([
      'format',
      'result',
      'mode',
      'keyId',
      'planHash',
    ])
  })

  it('holds nothing that is not listed', () => {
    const target = { ...REPORT.target, url: 'postgresql://ann:secret@db/x', password: 'secret' }
    const finding = { place: 'users.notes', from: ['User.email'], how: 'whole value', count: 1, value: 'secret' }
    const leaks = { ...REPORT.leaks, findings: [finding] } as AnonymizeReport['leaks']
    expect(manifestText({ ...REPORT, target, leaks })).not.toContain('secret')
  })

  it('holds no credentials', () => {
    const notes = ['could not ask postgresql://ann:secret@db/shop?password=secret']
    const target = { dialect: 'postgresql', database: 'postgresql://ann:secret@db/shop' }
    const text = manifestText({ ...REPORT, target, notes })
    expect(text).not.toContain('secret')
    expect(text).toContain('could not ask postgresql://db/shop')
  })

  it('says null of a scan that was not done', () => expect(manifestOf(DRY_RUN).leaks).toBeNull())

  it('previews no value of a field that keeps its own', () => {
    expect(manifestOf(DRY_RUN).preview.map(({ masked }) => masked)).toEqual(['calm.otter.2c5k@example.com', '(kept)'])
    const unknown = { entity: 'Ghost', field: 'x', shape: 'a', masked: 'ann' }
    expect(manifestOf({ ...DRY_RUN, preview: [unknown] }).preview[0]?.masked).toBe('(kept)')
  })
})

describe('files of the report', () => {
  it('are written, the folder made first', async () => {
    const file = join(folder, 'deep/er/audit')
    await checkWritable(`${file}.json`)
    expect(existsSync(`${file}.json`)).toBe(false)
    await writeManifest(REPORT, `${file}.json`)
    await writeReportPage(REPORT, `${file}.markup`)
    expect(readFileSync(`${file}.json`, 'utf8')).toBe(manifestText(REPORT))
    expect(readFileSync(`${file}.markup`, 'utf8')).toMatch(/^<!doctype html>/)
  })

  it('are left as they are by the look before the work', async () => {
    const file = join(folder, 'old.json')
    await writeManifest(REPORT, file)
    await checkWritable(file)
    expect(readFileSync(file, 'utf8')).toBe(manifestText(REPORT))
  })

  it('are an error with a code when they cannot be written', async () => {
    await writeManifest(REPORT, join(folder, 'file'))
    const file = join(folder, 'file/audit.json')
    await expect(checkWritable(file)).rejects.toMatchObject({ code: 'REPORT.UNWRITABLE' })
    await expect(writeManifest(REPORT, file)).rejects.toMatchObject({ code: 'REPORT.UNWRITABLE' })
    await expect(writeReportPage(REPORT, folder)).rejects.toMatchObject({
      code: 'REPORT.UNWRITABLE',
      why: 'The file system says EISDIR.',
    })
  })
})
