import type { AdapterCommand } from '../adapter/command.js'
import { badArguments, unknownOption } from '../errors/cli.js'
import { joinProblems, type SeedError } from '../errors/seed-error.js'
import { COMMON_FLAGS, CONNECTION_FLAGS, shapeOf } from './options/flags.js'
import { type GivenOptions, type RawOptions, readOptions } from './options/read-options.js'
import { type Alias, splitArguments, type SplitArguments } from './options/split-arguments.js'
import { pickAdapterOptions, type VerbProgram } from './program.js'
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
  program: VerbProgram,
): Request | undefined {
  const shapes = [...verb.flags, ...adapter.options, ...CONNECTION_FLAGS, ...COMMON_FLAGS].map(({ flags }) =>
    shapeOf(flags),
  )
  const split = splitArguments(argv, shapes)
  if (split.help) return undefined
  const raw = program.parse(split.known)
  const { options, problems } = readOptions(raw)
  const flags = shapes.map(({ long }) => long)
  const takesCounts = flags.includes('--count')
  const unknown = takesCounts ? [] : split.aliases.map(({ flag }) => unknownOption(flag, flags))
  const all = [
    ...split.problems,
    ...unknown,
    ...checkOperands(split, adapter, verb),
    ...problems,
    ...(verb.check?.(options) ?? []),
  ]
  if (all.length > 0) throw joinProblems(all)
  return {
    options,
    adapterOptions: pickAdapterOptions(adapter, raw),
    argument: split.operands[0] ?? '',
    aliases: split.aliases,
    flags,
  }
}

function checkOperands({ operands }: SplitArguments, adapter: AdapterCommand, verb: Verb): readonly SeedError[] {
  const command = `seed ${adapter.name} ${verb.name}`
  const { argument } = verb
  if (argument !== undefined && operands.length === 0) {
    return [badArguments(`${command} needs a <${argument.name}>`, `Give ${argument.description}.`)]
  }
  const extra = operands.slice(argument === undefined ? 0 : 1)
  if (extra.length === 0) return []
  const only = verb.flags.some(({ flags }) => flags.startsWith('--only')) && argument === undefined
  return [
    badArguments(
      `${command} does not take "${extra.join(' ')}"`,
      only ? `To choose entities, write --only ${extra.join(',')}.` : `See ${command} --help.`,
    ),
  ]
}
