import { notInRelease, unknownOption, unknownVerb } from '../errors/cli.js'
import { isBareVerb } from './bare-verbs.js'
import type { CommandIo, Output } from './io.js'
import { reportError } from './report-error.js'
import { topHelp } from './top-help.js'
import { VERBS } from './verbs/index.js'
import { ownVersion } from './version.js'

/**
 * The `seed` command.
 *
 * @param argv - What was typed after `seed`.
 * @returns the exit code: 0 done, 1 a bug, 2 failure, 3 refused by a guard, 4 findings, 130 interrupted. Never rejects.
 */
export async function runCommand(argv: readonly string[], io: CommandIo): Promise<number> {
  try {
    return await dispatch(argv, io)
  } catch (error) {
    return reportError(error, io, { json: argv.includes('--json'), verbose: argv.includes('--verbose') })
  }
}

async function dispatch(argv: readonly string[], io: CommandIo): Promise<number> {
  const [word, ...rest] = argv
  if (word === undefined) return say(io.stderr, topHelp(io.cwd), 2)
  if (word === '--version' || word === '-V') return say(io.stdout, `${ownVersion()}\n`)
  if (word === '--help' || word === '-h') return say(io.stdout, topHelp(io.cwd))
  if (word === 'help') return rest.length === 0 ? say(io.stdout, topHelp(io.cwd)) : dispatch([...rest, '--help'], io)
  if (word === 'init') {
    const { runInit } = await import('./init/run-init.js')
    return runInit(rest, io)
  }
  if (word === 'key') {
    const { runKey } = await import('./key/run-key.js')
    return runKey(rest, io)
  }
  if (word === 'anonymize') {
    const { runAnonymize } = await import('./anonymize/run-anonymize.js')
    return runAnonymize(rest, io)
  }
  if (isBareVerb(word)) throw notInRelease(word, ownVersion())
  if (word.startsWith('-')) throw unknownOption(word, ['--help', '--version'])
  return runAdapter(word, rest, io)
}

async function runAdapter(name: string, argv: readonly string[], io: CommandIo): Promise<number> {
  const { loadAdapter } = await import('./load-adapter.js')
  const adapter = await loadAdapter(name, io.cwd)
  const { adapterHelp, createProgram, verbShape } = await import('./program.js')
  const [word, ...rest] = argv
  if (word === undefined) return say(io.stderr, adapterHelp(adapter, VERBS), 2)
  if (word === '--help' || word === '-h') return say(io.stdout, adapterHelp(adapter, VERBS))
  const verb = VERBS.find((candidate) => candidate.name === word)
  if (verb === undefined)
    throw unknownVerb(
      name,
      word,
      VERBS.map((candidate) => candidate.name),
    )
  const shape = verbShape(adapter, verb)
  const program = createProgram(shape)
  const { readRequest } = await import('./read-request.js')
  const request = readRequest(rest, adapter, verb, shape, program)
  if (request === undefined) return say(io.stdout, program.help(io.stdout.columns ?? 100))
  const { runVerb } = await import('./run-verb.js')
  return runVerb(adapter, verb, request, io)
}

function say(stream: Output, text: string, exitCode = 0): number {
  stream.write(text)
  return exitCode
}
