import { painterOfNothing } from '../print/plain.js'
import { printFindings, printVerify } from '../print/verify.js'
import type { Verb } from './verb.js'

/** `seed <adapter> verify`: checks what is in the database. */
export const verifyVerb: Verb = {
  name: 'verify',
  summary: 'Check counts, keys, constraints and rules in the database; exit code 4 when something does not hold',
  flags: [{ flags: '--only <names>', description: 'only these entities', repeatable: true }],
  examples: [
    ['verify', 'every table'],
    ['verify --only Order,OrderItem --verbose', 'some, with keys of the rows found'],
  ],
  async run({ seeds, options, signal, onProgress }) {
    const { only } = options.dataSet
    const report = await seeds.verify({ ...(only === undefined ? {} : { only }), signal, onProgress })
    const found = report.findings.length > 0
    return {
      report,
      text: (paint) => printVerify(report, paint),
      ...(found ? { essential: printFindings(report.findings, painterOfNothing) } : {}),
      exitCode: found ? 4 : 0,
    }
  },
}
