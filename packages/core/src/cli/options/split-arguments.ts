import { badArguments, missingValue, unknownOption } from '../../errors/cli.js'
import type { SeedError } from '../../errors/seed-error.js'
import type { FlagShape } from './flags.js'

/** A command line taken apart before it is parsed. */
export interface SplitArguments {
  /** Known options with their values. */
  readonly known: readonly string[]
  /** Words that belong to no option. */
  readonly operands: readonly string[]
  /** Unknown long options with a value: `--users 500` is a count when a table is called so. */
  readonly aliases: readonly Alias[]
  readonly problems: readonly SeedError[]
  readonly help: boolean
}

/** `--users 500`. */
export interface Alias {
  readonly flag: string
  readonly value: string
}

/**
 * Takes a verb's arguments apart.
 *
 * A value is never taken from what looks like an option: `--seed --json` is a missing value, not a seed called `--json`.
 * Negative numbers are values, so that they are judged as numbers.
 */
export function splitArguments(argv: readonly string[], shapes: readonly FlagShape[]): SplitArguments {
  const known: string[] = []
  const operands: string[] = []
  const aliases: Alias[] = []
  const problems: SeedError[] = []
  let help = false
  const flags = [...shapes.flatMap(({ long, short }) => (short === undefined ? [long] : [long, short])), '--help']
  for (let i = 0; i < argv.length; i++) {
    const word = argv[i] ?? ''
    if (word === '--') {
      operands.push(...argv.slice(i + 1))
      break
    }
    if (!/^-[^\d]/.test(word)) {
      operands.push(word)
      continue
    }
    if (word === '--help' || word === '-h') {
      help = true
      continue
    }
    const { flag, inline } = splitInline(word)
    const shape = shapes.find(({ long, short }) => flag === long || flag === short)
    const next = argv[i + 1]
    const follows = inline === undefined && next !== undefined && !/^-[^\d]/.test(next)
    const value = inline ?? (follows ? next : undefined)
    if (shape?.takesValue === false) {
      if (inline === undefined) known.push(flag)
      else problems.push(badArguments(`${flag} takes no value`, `Write ${flag} alone.`))
      continue
    }
    if (follows) i++
    if (shape === undefined) {
      if (flag.startsWith('--') && value !== undefined) aliases.push({ flag, value })
      else problems.push(unknownOption(flag, flags))
    } else if (value === undefined || value === '') problems.push(missingValue(flag))
    else known.push(shape.long, value)
  }
  return { known, operands, aliases, problems, help }
}

/** `--name=value` and `-nvalue`. */
function splitInline(word: string): { readonly flag: string; readonly inline: string | undefined } {
  if (word.startsWith('--')) {
    const at = word.indexOf('=')
    return at < 0 ? { flag: word, inline: undefined } : { flag: word.slice(0, at), inline: word.slice(at + 1) }
  }
  return word.length === 2 ? { flag: word, inline: undefined } : { flag: word.slice(0, 2), inline: word.slice(2) }
}
