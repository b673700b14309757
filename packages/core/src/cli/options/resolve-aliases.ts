import { badArguments, conflict, unknownOption } from '../../errors/cli.js'
import { isSeedError, joinProblems, type SeedError } from '../../errors/seed-error.js'
import type { Alias } from './split-arguments.js'
import { type Counts, nameCount } from './read-counts.js'
import { readWholeNumber } from './read-values.js'

/** An entity and the table its rows live in. */
export interface NamedTable {
  readonly name: string
  readonly table: string
}

/**
 * Turns `--users 500` into a count for the entity of the table `users`. `--order-items` finds `order_items` too.
 *
 * @param known - Flags that exist, for "did you mean".
 * @throws {SeedError} `CLI.UNKNOWN_OPTION` when no table is called so; everything else that is wrong, at once.
 */
export function resolveAliases(
  aliases: readonly Alias[],
  counts: Counts | undefined,
  entities: readonly NamedTable[],
  known: readonly string[],
): Counts | undefined {
  const [first] = aliases
  if (first === undefined) return counts
  const named = new Map(Object.entries(typeof counts === 'object' ? counts : {}))
  const problems: SeedError[] = []
  for (const alias of aliases) {
    try {
      nameCount(named, entityOf(alias, entities, known), readWholeNumber(alias.flag, alias.value))
    } catch (error) {
      if (!isSeedError(error)) throw error
      problems.push(error)
    }
  }
  if (typeof counts === 'number') {
    problems.push(conflict(`--count ${counts}`, first.flag, 'Give one number for every entity, or one for each.'))
  }
  if (problems.length > 0) throw joinProblems(problems)
  return Object.fromEntries(named)
}

function entityOf(alias: Alias, entities: readonly NamedTable[], known: readonly string[]): string {
  const wanted = flagOf(alias.flag)
  const found = entities.filter(({ table }) =>
    [flagOf(table), flagOf(table.slice(table.lastIndexOf('.') + 1))].includes(wanted),
  )
  const [only, second] = found
  if (only === undefined) throw unknownOption(alias.flag, [...known, ...entities.map(({ table }) => flagOf(table))])
  if (second === undefined) return only.name
  const names = found.map(({ name }) => `--count ${name}=${alias.value}`)
  throw badArguments(`${alias.flag} is the table of ${found.length} entities`, `Say which: ${names.join(' or ')}.`)
}

/** The flag that stands for a table. */
function flagOf(name: string): string {
  return `--${name.replace(/^--/, '').replaceAll('_', '-').toLowerCase()}`
}
