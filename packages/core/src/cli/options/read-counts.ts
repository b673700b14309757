import { badValue, conflict } from '../../errors/cli.js'
import { readWholeNumber } from './read-values.js'

/** What `count` of a data set may be. */
export type Counts = number | Readonly<Record<string, number>>

/**
 * Reads every `--count`: one number for all entities, or `Entity=n` once each.
 *
 * @throws {SeedError} `CLI.BAD_VALUE`, or `CLI.CONFLICT` for both kinds at once and for two numbers for one entity.
 */
export function readCounts(values: readonly string[]): Counts {
  const named = new Map<string, number>()
  let every: number | undefined
  for (const value of values) {
    const at = value.lastIndexOf('=')
    if (at < 0) every = readForAll(value, every)
    else nameCount(named, value.slice(0, at).trim(), readNamed(value, at))
  }
  if (every === undefined) return Object.fromEntries(named)
  const [first] = named
  if (first === undefined) return every
  throw conflict(
    `--count ${every}`,
    `--count ${first[0]}=${first[1]}`,
    'Give one number for every entity, or Entity=n for each.',
  )
}

/** Adds a count for one entity. @throws {SeedError} `CLI.CONFLICT` when it has another already. */
export function nameCount(named: Map<string, number>, entity: string, count: number): void {
  const before = named.get(entity)
  if (before !== undefined && before !== count) {
    throw conflict(`${entity}=${before}`, `${entity}=${count}`, 'Give one count for an entity.')
  }
  named.set(entity, count)
}

function readForAll(value: string, before: number | undefined): number {
  const count = readWholeNumber('--count', value)
  if (before !== undefined && before !== count)
    throw conflict(`--count ${before}`, `--count ${count}`, 'Give one number for every entity.')
  return count
}

function readNamed(value: string, at: number): number {
  if (value.slice(0, at).trim() === '') throw badValue('--count', value, 'Entity=n or a whole number from 0')
  try {
    return readWholeNumber('--count', value.slice(at + 1))
  } catch {
    throw badValue('--count', value, 'Entity=n with a whole number from 0')
  }
}
