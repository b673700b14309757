import { nearest } from '../internal/suggest.js'
import { SeedError } from './seed-error.js'

/** A locale that there are no word lists for. */
export function unknownLocale(locale: string, known: readonly string[]): SeedError {
  const near = nearest(locale.replaceAll('-', '_'), known)
  return new SeedError('CONFIG.UNKNOWN_LOCALE', `there is no locale "${locale}"`, {
    fix: near === undefined ? `There are ${known.join(', ')}.` : `Did you mean "${near}"?`,
  })
}

/** Shares of locales that no choice can be made with. */
export function localeShares(): SeedError {
  return new SeedError('CONFIG.LOCALE_SHARES', 'the shares of the locales make no choice', {
    why: 'Every share is a number from 0 up, and at least one is above 0.',
    fix: 'Give one locale, or shares like { en: 3, de: 1 }.',
  })
}
