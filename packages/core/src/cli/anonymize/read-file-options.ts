import { existsSync, readFileSync, statSync } from 'node:fs'
import { gatherFrom } from '../options/gather.js'
import { resolve } from 'node:path'
import type { FileFormat } from '../../anonymizer/files/file-format.js'
import { delimiterOf, formatOf } from '../../anonymizer/files/file-format.js'
import type { KeyMode } from '../../anonymizer/keys/key-ring.js'
import type { Handlers } from '../../anonymizer/records/handlers.js'
import type { RecordContextOptions } from '../../anonymizer/records/open-context.js'
import type { Rest } from '../../anonymizer/records/rebuild.js'
import { badArguments, badValue, conflict } from '../../errors/cli.js'
import { badConfig, fileFailed } from '../../errors/records.js'
import { joinProblems, type SeedError } from '../../errors/seed-error.js'
import { withoutUndefined } from '../../internal/without-undefined.js'
import { readChoice } from '../options/read-values.js'
import type { RawOptions } from '../options/read-options.js'

/** What `seed anonymize json` was asked to do. */
export interface FileOptions {
  /** Absolute path, or `-` for standard input. */
  readonly input: string
  /** Absolute path, or `-` for standard output; undefined in a dry run. */
  readonly output: string | undefined
  readonly handlers: Handlers
  readonly format: FileFormat
  readonly delimiter: string
  readonly rest: Rest
  readonly force: boolean
  readonly dryRun: boolean
  readonly context: RecordContextOptions
}

/**
 * Reads the options.
 *
 * @throws {SeedError} `CLI.*`, `RECORDS.CONFIG`, `RECORDS.FILE`, `RECORDS.FORMAT`; several problems as one.
 */
export function readFileOptions(raw: RawOptions, cwd: string): FileOptions {
  const { problems, attempt, text } = gatherFrom(raw)
  const choose = <T extends string>(name: string, choices: readonly T[]): T | undefined => {
    const value = text(name)
    return value === undefined ? undefined : attempt(() => readChoice(`--${name}`, value, choices))
  }
  const dryRun = raw['dryRun'] === true
  const input = text('input')
  const output = text('output')
  const config = text('config')
  if (input === undefined) problems.push(missing('--input', 'Give the file with the records, or - for standard input.'))
  if (output === undefined && !dryRun)
    problems.push(missing('--output', 'Give the file to write, or look first with --dry-run.'))
  if (config === undefined) problems.push(missing('--config', `Give handlers by field: --config '{"email": "email"}'.`))
  const mode = choose<KeyMode>('mode', ['stable', 'release', 'throwaway'])
  const release = text('release')
  if (release !== undefined && mode !== 'release')
    problems.push(conflict('--release', `--mode ${mode ?? 'stable'}`, 'Add --mode release, or leave --release out.'))
  const named = choose<FileFormat>('format', ['json', 'ndjson', 'csv'])
  const names = [input, output].filter((name) => name !== undefined)
  const isNamed = named !== undefined || text('format') !== undefined || input === undefined
  const format = isNamed ? named : attempt(() => formatOf(names))
  const delimiter = attempt(() => readDelimiter(text('delimiter'), names))
  const handlers = config === undefined ? undefined : attempt(() => readHandlers(config, cwd))
  const rest = choose<Rest>('rest', ['error', 'keep', 'redact']) ?? 'error'
  const keyFile = text('keyFile')
  const locale = text('locale')
  if (problems.length > 0) throw joinProblems(problems)
  return {
    input: pathOf(input ?? '', cwd),
    output: output === undefined || dryRun ? undefined : pathOf(output, cwd),
    handlers: handlers ?? {},
    format: format ?? 'json',
    delimiter: delimiter ?? ',',
    rest,
    force: raw['force'] === true,
    dryRun,
    context: { cwd, ...withoutUndefined({ keyFile, mode, release, locale }) },
  }
}

function missing(flag: string, fix: string): SeedError {
  return badArguments(`seed anonymize json needs ${flag}`, fix)
}

function pathOf(name: string, cwd: string): string {
  return name === '-' ? name : resolve(cwd, name)
}

function readDelimiter(given: string | undefined, names: readonly string[]): string {
  if (given === undefined) return delimiterOf(names[0] ?? '')
  if (given === 'tab' || given === '\\t') return '\t'
  if ([...given].length === 1 && !/["\r\n]/.test(given)) return given
  throw badValue('--delimiter', given, 'one character, or the word tab')
}

/** Handlers that are written out, or in a file. */
function readHandlers(config: string, cwd: string): Handlers {
  const isText = /^\s*[{[]/.test(config)
  const file = resolve(cwd, config)
  if (!isText && !(existsSync(file) && statSync(file).isFile()))
    throw badConfig('--config is neither JSON nor a file', file)
  const where = isText ? undefined : file
  const value = parse(isText ? config : readFile(file), where)
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw badConfig('--config is no object of handlers by field', where)
  return value as Handlers
}

function readFile(file: string): string {
  try {
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '')
  } catch (error) {
    throw fileFailed('read', file, error)
  }
}

function parse(text: string, where: string | undefined): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    throw badConfig('--config is no JSON', where)
  }
}
