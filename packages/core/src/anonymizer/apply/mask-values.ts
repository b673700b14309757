import { isDeepStrictEqual } from 'node:util'
import { maskMalformed } from '../../errors/mask.js'
import type { Value } from '../../schema/schema.js'
import { textOf } from '../kinds/text.js'
import type { Cells, Mask, RowTest, Transform } from '../transform.js'
import { normalForms } from './normal-forms.js'

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
  const chosen = chooseCells(mask, transform, values, result, around)
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
function chooseCells(
  mask: Mask,
  transform: Transform,
  originals: readonly Value[],
  result: Value[],
  around: Surroundings,
): Chosen {
  const { policy, keepWhere } = transform
  const isKept = keepWhere === undefined ? undefined : rowTester(keepWhere, around)
  const forms =
    mask.ignoresForm === true && REPLACING.has(policy.malformed) ? undefined : normalForms(mask.kind, originals)
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
    const form = forms === undefined ? '' : forms[i]
    if (form === undefined && value !== null) {
      malformed++
      if (policy.malformed === 'null') {
        result[i] = null
        continue
      }
    }
    const subject = around.subjects[i]
    const text = form ?? `${MALFORMED}${value === null ? (subject ?? '') : textOf(value)}`
    at.push(i)
    values.push(value)
    normal.push(text)
    wellFormed.push(form !== undefined)
    subjects.push(subject ?? `${mask.kind.name}:${forms === undefined ? textOf(value) : text}`)
  }
  const isWhole = at.length === result.length
  const read = (field: string): readonly Value[] => {
    const all = around.read(field)
    return isWhole ? all : at.map((place) => all[place] ?? null)
  }
  // One list for all fields of a page, so that what is drawn for its subjects is drawn once.
  const isShared = isWhole && around.subjects.length > 0 && around.subjects.every(isKnown)
  const whose = isShared ? (around.subjects as readonly string[]) : subjects
  return { at, cells: { values, normal, wellFormed, subjects: whose, read }, malformed }
}

/** Policies under which nobody asks whether a value is of its kind. */
const REPLACING: ReadonlySet<unknown> = new Set([undefined, 'replace'])

const isKnown = (subject: string | undefined): boolean => subject !== undefined

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
  return typeof before === 'object' && isDeepStrictEqual(before, after)
}
