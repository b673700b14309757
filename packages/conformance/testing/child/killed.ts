import { writeFileSync } from 'node:fs'
import { expect, it } from '@jest/globals'
import type { OpenAdapter } from '../opened.js'
import { ReadingSeeder } from '../seeders/readings.js'
import { childTask } from '../around/child.js'

/** Run in a process of its own, which is killed once the marker is there. */
it('seeds until it is killed', async () => {
  const { module, databases, marker = '' } = childTask()
  const [database] = databases
  if (database === undefined) throw new Error('no database was named')
  const { open } = (await import(module)) as { readonly open: OpenAdapter }
  const orm = await open({ ...database, domain: 'readings' })
  const seeds = orm.registerSeeders({ seeders: [ReadingSeeder.with({ rows: 1_000_000 })] })
  let marked = false
  const report = await seeds.run({
    onProgress: ({ phase, entity, done }) => {
      if (marked || phase !== 'write' || entity !== 'Reading' || done <= 20_000) return
      marked = true
      writeFileSync(marker, String(done))
    },
  })
  expect(report.rows).toBe('never reached')
}, 120_000)
