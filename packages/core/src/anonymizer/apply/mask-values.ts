import { maskMalformed } from '../../errors/mask.js'
import type { Value } from '../../schema/schema.js'
import { textOf } from '../kinds/text.js'
import type { Cells, Mask, RowTest, Transform } from '../transform.js'

/** Where the values of one field stand. */
export interface Surroundings {
  readonly entity: string
  readonly field: string
  /** Whom each row is about; undefined where it is about nobody but the value itself. */
  readonly subjects: readonly (string | undefined)[]
  /** Originals of another field of the same rows. */
  read(field: string): readonly Value[]
}

/** One field's values after masking, and what became of them. */
export interface MaskedValues {
  readonly values: readonly Value[]
  readonly nulls: number
  readonly targetNulls: number
  readonly changed: number
  readonly unchanged: number
  readonly malformed: number
}

/** Stands before the normal form of a malformed value, so that it is none of a proper one. */
const MALFORMED = '\u0000malformed\u0000'

/**
 * Replaces the values of one field in the rows of a page: what the policy keeps or empties is left to it, the rest to the
 * mask, all at once.
 *
 * @throws {SeedError} `MASK.MALFORMED` where the policy says so.
 */
export function maskValues(
  mask: Mask,
  transform: Transform,
  values: readonly Value[],
  around: Surroundings,
): MaskedValues {
  const result: Value[] = [...values]
  const chosen = chooseCells(mask, transform, result, around)
  if (chosen.malformed > 0 && transform.policy.malformed === 'error')
    throw maskMalformed(transform.name, around.entity, around.field, chosen.malformed)
  let changed = 0
  if (chosen.at.length > 0) {
    const replaced = mask.replace(chosen.cells)
    chosen.at.forEach((at, i) => {
      const after = replaced[i] ?? null
      if (!isSame(values[at] ?? null, after)) changed++
      result[at] = after
    })
  }
  return {
    values: result,
    nulls: countNulls(values),
    targetNulls: countNulls(result),
    changed,
    unchanged: chosen.at.length - changed,
    malformed: chosen.malformed,
  }
}

interface Chosen {
  /** Places of the values that are replaced. */
  readonly at: readonly number[]
  readonly cells: Cells
  readonly malformed: number
}

/** Finds the values to replace; those that the policy turns into NULL are turned in `result`. */
function chooseCells(mask: Mask, transform: Transform, result: Value[], around: Surroundings): Chosen {
  const { policy, keepWhere } = transform
  const isKept = keepWhere === undefined ? undefined : rowTester(keepWhere, around)
  const at: number[] = []
  const values: Value[] = []
  const normal: string[] = []
  const wellFormed: boolean[] = []
  const subjects: string[] = []
  let malformed = 0
  for (let i = 0; i < result.length; i++) {
    const value = result[i] ?? null
    const fate = isKept?.(i) === true ? 'keep' : fateOf(value, policy)
    if (fate === 'keep') continue
    if (fate === 'null') {
      result[i] = null
      continue
    }
    const form = value === null ? undefined : mask.kind.normalise(value)
    if (form === undefined && value !== null) {
      malformed++
      if (policy.malformed === 'null') {
        result[i] = null
        continue
      }
    }
    const text = form ?? `${MALFORMED}${value === null ? (around.subjects[i] ?? '') : textOf(value)}`
    at.push(i)
    values.push(value)
    normal.push(text)
    wellFormed.push(form !== undefined)
    subjects.push(around.subjects[i] ?? `${mask.kind.name}:${text}`)
  }
  const read = (field: string): readonly Value[] => {
    const all = around.read(field)
    return at.length === all.length ? all : at.map((place) => all[place] ?? null)
  }
  return { at, cells: { values, normal, wellFormed, subjects, read }, malformed }
}

/** What the policy says of a value before anybody looks at what it means. */
function fateOf(value: Value, policy: Transform['policy']): 'keep' | 'null' | 'replace' {
  if (value === null) return policy.null ?? 'keep'
  if (value === '') return policy.empty ?? 'keep'
  return typeof value === 'string' && isBlank(value) ? (policy.blank ?? 'keep') : 'replace'
}

function isBlank(text: string): boolean {
  // The first character decides nearly always.
  return text.charCodeAt(0) <= 0x20 || text.charCodeAt(0) >= 0xa0 ? text.trim() === '' : false
}

function rowTester(test: RowTest, around: Surroundings): (at: number) => boolean {
  const columns = test.fields.map((field) => [field, around.read(field)] as const)
  return (at) => test.holds(Object.fromEntries(columns.map(([field, values]) => [field, values[at] ?? null])))
}

function countNulls(values: readonly Value[]): number {
  let nulls = 0
  for (const value of values) if (value === null) nulls++
  return nulls
}

function isSame(before: Value, after: Value): boolean {
  if (before === after) return true
  if (before === null || after === null) return false
  return typeof before === 'object' && typeof after === 'object' && textOf(before) === textOf(after)
}
