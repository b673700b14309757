import { join } from 'node:path'
import type { AdapterCommand } from '../../adapter/command.js'
import { unknownAdapter, unknownOption } from '../../errors/cli.js'
import { noOrm, noProject, severalOrms } from '../../errors/init.js'
import { joinProblems } from '../../errors/seed-error.js'
import { packageRoot, readPackage } from '../../loader/source-file.js'
import { BARE_VERBS } from '../bare-verbs.js'
import { findInstalledAdapters } from '../installed-adapters.js'
import { INTERRUPTED } from '../interrupts.js'
import { type CommandIo, painterOf } from '../io.js'
import { knownAdapters } from '../known-adapters.js'
import { loadAdapter } from '../load-adapter.js'
import { shapeOf } from '../options/flags.js'
import type { RawOptions } from '../options/read-options.js'
import { splitArguments } from '../options/split-arguments.js'
import { toJson } from '../print/format.js'
import { printInit } from '../print/init.js'
import { createProgram, flagsOf, pickAdapterOptions } from '../program.js'
import { type CommandLine, readCommandLine } from '../read-request.js'
import { createQuestions, type Questions } from './ask.js'
import { detectAdapters } from './detect-adapters.js'
import { readProject } from './project.js'
import { firstEntity, readEntities } from './read-entities.js'
import type { InitReport } from './report.js'
import { initShape } from './shape.js'
import { writeStarter } from './write-starter.js'

/**
 * `seed init`: looks at the project, asks for what it cannot see and writes a first config and a first seeder.
 *
 * @returns the exit code: 0, or 130 when a question was left.
 * @throws {SeedError} `INIT.*`, `CLI.*`.
 */
export async function runInit(argv: readonly string[], io: CommandIo): Promise<number> {
  const given = lookAhead(argv)
  const root = packageRoot(io.cwd)
  if (given.help) return printHelp(io)
  if (root === undefined) throw noProject(io.cwd)
  const questions = given.silent ? undefined : createQuestions(io)
  const name = await chooseAdapter(root, given.adapter, questions)
  if (name === undefined) return INTERRUPTED
  const adapter = isInstalled(name, root) ? await loadAdapter(name, root) : undefined
  const line = readLine(argv, adapter)
  const project = readProject(root)
  const entity = await chooseEntity({ adapter, line, root, questions })
  if (entity === undefined) return INTERRUPTED
  const settings = settingsOf(adapter, line.raw)
  const dryRun = line.options.dryRun
  const report = writeStarter(project, { adapter: name, installed: adapter !== undefined, dryRun, settings, ...entity })
  printReport(report, line.options.json, io)
  return 0
}

/** What decides how the rest is read: a line that is wrong is read again, and refused, once the adapter is known. */
function lookAhead(argv: readonly string[]): { adapter: string | undefined; silent: boolean; help: boolean } {
  const { operands, known, help } = splitArguments(argv, shapesOf(undefined))
  return { adapter: operands[0], silent: known.includes('--yes') || known.includes('--json'), help }
}

const shapesOf = (adapter: AdapterCommand | undefined): ReturnType<typeof shapeOf>[] =>
  flagsOf(initShape(adapter)).map(({ flags }) => shapeOf(flags))

function readLine(argv: readonly string[], adapter: AdapterCommand | undefined): CommandLine {
  const shape = initShape(adapter)
  const line = readCommandLine(argv, shape, createProgram(shape))
  if (line === undefined) throw unknownOption('--help', [])
  const flags = shapesOf(adapter).map(({ long }) => long)
  const problems = [...line.problems, ...line.aliases.map(({ flag }) => unknownOption(flag, flags))]
  if (problems.length > 0) throw joinProblems(problems)
  return line
}

async function chooseAdapter(
  root: string,
  named: string | undefined,
  questions: Questions | undefined,
): Promise<string | undefined> {
  const known = knownAdapters()
  const names = known.map(({ name }) => name)
  if (named !== undefined) {
    const installed = findInstalledAdapters(root).map(({ name }) => name)
    if (names.includes(named) || installed.includes(named)) return named
    throw unknownAdapter(named, installed, names, BARE_VERBS)
  }
  const found = detectAdapters(readPackage(root), known)
  const file = join(root, 'package.json')
  if (found.length === 0) throw noOrm(file, names)
  if (found.length === 1) return found[0]
  if (questions === undefined) throw severalOrms(file, found)
  return questions.adapter(found)
}

interface Choice {
  readonly adapter: AdapterCommand | undefined
  readonly line: CommandLine
  readonly root: string
  readonly questions: Questions | undefined
}

const LATER = 'No seeder yet: `seed init` again writes one when it can read the entities, or with --entity <name>.'

/** The entity of the first seeder with what there is to say about it; undefined when the question was left. */
async function chooseEntity(choice: Choice): Promise<{ entity?: string; notes: readonly string[] } | undefined> {
  const { adapter, line, root, questions } = choice
  const typed = line.raw['entity']
  if (typeof typed === 'string') return { entity: typed, notes: [] }
  if (adapter === undefined) return { notes: [LATER] }
  const found = await readEntities(adapter, root, pickAdapterOptions(adapter, line.raw), line.options.connection)
  if ('problem' in found) return { notes: [`The entities could not be read: ${found.problem}`, LATER] }
  const first = firstEntity(found.names)
  if (first === undefined) return { notes: ['The schema has no entities yet.'] }
  const entity = questions === undefined ? first : await questions.entity(found.names, first)
  return entity === undefined ? undefined : { entity, notes: [] }
}

/** Options of the adapter that the config can hold as well, so that they need not be typed again. */
function settingsOf(adapter: AdapterCommand | undefined, raw: RawOptions): Readonly<Record<string, string>> {
  if (adapter === undefined) return {}
  const typed = Object.entries(pickAdapterOptions(adapter, raw))
  return Object.fromEntries(
    typed.filter(
      (entry): entry is [string, string] => adapter.configKeys.includes(entry[0]) && typeof entry[1] === 'string',
    ),
  )
}

function isInstalled(name: string, root: string): boolean {
  return findInstalledAdapters(root).some((adapter) => adapter.name === name)
}

function printHelp(io: CommandIo): number {
  io.stdout.write(createProgram(initShape()).help(io.stdout.columns ?? 100))
  return 0
}

function printReport(report: InitReport, json: boolean, io: CommandIo): void {
  io.stdout.write(`${json ? toJson(report, 2) : printInit(report, painterOf(io.stdout))}\n`)
}
