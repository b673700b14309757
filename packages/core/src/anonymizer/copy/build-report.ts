import type { Target } from '../../adapter/port.js'
import type { AnonymizePlan, EntityPlan } from '../plan/plan.js'
import type {
  AnonymizeReport,
  Classification,
  LeakReport,
  MaskedEntityReport,
  MaskedFieldReport,
  PreviewRow,
  PrivacyReport,
} from '../reports.js'
import type { Prepared } from './prepare.js'
import type { EntityTally } from './tally.js'

/** What a run brought to light, for its report. */
export interface RunFacts {
  readonly source: Target
  readonly target: Target
  readonly way: AnonymizeReport['way']
  readonly commit: AnonymizeReport['commit']
  readonly dryRun: boolean
  readonly tallies: ReadonlyMap<string, EntityTally>
  /** Rows in the target by entity. */
  readonly counted: ReadonlyMap<string, number>
  readonly leaks: LeakReport | undefined
  readonly privacy: readonly PrivacyReport[]
  readonly preview: readonly PreviewRow[]
  readonly notes: readonly string[]
  readonly elapsedMs: number
}

/** Puts the manifest of a run together. */
export function buildReport(prepared: Prepared, plan: AnonymizePlan, facts: RunFacts): AnonymizeReport {
  const { keys, classification, ground } = prepared
  const entities = plan.entities.map((part) => entityReport(part, classification, facts))
  return {
    result: keys.mode === 'throwaway' ? 'anonymized' : 'pseudonymized',
    mode: keys.mode,
    keyId: keys.id,
    planHash: plan.hash,
    source: facts.source,
    target: facts.target,
    way: facts.way,
    commit: facts.commit,
    dryRun: facts.dryRun,
    entities,
    rows: entities.reduce((sum, { rows }) => sum + rows, 0),
    uniqueSets: plan.uniqueSets,
    privacy: facts.privacy,
    leaks: facts.leaks,
    preview: facts.preview,
    notes: [...ground.notes, ...facts.notes],
    elapsedMs: facts.elapsedMs,
  }
}

function entityReport(part: EntityPlan, classification: Classification, facts: RunFacts): MaskedEntityReport {
  const { entity } = part
  const tally = facts.tallies.get(entity.name)
  return {
    entity: entity.name,
    table: entity.table.name,
    rows: tally?.rows ?? 0,
    targetRows: facts.counted.get(entity.name) ?? 0,
    elapsedMs: tally?.elapsedMs ?? 0,
    fields: part.fields.map(({ name }) => fieldReport(part, name, classification, tally)),
  }
}

const NOTHING = { nulls: 0, targetNulls: 0, changed: 0, unchanged: 0, malformed: 0 }

function fieldReport(
  { entity, masks }: EntityPlan,
  field: string,
  { entities }: Classification,
  tally: EntityTally | undefined,
): MaskedFieldReport {
  const found = masks.find((one) => one.field.name === field)
  const what = { field, class: entities[entity.name]?.[field]?.class ?? 'safe' } as const
  if (found === undefined) return { ...what, transform: 'keep', domain: '', guarantee: 'unchanged', ...NOTHING }
  const { transform, mask } = found
  const { nulls, targetNulls, changed, unchanged, malformed } = tally?.fields.get(field) ?? NOTHING
  return {
    ...what,
    transform: transform.name,
    domain: transform.domain,
    guarantee: mask.guarantee.kind,
    nulls,
    targetNulls,
    changed,
    unchanged,
    malformed,
  }
}
