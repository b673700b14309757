import { Command, CommanderError, Option } from 'commander'
import type { AdapterCommand } from '../adapter/command.js'
import { badArguments } from '../errors/cli.js'
import { COMMON_FLAGS, CONNECTION_FLAGS, type Flag } from './options/flags.js'
import type { RawOptions } from './options/read-options.js'
import type { Verb } from './verbs/verb.js'

/** A verb of one adapter as commander sees it. */
export interface VerbProgram {
  /** Parses options known to the verb; `args` holds nothing else. */
  readonly parse: (args: readonly string[]) => RawOptions
  readonly help: (columns: number) => string
}

/** Describes a verb of an adapter to commander, which parses its options and writes its help. */
export function createVerbProgram(adapter: AdapterCommand, verb: Verb): VerbProgram {
  const command = new Command(`seed ${adapter.name} ${verb.name}`)
    .description(verb.summary)
    .usage(`${verb.argument === undefined ? '' : `<${verb.argument.name}> `}[options]`)
    .helpOption('-h, --help', 'this help')
    .exitOverride()
    .configureOutput({ writeErr: () => undefined })
  if (verb.argument !== undefined) command.argument(`[${verb.argument.name}]`, verb.argument.description)
  addGroup(command, 'Options:', verb.flags)
  addGroup(command, `Options of ${adapter.name}:`, adapter.options)
  addGroup(command, 'Connection options:', CONNECTION_FLAGS)
  addGroup(command, 'Common options:', COMMON_FLAGS)
  command.addHelpText('after', `\n${examplesOf(adapter, verb)}`)
  return {
    parse(args) {
      try {
        return command.parse([...args], { from: 'user' }).opts()
      } catch (error) {
        if (!(error instanceof CommanderError)) throw error
        throw badArguments(error.message.replace(/^error: /, ''), `See seed ${adapter.name} ${verb.name} --help.`)
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
  return [
    `Usage: seed ${adapter.name} <verb> [options]`,
    '',
    'Verbs:',
    ...verbs.map(({ name, summary }) => `  ${name.padEnd(10)}${summary}`),
    '',
    `Options of a verb and examples: seed ${adapter.name} <verb> --help`,
    '',
  ].join('\n')
}

/** The value of one of the adapter's options in what was parsed, under its name in camel case. */
export function pickAdapterOptions(adapter: AdapterCommand, raw: RawOptions): RawOptions {
  const names = adapter.options.map(({ flags }) => new Option(flags).attributeName())
  return Object.fromEntries(Object.entries(raw).filter(([name]) => names.includes(name)))
}

function addGroup(command: Command, title: string, flags: readonly Flag[]): void {
  if (flags.length > 0) command.optionsGroup(title)
  for (const { flags: spelling, description, repeatable } of flags) {
    const option = new Option(spelling, description)
    if (repeatable === true) {
      option.argParser((value: string, before: readonly string[] | undefined) => [...(before ?? []), value])
    }
    command.addOption(option)
  }
}

function examplesOf(adapter: AdapterCommand, verb: Verb): string {
  const lines = verb.examples.map(([command, purpose]) => [`  seed ${adapter.name} ${command}`, purpose] as const)
  const width = Math.max(...lines.map(([command]) => command.length))
  return ['Examples:', ...lines.map(([command, purpose]) => `${command.padEnd(width)}  ${purpose}`)].join('\n')
}
