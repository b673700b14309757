import type { Through } from '../adapter/port.js'
import type { DataSetOptions } from '../seeder/reports.js'

/** What every `seed.config` may say, whatever the adapter. Options typed on the command line go before it. */
export interface SeedConfig extends Pick<DataSetOptions, 'seed' | 'now' | 'locale' | 'count' | 'scale' | 'all'> {
  /** Seeder classes, in any order. */
  readonly seeders?: readonly unknown[]
  /** Factories of entities that no seeder asks for by itself. */
  readonly factories?: readonly unknown[]
  /** Rules that `verify` checks beside the constraints. */
  readonly rules?: readonly unknown[]
  /** Databases that destructive verbs may touch without asking: `localhost/*_dev`, `db:5432/shop`, a SQLite file. */
  readonly allow?: readonly string[]
  readonly through?: Through
}

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
]
