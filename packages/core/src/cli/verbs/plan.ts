import { DATA_SET_FLAGS, THROUGH_FLAG } from '../options/flags.js'
import { printPlan } from '../print/plan.js'
import type { Verb } from './verb.js'

/** `seed <adapter> plan`: what a run would write. */
export const planVerb: Verb = {
  name: 'plan',
  summary: 'Show what a run would write, in which order, and what would be guessed',
  flags: [...DATA_SET_FLAGS, THROUGH_FLAG],
  examples: [
    ['plan', 'entities, counts and order'],
    ['plan --count User=1000 --all', 'with other counts, entities without a seeder included'],
    ['plan --json', 'for a script'],
  ],
  async run({ seeds, options, signal, onProgress }) {
    const through = options.through === undefined ? {} : { through: options.through }
    const report = await seeds.plan({ ...options.dataSet, ...through, signal, onProgress })
    return { report, text: (paint) => printPlan(report, paint), exitCode: 0 }
  },
}
