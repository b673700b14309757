import { CASCADE_FLAG } from '../options/flags.js'
import { printClean } from '../print/clean.js'
import type { Verb } from './verb.js'

/** `seed <adapter> clean`: removes exactly what was seeded. */
export const cleanVerb: Verb = {
  name: 'clean',
  summary: 'Remove exactly the rows that were seeded',
  flags: [CASCADE_FLAG],
  examples: [
    ['clean', 'refuses, and lists, rows that were changed since'],
    ['clean --cascade', 'takes them along'],
  ],
  async run({ seeds, options, signal, onProgress, confirm }) {
    const report = await seeds.clean({ cascade: options.cascade, signal, onProgress, confirm })
    return { report, text: (paint) => printClean(report, paint), exitCode: 0 }
  },
}
