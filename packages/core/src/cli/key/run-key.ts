import { badArguments, unknownOption, unknownVerb } from '../../errors/cli.js'
import { joinProblems, type SeedError } from '../../errors/seed-error.js'
import { openKeyRing } from '../../anonymizer/keys/open-key-ring.js'
import type { CommandIo } from '../io.js'
import { shapeOf } from '../options/flags.js'
import type { RawOptions } from '../options/read-options.js'
import { toJson } from '../print/format.js'
import { type CommandShape, createProgram, flagsOf } from '../program.js'
import { readCommandLine } from '../read-request.js'
import { makeKey, writeKey } from './make-key.js'
import { idShape, newShape } from './shape.js'

/** One word after `seed key`. */
interface KeyVerb {
  readonly shape: CommandShape
  readonly run: (raw: RawOptions, io: CommandIo) => void
}

const VERBS: Readonly<Record<string, KeyVerb>> = {
  new: { shape: newShape, run: runNew },
  id: { shape: idShape, run: runId },
}
const NAMES = Object.keys(VERBS)

/** A longer word is no misspelt verb or option. */
const LONGEST_WORD = 12

/**
 * `seed key new` and `seed key id`.
 *
 * @param argv - What was typed after `seed key`.
 * @returns the exit code: 0, or 2 for `seed key` alone, which prints its help on standard error.
 * @throws {SeedError} `KEY.*`, `CLI.*`.
 */
export async function runKey(argv: readonly string[], io: CommandIo): Promise<number> {
  const [word, ...rest] = argv
  if (word === undefined) return say(io.stderr, keyHelp(), 2)
  if (word === '--help' || word === '-h') return say(io.stdout, keyHelp())
  const verb = Object.hasOwn(VERBS, word) ? VERBS[word] : undefined
  if (verb === undefined) throw unknownWord(word)
  const program = createProgram(verb.shape)
  const line = readCommandLine(rest, verb.shape, program)
  if (line === undefined) return say(io.stdout, program.help(io.stdout.columns ?? 100))
  if (line.operands.length > 0) throw strayWord(verb.shape.words)
  const flags = flagsOf(verb.shape).map((flag) => shapeOf(flag.flags).long)
  const problems = [...line.problems, ...line.aliases.map(({ flag }) => unknownOption(flag, flags))]
  if (problems.length > 0) throw joinProblems(problems)
  verb.run(line.raw, io)
  return 0
}

function unknownWord(word: string): SeedError {
  if (word.length > LONGEST_WORD) return strayWord('seed key')
  return word.startsWith('-') ? unknownOption(word, ['--help']) : unknownVerb('key', word, NAMES)
}

/** A word where none belongs. It is not repeated: it may be a key. */
function strayWord(words: string): SeedError {
  return badArguments(
    `${words} does not take that word`,
    `See ${words} --help. A key on the command line can be seen by others: set SEED_KEY or SEED_KEY_FILE.`,
  )
}

function runNew(raw: RawOptions, io: CommandIo): void {
  const { key, id } = makeKey()
  const file = typeof raw['out'] === 'string' ? raw['out'] : undefined
  if (file !== undefined) writeKey(file, io.cwd, key)
  if (raw['json'] === true) io.stdout.write(`${toJson(file === undefined ? { key, id } : { file, id }, 2)}\n`)
  else io.stdout.write(file === undefined ? `${key}\n` : `Wrote ${file}\nKey id ${id}\n`)
  if (io.stderr.isTTY === true) io.stderr.write(hint(file))
}

/** For people only: what reads the output of a pipe needs no advice. */
function hint(file: string | undefined): string {
  const store =
    file === undefined
      ? 'Store it as a secret of the environment, SEED_KEY. It is shown only here.'
      : `Set SEED_KEY_FILE=${file}. Keep the file out of the repository.`
  return `${store}\nNever write it into the config. Without it the same replacements cannot be made again.\n`
}

function runId(raw: RawOptions, io: CommandIo): void {
  const file = raw['keyFile']
  // A file that is named is the one that is meant, whatever the variables hold.
  const place = typeof file === 'string' ? { keyFile: file, env: {} } : {}
  const { id } = openKeyRing({ mode: 'stable', cwd: io.cwd, ...place })
  io.stdout.write(raw['json'] === true ? `${toJson({ id }, 2)}\n` : `${id}\n`)
}

function keyHelp(): string {
  const examples = Object.values(VERBS).flatMap(({ shape }) => shape.examples)
  const width = Math.max(...examples.map(([command]) => command.length))
  return [
    'Usage: seed key <verb> [options]',
    '',
    'The secret key that anonymizing derives its replacements from.',
    '',
    'Verbs:',
    ...Object.entries(VERBS).map(([name, { shape }]) => `  ${name.padEnd(6)}${shape.summary}`),
    '',
    'Examples:',
    ...examples.map(([command, purpose]) => `  ${command.padEnd(width)}  ${purpose}`),
    '',
    'All options of a verb: seed key <verb> --help',
    '',
  ].join('\n')
}

function say(stream: CommandIo['stdout'], text: string, exitCode = 0): number {
  stream.write(text)
  return exitCode
}
