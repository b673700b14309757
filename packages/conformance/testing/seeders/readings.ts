import { belongsTo, factoriesFor, type SeedContext, Seeder, unique } from '@seed/core'
import type { Shapes } from './shapes.js'

/** Which rule of the table a row breaks; no plan can know of any. */
export type Fault = 'none' | 'check' | 'unique' | 'not-null'

/** The row whose place the table's check refuses, with the label that goes with it. */
export const BAD_ROW = 90_000

const define = factoriesFor<Shapes>()
const sensors = define('Sensor', { name: unique('sensor-###') })

/** Sensors and their readings, one of them, `at`, at fault. */
export class ReadingSeeder extends Seeder<{ rows: number; fault: Fault; at: number }> {
  run({ create }: SeedContext): void {
    const { fault = 'none', rows = 100_000, at = BAD_ROW } = this.options
    const bad = (index: number): boolean => index === at
    const readings = define('Reading', {
      sensor: belongsTo(() => sensors),
      code: unique(({ index }) => `code ${fault === 'unique' && bad(index) ? 17 : index}`),
      label: ({ index }) => (fault === 'check' && bad(index) ? 'unlucky' : 'fine'),
      // Places that the check does not know are shifted, so that it is the chosen row that breaks it.
      place: ({ index }) => index + BAD_ROW - at,
      amount: ({ index }) => (fault === 'not-null' && bad(index) ? (null as never) : index % 100),
    })
    create(sensors, 20)
    create(readings, rows)
  }
}
