import { describe, expect, it } from '@jest/globals'
import { CLEAN, EXPLANATION, FOUND, PLAN, RUN, VERIFY } from '../testing/seeds.js'
import { printClean } from './clean.js'
import { printExplanation } from './explain.js'
import { painterOfNothing } from './plain.js'
import { printPlan } from './plan.js'
import { printRun } from './run.js'
import { printVerify } from './verify.js'

/** Text with its lines one below the other, as it is printed. */
const lines = (...text: readonly string[]): string => text.join('\n')

describe('what the command prints', () => {
  it('of a plan', () => {
    expect(printPlan(PLAN, painterOfNothing)).toBe(
      lines(
        'Entity  Table    Rows  From                      Linked later',
        'Team    teams       2  TeamSeeder                lead',
        'User    users  12,345  UserSeeder, Team.members',
        'Total          12,347',
        '',
        'No rule for  Guessed to be',
        'User.email   e-mail',
        '',
        'seed 42  en  now 2026-01-01T00:00:00.000Z  atomic  native',
        'sqlite shop.db  plan c0ffee',
        'Note: AuditSubscriber does not run',
      ),
    )
  })

  it('of a run', () => {
    expect(printRun(RUN, false, painterOfNothing)).toBe(
      lines(
        'Entity    Rows        Time',
        'Team         2        4 ms',
        'User    12,345       1.2 s',
        'Total   12,347  1 min 02 s',
        '',
        'seed 42  en  now 2026-01-01T00:00:00.000Z  atomic  native  sqlite shop.db',
        'fingerprint f1',
        '1 note, shown by --verbose',
      ),
    )
  })

  it('of a run with all there is to say', () => {
    expect(printRun({ ...RUN, dryRun: true }, true, painterOfNothing)).toBe(
      lines(
        'Entity    Rows        Time  Table  Fingerprint',
        'Team         2        4 ms  teams  f2',
        'User    12,345       1.2 s  users  f3',
        'Total   12,347  1 min 02 s',
        '',
        'seed 42  en  now 2026-01-01T00:00:00.000Z  atomic  native  sqlite shop.db',
        'fingerprint f1',
        'Note: AuditSubscriber does not run',
        'Dry run: nothing was written.',
      ),
    )
  })

  it('of a check that finds nothing', () => {
    expect(printVerify(VERIFY, painterOfNothing)).toBe(
      lines(
        'Entity    Rows',
        'User    12,345',
        'Total   12,345',
        '',
        '1,234 checks on postgresql localhost:5432/shop: everything holds',
        'fingerprint f1',
      ),
    )
  })

  it('of findings', () => {
    expect(printVerify(FOUND, painterOfNothing)).toBe(
      lines(
        'Entity    Rows',
        'User    12,345',
        'Total   12,345',
        '',
        'Finding      Entity  Does not hold           Rows  Keys',
        'foreign-key  Order   Order.user -> User.id  1,200  17, 18 ...',
        'unique       User    User(email)                1  3',
        '',
        '1,234 checks on postgresql localhost:5432/shop: 2 findings',
        'fingerprint f1',
      ),
    )
  })

  it('of what was removed', () => {
    expect(printClean(CLEAN, painterOfNothing)).toBe(
      lines('Entity  Removed', 'User     12,345', 'Total    12,345', '', '1 run removed from sqlite shop.db in 20 ms'),
    )
    expect(printClean({ ...CLEAN, runs: 0, entities: [] }, painterOfNothing)).toBe(
      'Nothing was seeded into sqlite shop.db, so nothing was removed.',
    )
  })

  it('of how a cell came to be', () => {
    expect(printExplanation(EXPLANATION, false, painterOfNothing)).toBe(
      lines(
        'UserSeeder/User[17].email',
        '  value  "ann.lee@example.com"',
        '  rule   guessed from its name: e-mail',
        '  seed   42, 3 draws',
        '  reads',
        '  \u251c\u2500 UserSeeder/User[17].firstName = "Ann"',
        '  \u2514\u2500 UserSeeder/User[17].id = 18',
      ),
    )
  })
})
