import { badArguments, conflict } from '../../errors/cli.js'
import { CASCADE_FLAG, DATA_SET_FLAGS, THROUGH_FLAG } from '../options/flags.js'
import { printRun } from '../print/run.js'
import type { Verb } from './verb.js'

/** `seed <adapter> run`: fills the database, all or nothing. */
export const runVerb: Verb = {
  name: 'run',
  summary: 'Fill the database with related, reproducible rows; all or nothing',
  flags: [
    ...DATA_SET_FLAGS,
    THROUGH_FLAG,
    { flags: '--reset', description: 'first remove what was seeded before' },
    { flags: '--append', description: 'add to what was seeded before' },
    { ...CASCADE_FLAG, description: `with --reset: ${CASCADE_FLAG.description}` },
    { flags: '--dry-run', description: 'plan and make all rows, write none' },
  ],
  examples: [
    ['run', 'the data set as its seeders have it'],
    ['run --count User=1000 --count Order=5000 --seed 7', 'other counts, another data set'],
    ['run --users 1000', 'a count by table name'],
    ['run --url file:./dev.sqlite', 'into another database'],
    ['run --reset', 'remove what was seeded before, then run'],
    ['run --through orm', "through the ORM's own save, with hooks"],
  ],
  check({ reset, append, cascade }) {
    return [
      ...(reset && append ? [conflict('--reset', '--append', 'Remove what was seeded before, or add to it.')] : []),
      ...(cascade && !reset
        ? [badArguments('--cascade does nothing without --reset', 'Add --reset, or leave it out.')]
        : []),
    ]
  },
  async run({ seeds, options, signal, onProgress, confirm }) {
    const { reset, append, cascade, dryRun } = options
    const through = options.through === undefined ? {} : { through: options.through }
    const report = await seeds.run({
      ...options.dataSet,
      ...through,
      reset,
      append,
      cascade,
      dryRun,
      signal,
      onProgress,
      confirm,
    })
    return { report, text: (paint) => printRun(report, options.verbose, paint), exitCode: 0 }
  },
}
