import type { OpenRequest } from '../../adapter/command.js'
import type { CleanReport, Explanation, PlanReport, RunReport, VerifyReport } from '../../seeder/reports.js'
import type { Seeds } from '../../seeder/seeds.js'

const target = { dialect: 'sqlite', database: 'shop.db' }
const dataSet = {
  seed: 42,
  now: '2026-01-01T00:00:00.000Z',
  locale: 'en',
  target,
  mode: 'atomic',
  through: 'native',
} as const

export const PLAN: PlanReport = {
  ...dataSet,
  entities: [
    { entity: 'Team', table: 'teams', rows: 2, enumeratedBy: ['TeamSeeder'], later: ['lead'], guessed: [] },
    {
      entity: 'User',
      table: 'users',
      rows: 12_345,
      enumeratedBy: ['UserSeeder', 'Team.members'],
      later: [],
      guessed: [{ field: 'email', as: 'e-mail' }],
    },
  ],
  notes: ['AuditSubscriber does not run'],
  planHash: 'c0ffee',
}

export const RUN: RunReport = {
  ...dataSet,
  dryRun: false,
  entities: [
    { entity: 'Team', table: 'teams', rows: 2, elapsedMs: 4.4, fingerprint: 'f2' },
    { entity: 'User', table: 'users', rows: 12_345, elapsedMs: 1234, fingerprint: 'f3' },
  ],
  rows: 12_347,
  elapsedMs: 61_500,
  fingerprint: 'f1',
  notes: ['AuditSubscriber does not run'],
}

export const VERIFY: VerifyReport = {
  target: { dialect: 'postgresql', host: 'localhost', port: 5432, database: 'shop' },
  checks: 1234,
  rows: [{ entity: 'User', rows: 12_345 }],
  findings: [],
  fingerprint: 'f1',
}

export const FOUND: VerifyReport = {
  ...VERIFY,
  findings: [
    { kind: 'foreign-key', entity: 'Order', subject: 'Order.user -> User.id', count: 1200, sample: ['17', '18'] },
    { kind: 'unique', entity: 'User', subject: 'User(email)', count: 1, sample: ['3'] },
  ],
}

export const CLEAN: CleanReport = { target, runs: 1, entities: [{ entity: 'User', rows: 12_345 }], elapsedMs: 20 }

export const EXPLANATION: Explanation = {
  path: 'UserSeeder/User[17].email',
  value: 'ann.lee@example.com',
  rule: 'guessed from its name: e-mail',
  reads: [
    { path: 'UserSeeder/User[17].firstName', value: 'Ann' },
    { path: 'UserSeeder/User[17].id', value: 18n },
  ],
  draws: 3,
  seed: 42,
}

/** A call of a verb and the options it was given. */
export type Call = readonly [verb: string, ...given: readonly unknown[]]

/** Seeds that answer fixed reports and note every call. `answers` replaces verbs. */
export function noteCalls(answers: Partial<Seeds> = {}): { readonly seeds: Seeds; readonly calls: Call[] } {
  const calls: Call[] = []
  const noted: Seeds = {
    plan: () => Promise.resolve(PLAN),
    run: () => Promise.resolve(RUN),
    verify: () => Promise.resolve(VERIFY),
    clean: () => Promise.resolve(CLEAN),
    explain: () => Promise.resolve(EXPLANATION),
    anonymize: unanswered,
    classify: unanswered,
    check: unanswered,
    leaks: unanswered,
    target: () => Promise.resolve(target),
    entities: () =>
      Promise.resolve([
        { name: 'User', table: 'users' },
        { name: 'OrderItem', table: 'shop.order_items' },
        { name: 'Cat', table: 'animals' },
        { name: 'Dog', table: 'animals' },
      ]),
    ...answers,
  }
  const note = <K extends keyof Seeds>(verb: K): Seeds[K] =>
    ((...given: readonly unknown[]) => {
      calls.push([verb, ...given])
      return (noted[verb] as (...all: readonly unknown[]) => unknown)(...given)
    }) as Seeds[K]
  const seeds: Seeds = {
    plan: note('plan'),
    run: note('run'),
    verify: note('verify'),
    clean: note('clean'),
    explain: note('explain'),
    anonymize: note('anonymize'),
    classify: note('classify'),
    check: note('check'),
    leaks: note('leaks'),
    target: note('target'),
    entities: note('entities'),
  }
  return { seeds, calls }
}

const unanswered = (): Promise<never> => Promise.reject(new Error('no answer was given for this verb'))

/** What the fake adapter's module looks at; this process and its modules share it. */
export interface FakeGlobals {
  fakeSeeds?: Seeds | undefined
  fakeOpened?: ((given: OpenRequest) => void) | undefined
  fakeClosed?: (() => void) | undefined
}

/** The globals of the fake adapter. */
export const fake: FakeGlobals = globalThis as FakeGlobals
