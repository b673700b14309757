import type { Store } from '../../adapter/port.js'
import { InternalError } from '../../errors/seed-error.js'
import type { Entity, Schema, Tuple } from '../../schema/schema.js'
import type { Kind } from '../kind.js'
import type { LeakReport, Watch } from '../reports.js'

/** A source field whose values must not turn up in the target. */
export interface SecretField {
  readonly entity: Entity
  readonly field: string
  readonly kind: Kind
  /** The same column in the target: values of little entropy are compared row by row there. */
  readonly replaced: boolean
}

/** What a scan works on: open transactions on both databases. */
export interface LeakScan extends Watch {
  readonly source: Store
  readonly target: Store
  /** All tables of the target, those unknown to the ORM among them. */
  readonly targetSchema: Schema
  readonly secrets: readonly SecretField[]
  /** Keys that rows of the source have in the target; undefined where that is not known. */
  readonly targetKeys: ((entity: Entity, keys: readonly Tuple[]) => readonly Tuple[]) | undefined
}

/** Looks for every original in every column of every table. */
export async function scanStores(_: LeakScan): Promise<LeakReport> {
  throw new InternalError('not built yet')
}
