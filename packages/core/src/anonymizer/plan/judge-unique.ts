import { collisionLikely, tooFewValues, unprovenMask } from '../../errors/anonymize.js'
import type { SeedError } from '../../errors/seed-error.js'
import { fieldOf, uniqueSets } from '../../schema/lookup.js'
import type { Entity, UniqueSet } from '../../schema/schema.js'
import type { UniqueSetReport } from '../reports.js'
import type { FieldMask } from './bind-masks.js'

/** Collisions that are accepted: one in a million, over all rows of a set. */
const MOST_LIKELY = 1e-6

/** What is proven of an entity's unique sets. */
export interface Judgement {
  readonly reports: readonly UniqueSetReport[]
  readonly problems: readonly SeedError[]
}

/**
 * Judges, before anything is read, whether what is unique in the source stays unique. A set is safe when all of its replaced
 * fields are injective, for then their tuple is; when they collide less often than once in a million; when one of them becomes
 * NULL in all rows, which is like nothing else; or when a part of it that is safe is unique by itself.
 *
 * @param masks - Masks of this entity's fields that change values.
 * @param rows - How many rows there are.
 * @param extra - Unique sets that only the target has.
 */
export function judgeUnique(
  entity: Entity,
  masks: readonly FieldMask[],
  rows: number,
  extra: readonly UniqueSet[] = [],
): Judgement {
  const byField = new Map(masks.map((one) => [one.field.name, one]))
  const sets = [...uniqueSets(entity), ...extra]
  const reports: UniqueSetReport[] = []
  const problems: SeedError[] = []
  for (const set of sets) {
    const verdict = judgeSet(set, byField, rows)
    if ('why' in verdict && !coveredByPart(entity, set, sets, byField, rows))
      problems.push(problemOf(entity, set, verdict, rows))
    else reports.push({ entity: entity.name, fields: set.fields, rows, ...('why' in verdict ? SAFE : verdict) })
  }
  return { reports, problems }
}

const SAFE = { verdict: 'injective' } as const

type Verdict = Pick<UniqueSetReport, 'verdict' | 'probability'> | Unproven

interface Unproven {
  readonly why: string
  readonly probability?: number
  readonly small?: { readonly field: string; readonly capacity: bigint }
}

function judgeSet(set: UniqueSet, byField: ReadonlyMap<string, FieldMask>, rows: number): Verdict {
  const masked = set.fields.flatMap((name) => byField.get(name) ?? [])
  if (masked.length === 0) return unprovenCondition(set, byField) ?? { verdict: 'untouched' }
  const expression = unprovenExpression(set, masked)
  if (expression === undefined && set.nullsNotDistinct !== true && masked.some(isNullEverywhere))
    return { verdict: 'null' }
  const problem = unprovenCondition(set, byField) ?? expression ?? unprovenNulls(set, masked)
  if (problem !== undefined) return problem
  const lossy = masked.find(({ mask }) => mask.guarantee.kind === 'lossy')
  if (lossy !== undefined)
    return { why: `${lossy.transform.name}() gives several values of ${lossy.field.name} one replacement.` }
  const filled = masked.find(({ field, transform }) => field.nullable && transform.policy.null === 'replace')
  if (filled !== undefined) return { why: `Rows without ${filled.field.name} may get one replacement.` }
  const kept = masked.find((one) => one.transform.keepWhere !== undefined && one.mask.guarantee.kind === 'injective')
  if (kept !== undefined)
    return { why: `Values of ${kept.field.name} that keepWhere keeps may meet replacements of others.` }
  const small =
    masked.length === 1 ? masked.find(({ mask }) => (mask.capacity ?? BigInt(rows)) < BigInt(rows)) : undefined
  if (small?.mask.capacity !== undefined)
    return { why: '', small: { field: small.field.name, capacity: small.mask.capacity } }
  return judgeBits(masked, rows)
}

/** Birthday bound: n(n-1)/2 pairs, each of which collides with 2^-b. Tuples collide only where all replaced fields do. */
function judgeBits(masked: readonly FieldMask[], rows: number): Verdict {
  const bits = masked.flatMap(({ mask }) => (mask.guarantee.kind === 'bounded' ? [mask.guarantee.bits] : []))
  if (bits.length === 0) return { verdict: 'injective' }
  // Pairs that differ in one field only collide when that one does, so the weakest field decides.
  const probability = (rows * (rows - 1)) / 2 ** (Math.min(...bits) + 1)
  return probability <= MOST_LIKELY ? { verdict: 'bounded', probability } : { why: '', probability }
}

/** A partial index whose condition reads a replaced field covers other rows afterwards, unless it only asks for a NULL that stays. */
function unprovenCondition({ where }: UniqueSet, byField: ReadonlyMap<string, FieldMask>): Unproven | undefined {
  if (where === undefined) return undefined
  const rest = where.replace(/["`]?\b[\w.]+["`]?\s+IS\s+(?:NOT\s+)?NULL\b/gi, '')
  const read = [...byField.values()].find((one) => mentions(movesNull(one) ? where : rest, one.field.column))
  return read === undefined ? undefined : { why: `Its condition reads ${read.field.name}, which is replaced.` }
}

/** True when rows with NULL may be others afterwards. */
function movesNull(one: FieldMask): boolean {
  return one.transform.policy.null === 'replace' || addsNull(one)
}

/** True when values may become NULL. */
function addsNull({ mask, transform: { name, policy } }: FieldMask): boolean {
  const { empty, blank, malformed } = policy
  return mask.makesNull === true || name === 'custom' || [empty, blank, malformed].includes('null')
}

/** True when no row has a value any more. */
function isNullEverywhere({ mask, transform: { policy, keepWhere } }: FieldMask): boolean {
  const { empty = 'keep', blank = 'keep' } = policy
  return mask.makesNull === true && keepWhere === undefined && empty !== 'keep' && blank !== 'keep'
}

/** Where NULL is like NULL, only one row may get it. */
function unprovenNulls({ nullsNotDistinct }: UniqueSet, masked: readonly FieldMask[]): Unproven | undefined {
  const added = nullsNotDistinct === true ? masked.find(addsNull) : undefined
  if (added === undefined) return undefined
  return { why: `Several values of ${added.field.name} may become NULL, and NULLS NOT DISTINCT takes these for equal.` }
}

/** Of expressions only those that fold case are understood, over masks that make no capitals. */
function unprovenExpression({ expression, fields }: UniqueSet, masked: readonly FieldMask[]): Unproven | undefined {
  if (expression === undefined) return undefined
  const folds = /^\(*\s*(?:lower|upper)\s*\(/i.test(expression) && fields.length === 1
  const capital = masked.find(({ mask }) => mask.caseless !== true)
  if (folds && capital === undefined) return undefined
  return { why: `What ${capital?.transform.name ?? 'the transform'}() makes may be equal under ${expression}.` }
}

function mentions(text: string, column: string): boolean {
  return new RegExp(`(?<![\\w])${column.replace(/[^\w]/g, '\\$&')}(?![\\w])`, 'i').test(text)
}

/** True when a smaller unconditional set within this one is safe: then this one is. */
function coveredByPart(
  entity: Entity,
  set: UniqueSet,
  sets: readonly UniqueSet[],
  byField: ReadonlyMap<string, FieldMask>,
  rows: number,
): boolean {
  return sets.some(
    (part) =>
      part.fields.length < set.fields.length &&
      part.where === undefined &&
      part.expression === undefined &&
      (set.nullsNotDistinct !== true || isStrict(entity, part)) &&
      part.fields.every((name) => set.fields.includes(name)) &&
      !('why' in judgeSet(part, byField, rows)),
  )
}

/** True when no two rows are without a value in the set. */
function isStrict(entity: Entity, { fields, nullsNotDistinct }: UniqueSet): boolean {
  return nullsNotDistinct === true || fields.every((name) => !fieldOf(entity, name).nullable)
}

function problemOf(entity: Entity, set: UniqueSet, unproven: Unproven, rows: number): SeedError {
  if (unproven.small !== undefined)
    return tooFewValues(entity.name, unproven.small.field, rows, unproven.small.capacity)
  if (unproven.probability !== undefined) return collisionLikely(entity.name, set.fields, rows, unproven.probability)
  return unprovenMask(entity.name, set.fields, unproven.why)
}
