import { painterOfNothing } from '../print/plain.js'
import { printCheck, printCheckFindings } from '../print/check.js'
import type { Verb } from './verb.js'

/** `seed <adapter> check`: compares classification, schema and rules. */
export const checkVerb: Verb = {
  name: 'check',
  summary: 'Check that every field is classified and replaced; reaches no database; exit code 4 when not',
  flags: [],
  examples: [
    ['check', 'in continuous integration: a new column stops here'],
    ['check --json', 'for a script'],
  ],
  async run({ seeds, signal, onProgress }) {
    const report = await seeds.check({ signal, onProgress })
    const found = report.findings.length > 0
    return {
      report,
      text: (paint) => printCheck(report, paint),
      ...(found ? { essential: printCheckFindings(report.findings, painterOfNothing) } : {}),
      exitCode: found ? 4 : 0,
    }
  },
}
