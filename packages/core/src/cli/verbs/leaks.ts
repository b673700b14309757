import { badArguments } from '../../errors/cli.js'
import { painterOfNothing } from '../print/plain.js'
import { printLeakReport } from '../print/leak-report.js'
import { printLeakScan } from '../print/leaks.js'
import type { Verb } from './verb.js'

/** `seed <adapter> leaks`: searches another database for values of this one. */
export const leaksVerb: Verb = {
  name: 'leaks',
  summary: 'Search every column of an anonymized database for values of the original; exit code 4 when some are found',
  flags: [
    { flags: '--target <url>', description: 'the database that is searched; only read' },
    {
      flags: '--source <url>',
      description: 'the one with the originals, in place of the database that the project names',
    },
    { flags: '--strict', description: 'exit code 4 also when something could not be looked at' },
  ],
  examples: [
    ['leaks --target postgresql://localhost/staging', 'values of the project in the database staging'],
    ['leaks --source file:./prod.db --target file:./dev.db --strict', 'two files, for a pipeline'],
  ],
  check: ({ target }) =>
    target === undefined ? [badArguments('leaks needs --target', 'Write --target <url>: the database to search.')] : [],
  async run({ seeds, options, signal, onProgress }) {
    const { target = '', strict } = options
    const report = await seeds.leaks({ target, signal, onProgress })
    const failed = report.verdict === 'FAIL' || (strict && report.verdict === 'UNVERIFIED')
    return {
      report,
      text: (paint) => printLeakScan(report, paint),
      ...(failed ? { essential: printLeakReport(report, painterOfNothing).join('\n') } : {}),
      exitCode: failed ? 4 : 0,
    }
  },
}
