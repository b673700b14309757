import type { AdapterCommand, Opened } from '../adapter/command.js'
import { connectionFixed } from '../errors/connection.js'
import { isSeeds } from '../loader/check-config.js'
import { loadConfig } from '../loader/load-config.js'
import { loadModule } from '../loader/load-module.js'
import type { Seeds } from '../seeder/seeds.js'
import { createConfirm } from './confirm.js'
import { INTERRUPTED, type Interrupts, listenForInterrupts } from './interrupts.js'
import type { CommandIo } from './io.js'
import { painterOf } from './io.js'
import { resolveAliases } from './options/resolve-aliases.js'
import { toJson } from './print/format.js'
import { createProgressLine, type ProgressLine } from './progress-line.js'
import type { Request } from './read-request.js'
import { reportError } from './report-error.js'
import type { Outcome, Verb } from './verbs/verb.js'

/** Opens the data set, lets the verb work on it and prints what it says. Gives the exit code; never rejects. */
export async function runVerb(adapter: AdapterCommand, verb: Verb, request: Request, io: CommandIo): Promise<number> {
  const { options } = request
  const line = createProgressLine(io.stderr, !options.quiet)
  const interrupts = listenForInterrupts(io, () => {
    line.clear()
    io.stderr.write('Stopping, and rolling back. Press Ctrl-C again to leave at once.\n')
  })
  try {
    const outcome = await work(adapter, verb, request, { io, line, interrupts })
    line.clear()
    printOutcome(outcome, request, io)
    return outcome.exitCode
  } catch (error) {
    line.clear()
    const code = reportError(error, io, options)
    return interrupts.signal.aborted ? INTERRUPTED : code
  } finally {
    interrupts.stop()
  }
}

interface Surroundings {
  readonly io: CommandIo
  readonly line: ProgressLine
  readonly interrupts: Interrupts
}

async function work(adapter: AdapterCommand, verb: Verb, request: Request, around: Surroundings): Promise<Outcome> {
  const { io, interrupts } = around
  // Opening may hang on a network and has written nothing: an interruption need not wait for it.
  const opened = await Promise.race([open(adapter, request, io), interrupts.aborted])
  const outcome = await runOpened(opened.seeds, verb, request, around).catch(async (error: unknown) => {
    // What went wrong first is what the user needs to know, not what went wrong after it.
    await opened.close().catch(() => undefined)
    throw error
  })
  await opened.close()
  return outcome
}

async function runOpened(seeds: Seeds, verb: Verb, request: Request, around: Surroundings): Promise<Outcome> {
  const { io, line, interrupts } = around
  const count = await readAliases(request, seeds)
  const dataSet = { ...request.options.dataSet, ...(count === undefined ? {} : { count }) }
  return verb.run({
    seeds,
    options: { ...request.options, dataSet },
    argument: request.argument,
    signal: interrupts.signal,
    onProgress: line.update,
    confirm: createConfirm(io, line.clear),
  })
}

async function open(adapter: AdapterCommand, request: Request, io: CommandIo): Promise<Opened> {
  const { cwd } = io
  const { config: named, connection } = request.options
  const config = await loadConfig({
    cwd,
    ...(named === undefined ? {} : { file: named }),
    adapterKeys: adapter.configKeys,
  })
  // A config that registered its data set by itself needs no adapter to bind it, and closes what it opened.
  if (isSeeds(config)) {
    if (Object.keys(connection).length > 0) throw connectionFixed()
    return { seeds: config as Seeds, close: () => Promise.resolve() }
  }
  const load = (file: string): Promise<unknown> => loadModule(file, cwd)
  return adapter.open({ options: request.adapterOptions, config, connection, cwd, load })
}

async function readAliases(request: Request, seeds: Seeds): Promise<ReturnType<typeof resolveAliases>> {
  const { count } = request.options.dataSet
  if (request.aliases.length === 0) return count
  return resolveAliases(request.aliases, count, await seeds.entities(), request.flags)
}

function printOutcome(outcome: Outcome, request: Request, io: CommandIo): void {
  const { json, quiet } = request.options
  if (json) io.stdout.write(`${toJson(outcome.report, 2)}\n`)
  else if (!quiet) io.stdout.write(`${outcome.text(painterOf(io.stdout))}\n`)
  else if (outcome.essential !== undefined) io.stdout.write(`${outcome.essential}\n`)
}
