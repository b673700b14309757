import { readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { manifestText } from './manifest.js'
import { renderReportPage } from './page.js'
import { DRY_RUN, REPORT } from './testing/report.js'

/** Kept under an ending that no formatter knows. */
const golden = (name: string): string => readFileSync(new URL(`testing/${name}.golden`, import.meta.url), 'utf8')

describe('the same report gives the same text', () => {
  it('as a page', () => expect(renderReportPage(REPORT)).toBe(golden('page')))
  it('as a page of a dry run', () => expect(renderReportPage(DRY_RUN)).toBe(golden('dry-run')))
  it('as a manifest', () => expect(manifestText(REPORT)).toBe(golden('manifest')))
})
