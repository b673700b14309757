import { SeedError } from './seed-error.js'

/** The target is not on the allow-list and nobody could be asked. `target` as `describeTarget` gives it. */
export function guardRefused(verb: string, target: string, line: string): SeedError {
  return new SeedError(
    'GUARD.REFUSED',
    `${verb} would delete rows of ${target}, which the configuration does not allow`,
    {
      why: 'Only databases on the allow-list are changed destructively, and there is no terminal to ask at.',
      fix: `If this is the right database, add it to seed.config: allow: ['${line.replaceAll("'", "\\'")}']`,
    },
    { exitCode: 3 },
  )
}

/** Something else than the database's name was typed. */
export function guardNotConfirmed(verb: string, target: string): SeedError {
  return new SeedError(
    'GUARD.NOT_CONFIRMED',
    `${verb} on ${target} was not confirmed; nothing was changed`,
    {
      why: 'What was typed is not the name of the database that was reached.',
      fix: 'Run it again and type the name exactly as shown.',
    },
    { exitCode: 3 },
  )
}

/** A line of the allow-list that would allow any database, or none. */
export function guardPattern(pattern: string, why: string): SeedError {
  return new SeedError(
    'GUARD.PATTERN',
    `the allow-list holds '${pattern}'`,
    { why, fix: "Write host:port/database, host/database, localhost/*_dev, or a file's path." },
    { exitCode: 3 },
  )
}
