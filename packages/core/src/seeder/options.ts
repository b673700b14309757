import type { Through } from '../adapter/port.js'
import type { Anonymizer } from '../anonymizer/rules.js'
import type { AnyFactory } from '../factory/factory.js'
import type { Rule } from '../verify/rule.js'
import type { Confirm, DataSetOptions, Logger, Progress } from './reports.js'
import type { Seeder, SeederClass } from './seeder.js'

/** What a data set is registered with. Options of a single call go before these. */
export interface SeedsOptions extends DataSetOptions {
  /** Seeder classes, or instances of them (made by hand, by `with`, or by a container); the order does not matter. */
  readonly seeders?: readonly (Seeder | SeederClass)[]
  /** Factories of entities that are needed as parents but have no seeder. */
  readonly factories?: readonly AnyFactory[]
  /** What `verify` checks beside the constraints. */
  readonly rules?: readonly Rule[]
  /** Databases that destructive verbs may touch without asking. */
  readonly allow?: readonly string[]
  readonly confirm?: Confirm
  /** How the database is anonymized: what `defineAnonymizer` gives. */
  readonly anonymize?: Anonymizer
  readonly through?: Through
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: Progress) => void
  readonly logger?: Logger
}
