import type { AdapterCommand } from '../adapter/command.js'
import { badArguments, unknownOption } from '../errors/cli.js'
import { joinProblems, type SeedError } from '../errors/seed-error.js'
import { shapeOf } from './options/flags.js'
import { type GivenOptions, type RawOptions, readOptions } from './options/read-options.js'
import { type Alias, splitArguments } from './options/split-arguments.js'
import { type CommandShape, flagsOf, pickAdapterOptions, type Program } from './program.js'
import type { Verb } from './verbs/verb.js'

/** A command line, read and found free of mistakes that need no database to see. */
export interface Request {
  readonly options: GivenOptions
  readonly adapterOptions: RawOptions
  readonly argument: string
  /** Options that are counts if tables are called so. */
  readonly aliases: readonly Alias[]
  /** Every flag of the verb, with its dashes. */
  readonly flags: readonly string[]
}

/** A command line taken apart, with everything that is wrong with it. */
export interface CommandLine {
  readonly options: GivenOptions
  /** Options as they were typed. */
  readonly raw: RawOptions
  readonly operands: readonly string[]
  readonly aliases: readonly Alias[]
  readonly problems: readonly SeedError[]
}

/**
 * Reads what was typed after `seed <adapter> <verb>`.
 *
 * @returns undefined when help was asked for.
 * @throws {SeedError} `CLI.*`; several problems as one.
 */
export function readRequest(
  argv: readonly string[],
  adapter: AdapterCommand,
  verb: Verb,
  shape: CommandShape,
  program: Program,
): Request | undefined {
  const line = readCommandLine(argv, shape, program)
  if (line === undefined) return undefined
  const { options, raw, aliases } = line
  const flags = flagsOf(shape).map((flag) => shapeOf(flag.flags).long)
  const unknown = flags.includes('--count') ? [] : aliases.map(({ flag }) => unknownOption(flag, flags))
  const all = [...unknown, ...line.problems, ...(verb.check?.(options) ?? [])]
  if (all.length > 0) throw joinProblems(all)
  return {
    options,
    adapterOptions: pickAdapterOptions(adapter, raw),
    argument: line.operands[0] ?? '',
    aliases,
    flags,
  }
}

/**
 * Reads what was typed after a command's words. Unknown options with a value are left to the caller, as `aliases`.
 *
 * @returns undefined when help was asked for.
 */
export function readCommandLine(
  argv: readonly string[],
  shape: CommandShape,
  program: Program,
): CommandLine | undefined {
  const split = splitArguments(
    argv,
    flagsOf(shape).map(({ flags }) => shapeOf(flags)),
  )
  if (split.help) return undefined
  const raw = program.parse(split.known)
  const { options, problems } = readOptions(raw)
  const { operands, aliases } = split
  return {
    options,
    raw,
    operands,
    aliases,
    problems: [...split.problems, ...checkOperands(operands, shape), ...problems],
  }
}

function checkOperands(operands: readonly string[], { words, argument, groups }: CommandShape): readonly SeedError[] {
  if (argument !== undefined && argument.optional !== true && operands.length === 0) {
    return [badArguments(`${words} needs a <${argument.name}>`, `Give ${argument.description}.`)]
  }
  const extra = operands.slice(argument === undefined ? 0 : 1)
  if (extra.length === 0) return []
  // Not shown: it may hold a password.
  if (extra.some((word) => word.includes('://'))) {
    return [badArguments(`${words} does not take a URL as a word of its own`, 'Write --url before it.')]
  }
  const only = argument === undefined && groups.some(([, flags]) => flags.some(({ flags }) => /^--only\b/.test(flags)))
  return [
    badArguments(
      `${words} does not take "${extra.join(' ')}"`,
      only ? `To choose entities, write --only ${extra.join(',')}.` : `See ${words} --help.`,
    ),
  ]
}
