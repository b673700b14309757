import { SeedError } from './seed-error.js'

/** `seed init` outside of a project. */
export function noProject(cwd: string): SeedError {
  return new SeedError('INIT.NO_PROJECT', `there is no package.json in ${cwd} or above it`, {
    fix: 'Start it in the folder of your project; `npm init` makes one.',
  })
}

/** package.json names no ORM that there is an adapter for. */
export function noOrm(file: string, known: readonly string[]): SeedError {
  return new SeedError('INIT.NO_ORM', 'package.json names no ORM that there is an adapter for', {
    why: `There are adapters for ${known.join(', ')}.`,
    fix: `Install the ORM first, or name the adapter: seed init ${known[0] ?? '<adapter>'}.`,
    where: file,
  })
}

/** package.json names several ORMs and nobody can be asked. */
export function severalOrms(file: string, found: readonly string[]): SeedError {
  return new SeedError('INIT.SEVERAL_ORMS', `package.json names ${found.length} ORMs`, {
    why: `Only one of ${found.join(', ')} can be meant.`,
    fix: `Name it: ${found.map((name) => `seed init ${name}`).join(' or ')}.`,
    where: file,
  })
}
