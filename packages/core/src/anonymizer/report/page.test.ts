import { describe, expect, it } from '@jest/globals'
import { renderReportPage } from './page.js'
import { DRY_RUN, REPORT } from './testing/report.js'

const HOSTILE = `<img src=x onerror=alert(1)>"'&</td></script>`
/** Headings in their order, as `2 Summary`. */
const headings = (page: string): readonly string[] =>
  [...page.matchAll(/<h([1-6])[^>]*>\s*([^<]*?)\s*<\/h\1>/g)].map(([, level, text]) => `${level} ${text}`)
const count = (page: string, part: RegExp): number => [...page.matchAll(part)].length

describe('the page of a report', () => {
  const page = renderReportPage(REPORT)

  it('has its sections under headings that skip no level', () => {
    expect(headings(page)).toEqual([
      '1 Report: data pseudonymized',
      '2 Summary',
      '2 Fields',
      '3 User',
      '2 Unique sets',
      '2 Leak scan',
      '2 k-anonymity',
      '2 Notes',
    ])
  })

  it('gives every table a caption and its cells headings', () => {
    expect(count(page, /<table>/g)).toBe(5)
    expect(count(page, /<caption>/g)).toBe(5)
    expect(count(page, /<th\s+scope="row"/g)).toBe(count(page, /<tr>/g) - 5)
  })

  it('closes what it opens', () => {
    for (const tag of [
      'table',
      'thead',
      'tbody',
      'tr',
      'th',
      'td',
      'caption',
      'section',
      'div',
      'p',
      'ul',
      'li',
      'dl',
      'dt',
      'dd',
      'strong',
    ])
      expect([tag, count(page, new RegExp(`<${tag}[\\s>]`, 'g'))]).toEqual([
        tag,
        count(page, new RegExp(`</${tag}>`, 'g')),
      ])
  })

  it('needs nothing else', () => {
    expect(page).not.toMatch(/<(script|link|img|iframe|object|base)\b|\bon\w+=|url\(|@import|https?:/i)
    expect(page).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`)
  })

  it('escapes names wherever they come from', () => {
    const [user] = REPORT.entities
    const [field] = user?.fields ?? []
    const [unique] = REPORT.uniqueSets
    if (user === undefined || field === undefined || unique === undefined) throw new Error('no fields')
    const hostile = renderReportPage({
      ...DRY_RUN,
      keyId: HOSTILE,
      planHash: HOSTILE,
      source: { dialect: HOSTILE, database: HOSTILE },
      target: { dialect: HOSTILE, host: HOSTILE, database: HOSTILE },
      entities: [
        {
          ...user,
          entity: HOSTILE,
          table: HOSTILE,
          fields: [{ ...field, field: HOSTILE, domain: HOSTILE, transform: HOSTILE }],
        },
        { ...user, entity: HOSTILE, fields: [] },
      ],
      uniqueSets: [{ ...unique, entity: HOSTILE, fields: [HOSTILE] }],
      privacy: [{ entity: HOSTILE, fields: [HOSTILE], rows: 1, k: 1, groups: 1, uniqueRows: 1, rowsBelow5: 1 }],
      leaks: {
        verdict: 'FAIL',
        originals: 1,
        values: 1,
        findings: [{ place: HOSTILE, from: [HOSTILE], how: HOSTILE, count: 1 }],
        unverified: [{ place: HOSTILE, why: HOSTILE }],
        elapsedMs: 1,
        cpuMs: 1,
      },
      preview: [{ entity: HOSTILE, field: HOSTILE, shape: HOSTILE, masked: HOSTILE }],
      notes: [HOSTILE],
    })
    expect(hostile).not.toMatch(/<img|<\/script|onerror=alert\(1\)>/)
    expect(count(hostile, /&lt;img src=x onerror=alert\(1\)&gt;&quot;&#39;&amp;&lt;\/td&gt;/g)).toBeGreaterThan(20)
  })
})

describe('the words of the page', () => {
  it('call what is keyed pseudonymized', () => {
    const page = renderReportPage(REPORT)
    expect(page).toContain('still personal data')
    expect(page).not.toMatch(/\banonymized/i)
  })

  it('call it anonymized when the key is gone', () => {
    const page = renderReportPage({ ...REPORT, result: 'anonymized', mode: 'throwaway' })
    expect(page).toContain('data anonymized')
    expect(page).not.toMatch(/pseudonymized/i)
  })

  it.each([
    ['PASS', 'no original was found in the target'],
    ['FAIL', 'originals were found in the target'],
    ['UNVERIFIED', 'not everything could be looked at'],
  ] as const)('say what %s means', (verdict, meaning) => {
    if (REPORT.leaks === undefined) throw new Error('no scan')
    const page = renderReportPage({ ...REPORT, leaks: { ...REPORT.leaks, verdict } })
    expect(page).toMatch(new RegExp(`<strong[^>]*>${verdict}</strong>`))
    expect(page).toContain(meaning)
  })

  it('say that nothing was scanned', () => {
    expect(renderReportPage({ ...REPORT, leaks: undefined })).toContain('nothing is proven')
  })

  it('say of a dry run that nothing was written, and show shapes of originals only', () => {
    const page = renderReportPage(DRY_RUN)
    expect(page).toContain('nothing was written')
    expect(page).toContain('calm.otter.2c5k@example.com')
    expect(page).toContain('aaa.aaaa9@aaaaaaa.aaa')
    expect(page).not.toContain('2024-05-06')
  })
})
