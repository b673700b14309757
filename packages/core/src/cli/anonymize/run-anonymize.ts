import { createReadStream } from 'node:fs'
import type { Readable } from 'node:stream'
import { badArguments, unknownOption } from '../../errors/cli.js'
import { fileFailed } from '../../errors/records.js'
import { interrupted } from '../../errors/run.js'
import { joinProblems, type SeedError } from '../../errors/seed-error.js'
import { type CommandIo, painterOf } from '../io.js'
import { listenForInterrupts } from '../interrupts.js'
import { shapeOf } from '../options/flags.js'
import { splitArguments } from '../options/split-arguments.js'
import { toJson } from '../print/format.js'
import { createProgram, flagsOf } from '../program.js'
import { createProgressLine } from '../progress-line.js'
import { type CommandLine, readCommandLine } from '../read-request.js'
import { printFileReport } from './print-report.js'
import { type FileOptions, readFileOptions } from './read-file-options.js'
import { type FileReport, reportOf } from './report.js'
import { ANONYMIZE_SHAPE } from './shape.js'

/** Records that a dry run shows. */
const PREVIEW_RECORDS = 5

/**
 * `seed anonymize json`: replaces what tells of people in a file of records. The output is there as a whole or not at all.
 *
 * @param argv - What was typed after `seed anonymize`.
 * @returns the exit code: 0.
 * @throws {SeedError} `CLI.*`, `KEY.*`, `RECORDS.*`, `MASK.*`; `RUN.INTERRUPTED` after Ctrl-C.
 */
export async function runAnonymize(argv: readonly string[], io: CommandIo): Promise<number> {
  const flags = flagsOf(ANONYMIZE_SHAPE).map((flag) => shapeOf(flag.flags))
  if (splitArguments(argv, flags).help) {
    io.stdout.write(createProgram(ANONYMIZE_SHAPE).help(io.stdout.columns ?? 100))
    return 0
  }
  const line = readLine(argv)
  const options = readFileOptions(line.raw, io.cwd)
  const report = await anonymizeFile(options, line, io)
  if (!line.options.quiet || line.options.json) printReport(report, line, io)
  return 0
}

function readLine(argv: readonly string[]): CommandLine {
  const line = readCommandLine(argv, ANONYMIZE_SHAPE, createProgram(ANONYMIZE_SHAPE))
  if (line === undefined) throw unknownOption('--help', [])
  const known = flagsOf(ANONYMIZE_SHAPE).map(({ flags }) => shapeOf(flags).long)
  const word = line.operands[0]
  const problems = [
    ...(word === undefined || word === 'json' ? [] : [otherWord(word)]),
    ...line.problems,
    ...line.aliases.map(({ flag }) => unknownOption(flag, known)),
  ]
  if (problems.length > 0) throw joinProblems(problems)
  return line
}

function otherWord(word: string): SeedError {
  return badArguments(
    word.includes('://') ? 'seed anonymize takes the word json' : `seed anonymize takes the word json, not "${word}"`,
    'For files: seed anonymize json --input ... For a database: seed <adapter> anonymize.',
  )
}

async function anonymizeFile(
  options: FileOptions,
  { options: { quiet } }: CommandLine,
  io: CommandIo,
): Promise<FileReport> {
  const { checkOutput, openOutput } = await import('../../anonymizer/files/output-file.js')
  const { maskFile } = await import('../../anonymizer/files/mask-file.js')
  const { compileHandlers } = await import('../../anonymizer/records/compile-handlers.js')
  const { openContext } = await import('../../anonymizer/records/open-context.js')
  const { input, output, force, dryRun } = options
  const place = output === undefined ? undefined : { target: output === '-' ? io.stdout : output, force }
  if (place !== undefined) checkOutput(place, input === '-' ? undefined : input)
  const context = await openContext(options.context)
  const rules = await compileHandlers(options.handlers, context)
  const source = await openInput(input, io)
  const line = createProgressLine(io.stderr, !quiet)
  const interrupts = listenForInterrupts(io, () => {
    line.clear()
    io.stderr.write('Stopping; nothing is kept. Press Ctrl-C again to leave at once.\n')
  })
  const start = performance.now()
  const file = place === undefined ? undefined : await openOutput(place)
  try {
    const { format, delimiter, rest } = options
    const preview = dryRun ? { preview: PREVIEW_RECORDS } : {}
    const watch = { signal: interrupts.signal, onProgress: line.update }
    const request = { input: source, format, delimiter, rules, rest, ...watch, ...preview }
    // A pipe may be silent for ever: an interruption need not wait for it.
    const done = await Promise.race([maskFile(request, file), interrupts.aborted])
    await file?.commit()
    return reportOf(options, context, rules, { ...done, elapsedMs: performance.now() - start })
  } catch (error) {
    await file?.discard()
    throw interrupts.signal.aborted ? interrupted(error) : fromSystem(error, input)
  } finally {
    // Of a pipe, too: an open one would keep the process.
    source.destroy()
    line.clear()
    interrupts.stop()
  }
}

/** Opens the input before anything is written. */
async function openInput(input: string, io: CommandIo): Promise<Readable> {
  if (input === '-') return io.stdin
  const stream = createReadStream(input, { highWaterMark: 1 << 18 })
  return new Promise((resolve, reject) => {
    stream.once('open', () => resolve(stream))
    stream.once('error', (error) => reject(fileFailed('read', input, error)))
  })
}

/** An error of the file system, as of a folder that is read like a file. */
function fromSystem(error: unknown, input: string): unknown {
  const { syscall } = error as { readonly syscall?: unknown }
  return syscall === 'read' ? fileFailed('read', input, error) : error
}

/** Standard output may hold the records: then the report goes beside it. */
function printReport(report: FileReport, { options }: CommandLine, io: CommandIo): void {
  const stream = report.output === '-' ? io.stderr : io.stdout
  const text = options.json ? toJson(report, 2) : printFileReport(report, io.cwd, options.verbose, painterOf(stream))
  stream.write(`${text}\n`)
}
