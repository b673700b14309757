import { SeedError } from './seed-error.js'

/** An adapter that reaches no second database. */
export function leaksNoTarget(adapter: string): SeedError {
  return new SeedError('LEAKS.NO_TARGET', `the adapter ${adapter} cannot open another database`, {
    fix: 'Update the adapter: a scan reads the source and the target at the same time.',
  })
}

/** Nothing is known to be secret, so a scan would find nothing. */
export function leaksNoSecrets(file: string): SeedError {
  return new SeedError('LEAKS.NO_SECRETS', 'no field of the source is known to be secret', {
    why: `There are no rules in the configuration, and ${file} classifies no field as direct, quasi or sensitive.`,
    fix: `Write rules, or let \`classify --write\` propose classes for ${file}.`,
  })
}

/** Source and target are one database: every original would be found. `target` as `describeTarget` gives it. */
export function leaksSameDatabase(target: string): SeedError {
  return new SeedError('LEAKS.SAME_DATABASE', `source and target are the same database, ${target}`, {
    why: 'Every value of the source would be found in the target, for it is the source.',
    fix: 'Give the anonymized database as --target, and the one with the originals as --source.',
  })
}
