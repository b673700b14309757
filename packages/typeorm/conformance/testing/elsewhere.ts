import { expect, it, jest } from '@jest/globals'
import type { DataSourceOptions } from 'typeorm'

/** Run by `time-and-place.test.ts` in a process of its own: another time zone, and a clock that stands elsewhere. */
it('seeds the same rows', async () => {
  const { SEED_OPTIONS: options = '{}', SEED_CLOCK: clock = '', SEED_EXPECTED: expected = '' } = process.env
  // Only the date is faked: drivers go on waiting in real time.
  jest.useFakeTimers({
    now: new Date(clock),
    doNotFake: [
      'hrtime',
      'nextTick',
      'performance',
      'queueMicrotask',
      'setImmediate',
      'clearImmediate',
      'setInterval',
      'clearInterval',
      'setTimeout',
      'clearTimeout',
    ],
  })
  expect(new Date().toISOString().slice(0, 10)).toBe(clock.slice(0, 10))
  // Loaded under the faked clock: TypeORM tells columns of dates by the class that `Date` was when they were declared.
  const { DataSource } = await import('typeorm')
  const { registerSeeders } = await import('../../src/index.js')
  const { attachmentFor, entities } = await import('../domain.js')
  const { SEEDERS } = await import('../seeders.js')
  const given = JSON.parse(options) as DataSourceOptions
  const bytes = given.type === 'postgres' ? 'bytea' : 'blob'
  const source = await new DataSource({
    ...given,
    entities: [...entities, attachmentFor(bytes)] as never,
    synchronize: true,
  }).initialize()
  for (const through of ['native', 'orm'] as const) {
    const seeds = registerSeeders(source, { seeders: SEEDERS, through, confirm: async ({ database }) => database })
    const report = await seeds.run()
    expect(report.fingerprint).toBe(expected)
    expect((await seeds.verify()).fingerprint).toBe(expected)
    await seeds.clean()
  }
  await source.destroy()
})
