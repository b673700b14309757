import { Command, CommanderError, Option } from 'commander'
import type { AdapterCommand } from '../adapter/command.js'
import { badArguments } from '../errors/cli.js'
import { COMMON_FLAGS, CONNECTION_FLAGS, type Flag } from './options/flags.js'
import type { RawOptions } from './options/read-options.js'
import type { Verb } from './verbs/verb.js'

/** One command: what may be typed, and what help says of it. */
export interface CommandShape {
  /** What comes before the options: `seed <adapter> run`. */
  readonly words: string
  readonly summary: string
  readonly argument?: { readonly name: string; readonly description: string; readonly optional?: boolean }
  /** Options under their headings. */
  readonly groups: readonly (readonly [heading: string, flags: readonly Flag[]])[]
  readonly examples: readonly Example[]
}

type Example = readonly [command: string, purpose: string]

/** A command as commander sees it. */
export interface Program {
  /** Parses options known to the command; `args` holds nothing else. */
  readonly parse: (args: readonly string[]) => RawOptions
  readonly help: (columns: number) => string
}

/** The shape of a verb of an adapter. */
export function verbShape(adapter: AdapterCommand, verb: Verb): CommandShape {
  const { argument } = verb
  return {
    words: `seed ${adapter.name} ${verb.name}`,
    summary: verb.summary,
    ...(argument === undefined ? {} : { argument }),
    groups: [
      ['Options:', verb.flags],
      [`Options of ${adapter.name}:`, adapter.options],
      ['Connection options:', CONNECTION_FLAGS],
      ['Common options:', COMMON_FLAGS],
    ],
    examples: verb.examples.map(([command, purpose]) => [`seed ${adapter.name} ${command}`, purpose]),
  }
}

/** All options of a command. */
export function flagsOf({ groups }: CommandShape): readonly Flag[] {
  return groups.flatMap(([, flags]) => flags)
}

/** Describes a command to commander, which parses its options and writes its help. */
export function createProgram(shape: CommandShape): Program {
  const { words, argument } = shape
  const command = new Command(words)
    .description(shape.summary)
    .usage(`${argument === undefined ? '' : `${argumentText(argument)} `}[options]`)
    .helpOption('-h, --help', 'this help')
    .exitOverride()
    .configureOutput({ writeErr: () => undefined })
  if (argument !== undefined) command.argument(`[${argument.name}]`, argument.description)
  for (const [heading, flags] of shape.groups) addGroup(command, heading, flags)
  command.addHelpText('after', `\n${printExamples(shape.examples)}`)
  return {
    parse(args) {
      try {
        return command.parse([...args], { from: 'user' }).opts()
      } catch (error) {
        if (!(error instanceof CommanderError)) throw error
        throw badArguments(error.message.replace(/^error: /, ''), `See ${words} --help.`)
      }
    },
    help(columns) {
      let text = ''
      command.configureOutput({
        writeOut: (part) => (text += part),
        getOutHelpWidth: () => columns,
        getOutHasColors: () => false,
      })
      command.outputHelp()
      return text
    },
  }
}

/** Text of `seed <adapter> --help`. */
export function adapterHelp(adapter: AdapterCommand, verbs: readonly Verb[]): string {
  const width = Math.max(...adapter.options.map(({ flags }) => flags.length))
  const examples = [['run', 'what the seeders of seed.config say'] as const, ...(adapter.examples ?? [])]
  return [
    `Usage: seed ${adapter.name} <verb> [options]`,
    '',
    'Verbs:',
    ...verbs.map(({ name, summary }) => `  ${name.padEnd(11)}${summary}`),
    '',
    ...(adapter.options.length === 0 ? [] : [`Options of ${adapter.name}:`]),
    ...adapter.options.map(({ flags, description }) => `  ${flags.padEnd(width)}  ${description}`),
    ...(adapter.options.length === 0 ? [] : ['']),
    printExamples(examples.map(([command, purpose]) => [`seed ${adapter.name} ${command}`, purpose])),
    '',
    `All options of a verb: seed ${adapter.name} <verb> --help`,
    '',
  ].join('\n')
}

/** The value of one of the adapter's options in what was parsed, under its name in camel case. */
export function pickAdapterOptions(adapter: AdapterCommand, raw: RawOptions): RawOptions {
  const names = adapter.options.map(({ flags }) => new Option(flags).attributeName())
  return Object.fromEntries(Object.entries(raw).filter(([name]) => names.includes(name)))
}

function argumentText({ name, optional }: NonNullable<CommandShape['argument']>): string {
  return optional === true ? `[${name}]` : `<${name}>`
}

function addGroup(command: Command, heading: string, flags: readonly Flag[]): void {
  if (flags.length > 0) command.optionsGroup(heading)
  for (const { flags: spelling, description, repeatable } of flags) {
    const option = new Option(spelling, description)
    if (repeatable === true) {
      option.argParser((value: string, before: readonly string[] | undefined) => [...(before ?? []), value])
    }
    command.addOption(option)
  }
}

function printExamples(examples: readonly Example[]): string {
  const width = Math.max(...examples.map(([command]) => command.length))
  return ['Examples:', ...examples.map(([command, purpose]) => `  ${command.padEnd(width)}  ${purpose}`)].join('\n')
}
