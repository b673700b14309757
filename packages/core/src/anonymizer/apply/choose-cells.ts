import type { Value } from '../../schema/schema.js'
import { textOf } from '../kinds/text.js'
import type { Cells, Mask, RowTest, Transform } from '../transform.js'
import { malformedForm } from './malformed-form.js'
import { normalForms } from './normal-forms.js'
import { LazyCells, type PageCells } from './page-cells.js'

/** Where the values of one field stand. */
export interface Surroundings {
  readonly entity: string
  readonly field: string
  /** Whom each row is about; undefined where it is about nobody but the value itself. */
  readonly subjects: readonly (string | undefined)[]
  /** Originals of another field of the same rows. */
  read(field: string): readonly Value[]
}

/** What is given to a mask, and what is not. */
export interface Chosen {
  /** Places of the values that are replaced; undefined for all of them. */
  readonly at: readonly number[] | undefined
  readonly cells: PageCells
  /** The page's values, with NULL where the policy wants it. */
  readonly rest: readonly Value[]
  readonly malformed: number
}

type Forms = readonly (string | undefined)[]

/** Whom the rows are about that a mask was given; undefined for cells that nobody kept it for. */
export function subjectsGiven(cells: Cells): readonly (string | undefined)[] | undefined {
  return (cells as Partial<PageCells>).whose
}

/** Finds the values that a mask replaces, and lists what it is told of them. */
export function chooseCells(mask: Mask, transform: Transform, values: readonly Value[], around: Surroundings): Chosen {
  const forms =
    mask.ignoresForm === true && REPLACING.has(transform.policy.malformed) ? undefined : normalForms(mask.kind, values)
  return isWhole(transform, values, forms)
    ? wholePage(mask, values, forms, around)
    : partOfPage(mask, transform, values, forms, around)
}

/** Policies under which nobody asks whether a value is of its kind. */
const REPLACING: ReadonlySet<unknown> = new Set([undefined, 'replace'])

/** Whether all values are replaced, each by its own form: nearly every page. */
function isWhole({ policy, keepWhere }: Transform, values: readonly Value[], forms: Forms | undefined): boolean {
  if (keepWhere !== undefined || forms?.includes(undefined) === true) return false
  for (let i = 0; i < values.length; i++) if (fateOf(values[i] ?? null, policy) !== 'replace') return false
  return true
}

/** The page's own lists: nothing is copied. */
function wholePage(mask: Mask, values: readonly Value[], forms: Forms | undefined, around: Surroundings): Chosen {
  const normal = (forms as readonly string[] | undefined) ?? new Array<string>(values.length).fill('')
  const wellFormed = new Array<boolean>(values.length).fill(true)
  const read = (field: string): readonly Value[] => around.read(field)
  const lists = { values, normal, wellFormed, read, whose: around.subjects }
  const cells = new LazyCells(lists, (i) => ownSubject(mask, values[i] ?? null, forms?.[i]))
  return { at: undefined, cells, rest: values, malformed: 0 }
}

function partOfPage(
  mask: Mask,
  { policy, keepWhere }: Transform,
  originals: readonly Value[],
  forms: Forms | undefined,
  around: Surroundings,
): Chosen {
  const isKept = keepWhere === undefined ? undefined : rowTester(keepWhere, around)
  const rest = [...originals]
  const at: number[] = []
  let malformed = 0
  for (let i = 0; i < rest.length; i++) {
    const value = rest[i] ?? null
    const fate = isKept?.(i) === true ? 'keep' : fateOf(value, policy)
    if (fate === 'keep') continue
    const isMalformed = value !== null && forms !== undefined && forms[i] === undefined
    if (isMalformed) malformed++
    if (fate === 'null' || (isMalformed && policy.malformed === 'null')) rest[i] = null
    else at.push(i)
  }
  return { at, cells: cellsAt(mask, at, originals, forms, around), rest, malformed }
}

function cellsAt(
  mask: Mask,
  at: readonly number[],
  originals: readonly Value[],
  forms: Forms | undefined,
  around: Surroundings,
): PageCells {
  const values = at.map((place) => originals[place] ?? null)
  const formAt = (place: number): string | undefined => (forms === undefined ? '' : forms[place])
  const normal = at.map((place, i) => formAt(place) ?? formOfMalformed(values[i] ?? null, around.subjects[place]))
  const isAll = at.length === originals.length
  const read = (field: string): readonly Value[] => {
    const all = around.read(field)
    return isAll ? all : at.map((place) => all[place] ?? null)
  }
  const wellFormed = at.map((place) => formAt(place) !== undefined)
  const whose = isAll ? around.subjects : at.map((place) => around.subjects[place])
  const lists = { values, normal, wellFormed, read, whose }
  return new LazyCells(lists, (i) => ownSubject(mask, values[i] ?? null, forms && normal[i]))
}

function formOfMalformed(value: Value, subject: string | undefined): string {
  return malformedForm(value === null ? (subject ?? '') : textOf(value))
}

/** Stands for the subject of a row that is about nobody. */
function ownSubject({ kind }: Mask, value: Value, form: string | undefined): string {
  return `${kind.name}:${form ?? textOf(value)}`
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
