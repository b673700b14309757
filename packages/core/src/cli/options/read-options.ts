import type { ConnectionRequest } from '../../adapter/command.js'
import type { Through } from '../../adapter/port.js'
import { gatherFrom } from './gather.js'
import { badUrl, conflict } from '../../errors/cli.js'
import type { SeedError } from '../../errors/seed-error.js'
import type { DataSetOptions } from '../../seeder/reports.js'
import { hasScheme, readDuration, readSchemaName, readUrl } from './read-connection.js'
import { readCounts } from './read-counts.js'
import { readPageRows, readReportFile, readThreads } from './read-anonymize.js'
import { readChoice, readLocale, readNow, readScale, readSeed } from './read-values.js'

/** The options of all verbs, read. A verb has those of its flags. */
export interface GivenOptions {
  readonly dataSet: DataSetOptions
  readonly connection: ConnectionRequest
  readonly through?: Through
  readonly config?: string
  readonly reset: boolean
  readonly append: boolean
  readonly cascade: boolean
  readonly dryRun: boolean
  /** Where a copy goes, as it was typed. It may hold a password: never put it in a message. */
  readonly to?: string
  /** The database that is searched for originals. It may hold a password, too. */
  readonly target?: string
  readonly inPlace: boolean
  readonly chunked: boolean
  readonly createSchema: boolean
  readonly skipLeaks: boolean
  /** File that the report is written to, without the ending. */
  readonly reportFile?: string
  readonly pageRows?: number
  readonly threads?: number
  /** Write what is otherwise only shown. */
  readonly write: boolean
  /** Reach no database. */
  readonly offline: boolean
  /** What could not be looked at is a finding. */
  readonly strict: boolean
  readonly json: boolean
  readonly quiet: boolean
  readonly verbose: boolean
}

/** Options as they were typed, under their names in camel case. */
export type RawOptions = Readonly<Record<string, unknown>>

/** Reads all options and gathers everything that is wrong with them. */
export function readOptions(raw: RawOptions): {
  readonly options: GivenOptions
  readonly problems: readonly SeedError[]
} {
  const { problems, attempt, text } = gatherFrom(raw)
  const given = <T>(name: string, read: (value: string) => T): T | undefined => {
    const value = text(name)
    return value === undefined ? undefined : attempt(() => read(value))
  }
  const counts = raw['count'] as readonly string[] | undefined
  const dataSet: DataSetOptions = dropUndefined({
    seed: given('seed', readSeed),
    now: given('now', readNow),
    locale: given('locale', readLocale),
    count: counts === undefined ? undefined : attempt(() => readCounts(counts)),
    scale: given('scale', readScale),
    only: readOnly(raw['only'] as readonly string[] | undefined),
    all: raw['all'] === true ? true : undefined,
  })
  const connection: ConnectionRequest = dropUndefined({
    url: given('url', readUrl) ?? given('source', (value) => readUrlOf('--source', value)),
    schema: given('dbSchema', readSchemaName),
    connectTimeoutMs: given('connectTimeout', (value) => readDuration('--connect-timeout', value)),
    statementTimeoutMs: given('statementTimeout', (value) => readDuration('--statement-timeout', value)),
  })
  const options: GivenOptions = {
    dataSet,
    connection,
    ...dropUndefined({
      through: given('through', (value) => readChoice<Through>('--through', value, ['native', 'orm'])),
      config: text('config'),
      to: text('to'),
      target: given('target', (value) => readUrlOf('--target', value)),
      reportFile: given('report', readReportFile),
      pageRows: given('pageRows', readPageRows),
      threads: given('threads', readThreads),
    }),
    reset: raw['reset'] === true,
    append: raw['append'] === true,
    cascade: raw['cascade'] === true,
    dryRun: raw['dryRun'] === true,
    inPlace: raw['inPlace'] === true,
    chunked: raw['chunked'] === true,
    createSchema: raw['createSchema'] === true,
    skipLeaks: raw['skipLeaks'] === true,
    write: raw['write'] === true,
    offline: raw['offline'] === true,
    strict: raw['strict'] === true,
    json: raw['json'] === true,
    quiet: raw['quiet'] === true,
    verbose: raw['verbose'] === true,
  }
  if (text('url') !== undefined && text('source') !== undefined)
    problems.push(conflict('--url', '--source', 'They mean the same database: write one.'))
  if (options.quiet && options.verbose) problems.push(conflict('--quiet', '--verbose', 'Choose one.'))
  return { options, problems }
}

/** The URL of a database beside the project's own. */
function readUrlOf(flag: string, value: string): string {
  if (hasScheme(value)) return value
  throw badUrl(flag)
}

/** `--only User,Order --only Team` as one list. */
function readOnly(values: readonly string[] | undefined): readonly string[] | undefined {
  const names = values?.flatMap((value) => value.split(',')).map((name) => name.trim())
  return names?.filter((name) => name !== '')
}

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> }

function dropUndefined<T extends object>(value: T): Defined<T> {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as Defined<T>
}
