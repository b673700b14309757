import { withoutUndefined } from '../internal/without-undefined.js'
import { badDate, badOption } from '../errors/settings.js'
import type { DataSetOptions } from './reports.js'

/** Reference date where none is given: fixed, so that a data set is the same on every day. */
export const DEFAULT_NOW = '2026-01-01T00:00:00.000Z'
export const DEFAULT_SEED = 42

/** Options with all defaults in place and checked. */
export interface Settings {
  readonly seed: number | string
  readonly now: Date
  readonly locale: string | Readonly<Record<string, number>>
  readonly count: number | Readonly<Record<string, number>> | undefined
  readonly scale: number
  readonly only: readonly string[]
  readonly all: boolean
}

/**
 * Options of a call over those of the registration over the defaults.
 * @throws {SeedError} `CONFIG.BAD_OPTION`, `CONFIG.BAD_DATE`.
 */
export function settingsOf(registered: DataSetOptions, given: DataSetOptions): Settings {
  const options = { ...registered, ...withoutUndefined(given) }
  const seed = options.seed ?? DEFAULT_SEED
  const scale = options.scale ?? 1
  if (typeof seed === 'number' && !Number.isSafeInteger(seed)) throw badOption('seed', 'a whole number or text')
  if (!(Number.isFinite(scale) && scale >= 0)) throw badOption('scale', 'a number, 0 or more')
  return {
    seed,
    now: dateOf(options.now ?? DEFAULT_NOW),
    locale: options.locale ?? 'en',
    count: mergedCount(registered.count, given.count),
    scale,
    only: options.only ?? [],
    all: options.all ?? false,
  }
}

function mergedCount(registered: DataSetOptions['count'], given: DataSetOptions['count']): Settings['count'] {
  if (given === undefined) return registered
  return typeof given === 'object' && typeof registered === 'object' ? { ...registered, ...given } : given
}

function dateOf(given: Date | string): Date {
  const date = new Date(given)
  if (Number.isNaN(date.getTime())) throw badDate('now')
  // Whole seconds: what every database keeps alike.
  return new Date(Math.floor(date.getTime() / 1000) * 1000)
}
