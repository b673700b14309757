import { expect, it, jest } from '@jest/globals'
import type { OpenAdapter } from '../opened.js'
import { childTask } from '../around/child.js'

/** Run in a process of its own: in another time zone, with a clock that stands elsewhere. */
it('seeds the same rows', async () => {
  const { module, databases, clock = '', expected = '' } = childTask()
  // Only the date is faked: drivers go on waiting in real time.
  jest.useFakeTimers({
    now: new Date(clock),
    doNotFake: [
      ...(['hrtime', 'nextTick', 'performance', 'queueMicrotask', 'setImmediate', 'clearImmediate'] as const),
      ...(['setInterval', 'clearInterval', 'setTimeout', 'clearTimeout'] as const),
    ],
  })
  expect(new Date().toISOString().slice(0, 10)).toBe(clock.slice(0, 10))
  // Loaded under the faked clock: an ORM may tell columns of dates by the class that `Date` was when they were declared.
  const { open } = (await import(module)) as { readonly open: OpenAdapter }
  const { SEEDERS } = await import('../seeders/sample.js')
  for (const database of databases) {
    const orm = await open({ ...database, domain: 'sample' })
    for (const through of ['native', 'orm'] as const) {
      const seeds = orm.registerSeeders({ seeders: SEEDERS, through, confirm: async (target) => target.database })
      const report = await seeds.run()
      expect([database.dialect, through, report.fingerprint]).toEqual([database.dialect, through, expected])
      expect((await seeds.verify()).fingerprint).toBe(expected)
      await seeds.clean()
    }
    await orm.close()
  }
}, 120_000)
