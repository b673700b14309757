import type { Target } from '../adapter/port.js'
import { guardNotConfirmed, guardRefused } from '../errors/guard.js'
import { describeTarget, targetAddress } from './describe-target.js'
import { allows } from './pattern.js'

export interface GuardOptions {
  /** Lines of the configuration's allow-list; see `allows`. */
  readonly allow?: readonly string[]
  /** Asks a person to type the database's name; gives undefined when nobody can answer. */
  readonly confirm?: (target: Target) => Promise<string | undefined>
  /** What is about to happen, for the message: `clean`, `run --reset`. */
  readonly verb: string
}

/**
 * Lets a destructive verb pass only on a database that the configuration allows, that lives in memory, or whose name a person
 * types back. The environment (`NODE_ENV` and the like) plays no part: it says where a process runs, not which database it reached.
 *
 * @throws {SeedError} `GUARD.REFUSED` when nobody can be asked, `GUARD.NOT_CONFIRMED` for another answer than the exact
 * name; both end the command with exit code 3.
 */
export async function guardTarget(target: Target, { allow = [], confirm, verb }: GuardOptions): Promise<void> {
  // Every line is looked at, so that a sweeping one is reported wherever it stands.
  const allowed = allow.map((pattern) => allows(pattern, target)).includes(true)
  if (allowed || isInMemory(target)) return
  const answer = await confirm?.(target)
  if (answer === undefined) throw guardRefused(verb, describeTarget(target), targetAddress(target))
  if (answer !== target.database) throw guardNotConfirmed(verb, describeTarget(target))
}

function isInMemory({ dialect, database }: Target): boolean {
  return dialect === 'memory' || database === ':memory:'
}
