import { SeedError } from './seed-error.js'

/** More rows are asked for than a unique set has room for. */
export function planCapacity(
  entity: string,
  set: readonly string[],
  asked: string,
  room: number,
  because: string,
): SeedError {
  return new SeedError('PLAN.CAPACITY', `${entity} (${set.join(', ')}): ${asked} asked for, at most ${room} possible`, {
    why: because,
    fix: `Ask for fewer rows of ${entity}, or for more of what they are unique by.`,
  })
}
