import type { SeedsOptions } from '../seeder/options.js'

type Shared =
  | 'seed'
  | 'now'
  | 'locale'
  | 'count'
  | 'scale'
  | 'all'
  | 'seeders'
  | 'factories'
  | 'rules'
  | 'allow'
  | 'through'
  | 'anonymize'

/** What every `seed.config` may say, whatever the adapter. Options typed on the command line go before it. */
export type SeedConfig = Pick<SeedsOptions, Shared>

/** Keys of `SeedConfig`. */
export const CONFIG_KEYS: readonly (keyof SeedConfig)[] = [
  'seed',
  'now',
  'locale',
  'count',
  'scale',
  'all',
  'seeders',
  'factories',
  'rules',
  'allow',
  'through',
  'anonymize',
]
