import { DATA_SET_FLAGS } from '../options/flags.js'
import { formatValue } from '../print/format.js'
import { printExplanation } from '../print/explain.js'
import type { Verb } from './verb.js'

/** `seed <adapter> explain`: how one cell came to be. */
export const explainVerb: Verb = {
  name: 'explain',
  summary: 'Show how one cell comes to be: its value, its rule and what it reads',
  argument: { name: 'path', description: "a cell, as 'User[17].email'" },
  flags: DATA_SET_FLAGS,
  examples: [
    ["explain 'User[17].email'", 'one cell of the data set'],
    ["explain 'User[17].orders[2].total' --seed 7", 'a row under a parent, with another seed'],
  ],
  async run({ seeds, options, argument, signal }) {
    const report = await seeds.explain(argument, { ...options.dataSet, signal })
    return {
      report,
      text: (paint) => printExplanation(report, options.verbose, paint),
      essential: formatValue(report.value, Infinity),
      exitCode: 0,
    }
  },
}
