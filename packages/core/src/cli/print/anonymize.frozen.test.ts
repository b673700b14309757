import { describe, expect, it } from '@jest/globals'
import { manifestOf } from '../../anonymizer/report/manifest.js'
import { DRY_RUN, REPORT } from '../../anonymizer/report/testing/report.js'
import { printAnonymize } from './anonymize.js'
import { painterOfNothing } from './plain.js'

const lines = (...text: readonly string[]): string => text.join('\n')

describe('what the command prints of anonymizing', () => {
  it('after a copy', () => {
    expect(printAnonymize(manifestOf(REPORT), ['audit.json', 'audit.html'], false, painterOfNothing)).toBe(
      lines(
        'Entity    Rows  In target        Time',
        'User    12,345     12,345       1.2 s',
        'Total   12,345             1 min 02 s',
        '',
        'Field       Transform  Guarantee  Changed  Unchanged  Malformed  NULL',
        'User.email  email      injective   12,345          0          2     0',
        'User.city   city       lossy       12,345          9          2     0',
        '1 field kept, shown by --verbose',
        '',
        'Unique set         Verdict      Rows  Collision',
        'User(id)           untouched  12,345',
        'User(email, city)  bounded    12,345  6.4e-17',
        '',
        'k-anonymity    Rows  k  Groups  Alone  Below 5',
        'User(city)   12,345  1     800      3       21',
        '',
        'Leak         Values of   How             Count  By chance',
        'users.notes  User.email  e-mail in text      7',
        'users.city   User.city   whole value        90         12',
        '',
        'Not looked at: users.blob, bytes that are no text',
        'Leak scan: FAIL, 24,690 originals looked for in 86,415 values',
        '',
        'pseudonymized  stable  key 0123456789abcdef  copy  atomic',
        'postgresql db.internal:5432/shop -> sqlite ./staging.db  plan c0ffee',
        'report audit.json, audit.html',
        'Note: Backups of the source still hold the originals.',
      ),
    )
  })

  it('after a dry run', () => {
    expect(printAnonymize(manifestOf(DRY_RUN), [], true, painterOfNothing)).toBe(
      lines(
        'Entity    Rows  In target        Time',
        'User    12,345                  1.2 s',
        'Total   12,345             1 min 02 s',
        '',
        'Field           Transform  Guarantee  Changed  Unchanged  Malformed  NULL',
        'User.email      email      injective   12,345          0          2     0',
        'User.city       city       lossy       12,345          9          2     0',
        'User.createdAt  keep       unchanged        0     12,345          0     0',
        '',
        'Preview         Shape of the original  Replacement',
        'User.email      aaa.aaaa9@aaaaaaa.aaa  calm.otter.2c5k@example.com',
        'User.createdAt  9999-99-99             (kept)',
        '',
        'Unique set         Verdict      Rows  Collision',
        'User(id)           untouched  12,345',
        'User(email, city)  bounded    12,345  6.4e-17',
        '',
        'k-anonymity    Rows  k  Groups  Alone  Below 5',
        'User(city)   12,345  1     800      3       21',
        '',
        'pseudonymized  stable  key 0123456789abcdef  copy  atomic',
        'postgresql db.internal:5432/shop -> sqlite ./staging.db  plan c0ffee',
        'Note: Backups of the source still hold the originals.',
        'Dry run: nothing was written.',
      ),
    )
  })

  it('without what there is none of', () => {
    const report = {
      ...REPORT,
      way: 'in-place',
      leaks: undefined,
      entities: [],
      uniqueSets: [],
      privacy: [],
      notes: [],
    } as const
    expect(printAnonymize(manifestOf(report), [], false, painterOfNothing)).toBe(
      lines(
        'Entity    Rows  In target        Time',
        'Total   12,345             1 min 02 s',
        '',
        'Leak scan: not done, so nothing is proven',
        '',
        'pseudonymized  stable  key 0123456789abcdef  in-place  atomic',
        'postgresql db.internal:5432/shop  plan c0ffee',
      ),
    )
  })

  it('with shapes that no terminal takes for a command', () => {
    const preview = [{ entity: 'User', field: 'email', shape: `\u001b[9A${'a'.repeat(99)}`, masked: 'b\u202e\n' }]
    const text = printAnonymize(manifestOf({ ...DRY_RUN, preview }), [], false, painterOfNothing)
    expect(text).toContain(`\ufffd[9A${'a'.repeat(55)}\u2026`)
    expect(text).toContain('b\ufffd\ufffd')
    expect(text).not.toContain('\u001b')
  })
})
