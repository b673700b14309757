import { printClassify } from '../print/classify.js'
import type { Verb } from './verb.js'

/** `seed <adapter> classify`: proposes what every field is. */
export const classifyVerb: Verb = {
  name: 'classify',
  summary: 'Propose which fields hold personal data, and how to replace them',
  flags: [
    { flags: '--write', description: 'add the proposals to the classification file; what is there stays' },
    { flags: '--offline', description: 'judge by names and types alone, without reaching the database' },
  ],
  examples: [
    ['classify', 'look at names, types and a sample of values, and show what they say'],
    ['classify --write', 'write it down, to be reviewed'],
    ['classify --offline --json', 'by names alone, for a script'],
  ],
  async run({ seeds, options, signal, onProgress }) {
    const report = await seeds.classify({ sample: !options.offline, write: options.write, signal, onProgress })
    return { report, text: (paint) => printClassify(report, paint), exitCode: 0 }
  },
}
