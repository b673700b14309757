import type { Capabilities, Store } from '../../adapter/port.js'
import type { SeedError } from '../../errors/seed-error.js'
import { bindMasks } from '../plan/bind-masks.js'
import { type AnonymizePlan, planMasking } from '../plan/plan.js'
import type { TargetShape } from '../plan/target-shape.js'
import { checkQuasiIdentifiers } from '../privacy/check-quasi-identifiers.js'
import { countRows, type Prepared } from './prepare.js'

/** Where the replaced rows go. */
export interface Destination {
  readonly shape: TargetShape
  readonly capabilities: Capabilities
  /** Normal forms of keys that stay, by the column that owns them. */
  readonly kept: ReadonlyMap<string, ReadonlySet<string>>
}

/** Binds the masks while the database counts its rows, and plans a run. Gives all problems there are. */
export async function planRun(
  { anonymizer, ground, keys, words, ruled }: Prepared,
  store: Store,
  { shape, capabilities, kept }: Destination,
): Promise<{ readonly plan: AnonymizePlan; readonly problems: readonly SeedError[] }> {
  const { schema } = ground
  const [counts, bound] = await Promise.all([
    countRows(store, ground),
    bindMasks(ruled, { schema, context: { keys, words }, typeOf: shape.typeOf, kept }),
  ])
  const plan = planMasking({ schema, anonymizer, masks: bound.masks, counts, target: shape, capabilities })
  const quasi = checkQuasiIdentifiers(schema, anonymizer.quasiIdentifiers ?? [])
  return { plan, problems: [...bound.problems, ...plan.problems, ...quasi] }
}
