import { writeFileSync } from 'node:fs'
import { expect, it } from '@jest/globals'
import { DataSource, type DataSourceOptions } from 'typeorm'
import { registerSeeders } from '../../src/index.js'
import { readingEntities, ReadingSeeder } from './readings.js'

/** Run by `failing-run.test.ts` in a process of its own, which is killed once the marker is there. */
it('seeds until it is killed', async () => {
  const { SEED_KILLED_OPTIONS: options = '{}', SEED_KILLED_MARKER: marker = '' } = process.env
  const source = new DataSource({ ...(JSON.parse(options) as DataSourceOptions), entities: readingEntities })
  const seeds = registerSeeders(source, { seeders: [ReadingSeeder.with({ rows: 1_000_000 })] })
  const report = await seeds.run({
    onProgress: ({ entity, done }) => {
      if (entity === 'Reading' && done > 20_000) writeFileSync(marker, String(done))
    },
  })
  expect(report.rows).toBe('never reached')
}, 120_000)
