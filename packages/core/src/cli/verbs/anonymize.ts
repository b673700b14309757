import type { AnonymizeOptions, AnonymizeReport } from '../../anonymizer/reports.js'
import { badArguments, badUrl, conflict } from '../../errors/cli.js'
import type { SeedError } from '../../errors/seed-error.js'
import { hasScheme } from '../options/read-connection.js'
import type { GivenOptions } from '../options/read-options.js'
import { printAnonymize, printLeaks } from '../print/anonymize.js'
import { painterOfNothing } from '../print/plain.js'
import type { Session, Verb } from './verb.js'

/** `seed <adapter> anonymize`: copies a database with its values replaced, or replaces them in place. */
export const anonymizeVerb: Verb = {
  name: 'anonymize',
  summary:
    'Copy the database with the values of people replaced, or replace them in place; exit code 4 when originals leak',
  flags: [
    { flags: '--to <url>', description: 'copy into this database, which must hold none of the rows' },
    { flags: '--in-place', description: 'change the database itself, in place of a copy' },
    { flags: '--create-schema', description: 'with --to: make the tables in the target first' },
    { flags: '--chunked', description: 'with --to: commit page by page, so that a stopped run goes on where it was' },
    { flags: '--dry-run', description: 'plan and mask the first rows, write none' },
    { flags: '--skip-leaks', description: 'do not search the target for originals afterwards' },
    { flags: '--report <file>', description: 'write the report to <file>.json and <file>.html' },
    { flags: '--page-rows <n>', description: 'rows of a page (default: 5000)' },
    {
      flags: '--threads <n>',
      description: 'with --to: threads for large tables of PostgreSQL, 0 for none (default: as processors, at most 4)',
    },
  ],
  examples: [
    ['anonymize --to postgresql://localhost/staging', 'a masked copy; the key is in SEED_KEY'],
    ['anonymize --to file:./staging.db --dry-run', 'what would be done, and the first rows'],
    ['anonymize --to postgresql://localhost/staging --report out/audit', 'with a report to file away'],
    ['anonymize --in-place', 'the database itself, in one transaction'],
  ],
  check: checkOptions,
  async run(session) {
    const { seeds, options } = session
    const write = await prepareReport(options.reportFile)
    const report = await seeds.anonymize(readAnonymizeOptions(session))
    const files = await write(report)
    const { manifestOf } = await import('../../anonymizer/report/manifest.js')
    const manifest = manifestOf(report)
    const leaked = manifest.leaks?.verdict === 'FAIL'
    return {
      report: manifest,
      text: (paint) => printAnonymize(manifest, files, options.verbose, paint),
      ...(leaked ? { essential: printLeaks(manifest, painterOfNothing).join('\n') } : {}),
      exitCode: leaked ? 4 : 0,
    }
  },
}

function checkOptions({ to, inPlace, chunked, createSchema }: GivenOptions): readonly SeedError[] {
  return [
    ...(to !== undefined && inPlace ? [conflict('--to', '--in-place', 'Make a copy, or change the database.')] : []),
    ...(to === undefined && !inPlace
      ? [badArguments('anonymize needs --to or --in-place', 'Write --to <url> for a copy, --in-place to make none.')]
      : []),
    ...(to !== undefined && !hasScheme(to) ? [badUrl('--to')] : []),
    ...(createSchema && inPlace
      ? [conflict('--create-schema', '--in-place', 'The database has its tables: leave --create-schema out.')]
      : []),
    // A second run would replace the replacements of the first.
    ...(chunked && inPlace
      ? [conflict('--chunked', '--in-place', 'Change the database as a whole, or copy it with --to.')]
      : []),
  ]
}

function readAnonymizeOptions({ options, signal, onProgress, confirm }: Session): AnonymizeOptions {
  const { to, inPlace, chunked, createSchema, dryRun, skipLeaks, pageRows, threads } = options
  return {
    ...(to === undefined ? {} : { to }),
    ...(pageRows === undefined ? {} : { pageRows }),
    ...(threads === undefined ? {} : { threads }),
    inPlace,
    chunked,
    createSchema,
    dryRun,
    leaks: !skipLeaks,
    signal,
    onProgress,
    confirm,
  }
}

type WriteReport = (report: AnonymizeReport) => Promise<readonly string[]>

/** Looks before hours of work whether the files can be written; gives what writes them. */
async function prepareReport(name: string | undefined): Promise<WriteReport> {
  if (name === undefined) return () => Promise.resolve([])
  const { checkWritable, writeManifest, writeReportPage } = await import('../../anonymizer/report/write-report.js')
  const [manifest, page] = [`${name}.json`, `${name}.html`] as const
  await checkWritable(manifest)
  await checkWritable(page)
  return async (report) => {
    await writeManifest(report, manifest)
    await writeReportPage(report, page)
    return [manifest, page]
  }
}
