import type { Json, Value } from '../../schema/schema.js'
import { maskValues } from '../apply/mask-values.js'
import { textOf } from '../kinds/text.js'
import type { Cells, Mask, MaskedField, Transform } from '../transform.js'
import type { CompiledPath, Location } from './compile-paths.js'
import { isTaken, replacePart, type Edits } from './edits.js'
import { partAt } from './part-tree.js'

/** A path with the mask of what it names. */
export interface PartRule {
  readonly path: CompiledPath
  readonly transform: Transform
  readonly mask: Mask
}

/** The documents of a page, opened. */
export interface OpenDocuments {
  /** Undefined for what is no document. */
  readonly list: readonly (Json | undefined)[]
  readonly cells: Cells
  /** Whom each row is about; undefined, or the list empty, where it is about nobody. */
  readonly subjects: readonly (string | undefined)[]
  readonly field: MaskedField
}

/** The documents of a page, and what becomes of each. */
export interface Documents extends OpenDocuments {
  readonly edits: readonly Edits[]
}

interface Part {
  readonly at: number
  readonly location: Location
  readonly value: Json
}

/** Replaces all parts that a path names in the documents of a page, in one call of its mask. */
export function maskParts(rule: PartRule, documents: Documents): void {
  const parts = findParts(rule.path, documents).filter(
    ({ at, location }) => !isTaken(documents.edits[at] as Edits, documents.list[at] as Json, location),
  )
  const masked = maskAll(
    rule,
    documents,
    parts.map(({ value }) => value),
    parts.map(({ at }) => at),
  )
  parts.forEach(({ at, location }, i) =>
    replacePart(documents.edits[at] as Edits, documents.list[at] as Json, location, toJson(masked[i] ?? null)),
  )
}

/** Replacements of the part that a rule's path of plain names leads to, by the place of the document; undefined for none. */
export function maskColumn(rule: PartRule, documents: OpenDocuments): readonly (Json | undefined)[] {
  const steps = rule.path.steps ?? []
  const parts = documents.list.map((document) => partAt(document, steps))
  if (!parts.includes(undefined)) return maskAll(rule, documents, parts as readonly Json[]).map(toJson)
  const rows = parts.flatMap((part, at) => (part === undefined ? [] : [at]))
  const masked = maskAll(
    rule,
    documents,
    rows.map((at) => parts[at] as Json),
    rows,
  )
  const column: (Json | undefined)[] = parts.map(() => undefined)
  rows.forEach((at, i) => (column[at] = toJson(masked[i] ?? null)))
  return column
}

/** Replaces the names of the members of all objects that a path names. */
export function maskNames(rule: PartRule, documents: Documents): void {
  const objects = findParts(rule.path, documents).filter(({ value }) => isObject(value))
  const names = objects.flatMap(({ at, value }) =>
    Object.keys(value as object).map((name) => ({ at, holder: value as object, name })),
  )
  const masked = maskAll(
    rule,
    documents,
    names.map(({ name }) => name),
    names.map(({ at }) => at),
  )
  const found = new Map<object, Map<string, string>>()
  names.forEach(({ at, holder, name }, i) => {
    let known = found.get(holder)
    if (known === undefined) {
      found.set(holder, (known = new Map<string, string>()))
      documents.edits[at]?.names.set(holder, known)
    }
    known.set(name, textOf(masked[i] ?? ''))
  })
}

function findParts(path: CompiledPath, { list }: Documents): readonly Part[] {
  return list.flatMap((document, at) =>
    document === undefined ? [] : path.find(document).map(({ location, value }) => ({ at, location, value })),
  )
}

/** @param rows - Places of the documents that hold the values; all of them unless told. */
function maskAll(
  { path, transform, mask }: PartRule,
  { cells, subjects, field }: OpenDocuments,
  values: readonly Value[],
  rows?: readonly number[],
): readonly Value[] {
  if (values.length === 0) return []
  const ofRows = <T>(list: readonly T[]): readonly T[] => rows?.map((at) => list[at] as T) ?? list
  return maskValues(mask, transform, values, {
    entity: field.entity,
    field: `${field.name}${path.path}`,
    subjects: ofRows(subjects),
    read: (name) => ofRows(cells.read(name)),
  }).values
}

function isObject(value: Json): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function toJson(value: Value): Json {
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : value.toString()
  return value instanceof Uint8Array ? textOf(value) : (value as Json)
}
