import { nearest } from '../internal/suggest.js'
import { SeedError } from './seed-error.js'

/**
 * The word after `seed` is neither an adapter of this project nor a verb of its own.
 *
 * @param known - Adapters of this release, installed or not.
 */
export function unknownAdapter(
  name: string,
  installed: readonly string[],
  known: readonly string[],
  verbs: readonly string[],
): SeedError {
  const near = known.includes(name) ? undefined : nearest(name, [...installed, ...verbs, ...known])
  const found = installed.length === 0 ? 'No adapter is installed here.' : `Installed here: ${installed.join(', ')}.`
  const install = (wanted: string): string => `npm install --save-dev @seed/${wanted}`
  const others = `Adapters of this release: ${known.join(', ')}. ${install('<adapter>')}`
  const meant = near === undefined ? others : `Did you mean "${near}"?`
  const missing = near !== undefined && known.includes(near) && !installed.includes(near)
  return new SeedError('CLI.UNKNOWN_ADAPTER', `there is no adapter "${name}" in this project`, {
    why: found,
    fix: known.includes(name) ? install(name) : missing ? `${meant} ${install(near)}` : meant,
  })
}

/** The package of an adapter is there, its part for the command is not, or throws. */
export function adapterFailed(name: string, why: string, cause?: unknown): SeedError {
  return new SeedError(
    'CLI.ADAPTER_FAILED',
    `could not load @seed/${name}/cli`,
    { why, fix: `Install what is missing, or the same version of @seed/core and @seed/${name}.` },
    { cause },
  )
}

/** The word after the adapter is no verb. */
export function unknownVerb(adapter: string, verb: string, verbs: readonly string[]): SeedError {
  const near = nearest(verb, verbs)
  return new SeedError('CLI.UNKNOWN_VERB', `seed ${adapter} has no verb "${verb}"`, {
    fix:
      near === undefined ? `Verbs: ${verbs.join(', ')}. They come right after the adapter.` : `Did you mean "${near}"?`,
  })
}

/** A verb of the closed list that this release does not have yet. */
export function notInRelease(verb: string, version: string): SeedError {
  return new SeedError('CLI.NOT_IN_RELEASE', `"seed ${verb}" is not in this release`, {
    why: `This is @seed/core ${version}; the name is kept for a later one.`,
    fix: 'See seed --help for what there is.',
  })
}

/** An option that nobody knows; `known` are flags with their dashes. */
export function unknownOption(flag: string, known: readonly string[]): SeedError {
  const near = nearest(flag, known)
  return new SeedError('CLI.UNKNOWN_OPTION', `there is no option ${flag}`, {
    fix: near === undefined ? 'See the help of the verb for its options.' : `Did you mean ${near}?`,
  })
}

/** An option that needs a value got none. */
export function missingValue(flag: string): SeedError {
  return new SeedError('CLI.MISSING_VALUE', `${flag} needs a value`, {
    fix: `Write ${flag} <value>, or ${flag}=<value>.`,
  })
}

/** An option's value is not what it takes. */
export function badValue(flag: string, value: string, expected: string): SeedError {
  return new SeedError('CLI.BAD_VALUE', `invalid value for ${flag}: ${value}`, { fix: `Give ${expected}.` })
}

/** What is no URL. It is not repeated: part of it may be a password. */
export function badUrl(flag: string): SeedError {
  return new SeedError('CLI.BAD_VALUE', `invalid value for ${flag}`, {
    why: 'It has no scheme. It is not shown, for it may hold a password.',
    fix: 'Give a URL, as postgresql://user:password@localhost:5432/shop or file:./dev.db.',
  })
}

/** Options that exclude each other. */
export function conflict(first: string, second: string, fix: string): SeedError {
  return new SeedError('CLI.CONFLICT', `${first} and ${second} do not go together`, { fix })
}

/** Words on the command line that no verb takes, or one that is missing. */
export function badArguments(summary: string, fix: string): SeedError {
  return new SeedError('CLI.ARGUMENTS', summary, { fix })
}
