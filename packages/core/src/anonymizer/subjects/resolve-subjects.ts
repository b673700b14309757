import type { Store } from '../../adapter/port.js'
import { findEntity, targetsOf } from '../../schema/lookup.js'
import type { Entity, Schema, ToOne, Tuple, Value } from '../../schema/schema.js'
import { normalForms } from '../apply/normal-forms.js'
import { textOf } from '../kinds/text.js'
import { nameByForms } from './named-by-forms.js'
import type { SubjectWay } from './subject-way.js'

/** Foreign keys looked up in one question. */
const LOOKUPS = 1_000

/** Reads one field of the rows of a page. */
export type ReadField = (field: string) => readonly Value[]

/** Fields of the entity's own rows that finding its subjects reads. */
export function subjectFields({ path, subject, identity }: SubjectWay): readonly string[] {
  return path[0]?.fields ?? fieldsOf(subject, identity)
}

/**
 * Says whom each row of a page is about: `email:ann@example.org`, by the first of the subject's identity fields that holds a
 * proper value, or by its key. Undefined where the way ends at a NULL.
 *
 * @param store - The source, for the rows that lie between.
 */
export async function resolveSubjects(
  store: Store,
  schema: Schema,
  way: SubjectWay,
  rows: number,
  read: ReadField,
): Promise<readonly (string | undefined)[]> {
  const ends = fieldsOf(way.subject, way.identity)
  const [first] = way.path
  if (first === undefined) return nameOwn(way, rows, read)
  let tuples: readonly (Tuple | undefined)[] = columnsOf(first.fields, read, rows)
  for (const [i, relation] of way.path.entries()) {
    const wanted = way.path[i + 1]?.fields ?? ends
    tuples = await follow(store, schema, relation, tuples, wanted)
  }
  return nameAll(way, tuples)
}

function fieldsOf(subject: Entity, identity: SubjectWay['identity']): readonly string[] {
  return [...identity.map(({ field }) => field.name), ...subject.key]
}

function columnsOf(fields: readonly string[], read: ReadField, rows: number): readonly Tuple[] {
  const columns = fields.map(read)
  return Array.from({ length: rows }, (_, at) => columns.map((column) => column[at] ?? null))
}

/** What the rows that these foreign keys lead to hold in the wanted fields. */
async function follow(
  store: Store,
  schema: Schema,
  relation: ToOne,
  keys: readonly (Tuple | undefined)[],
  wanted: readonly string[],
): Promise<readonly (Tuple | undefined)[]> {
  const asked = new Map<string, Tuple>()
  for (const key of keys) if (key !== undefined && !key.includes(null)) asked.set(textOf(key), key)
  const found = new Map<string, Tuple>()
  const all = [...asked.values()]
  for (const name of targetsOf(schema, relation.target)) {
    const target = findEntity(schema, name)
    if (target === undefined) continue
    for (let from = 0; from < all.length; from += LOOKUPS) {
      const match = { fields: relation.targetFields, anyOf: all.slice(from, from + LOOKUPS) }
      const fields = [...relation.targetFields, ...wanted]
      for await (const page of store.read(target, { fields, match }))
        for (const row of page)
          found.set(textOf(row.slice(0, relation.targetFields.length)), row.slice(relation.targetFields.length))
    }
  }
  return keys.map((key) => (key === undefined ? undefined : found.get(textOf(key))))
}

/** The subjects of rows that are subjects themselves. */
export function nameOwn(
  { identity, subject }: SubjectWay,
  rows: number,
  read: ReadField,
): readonly (string | undefined)[] {
  let names: readonly (string | undefined)[] | undefined
  for (const { field, kind } of identity) {
    // Later fields are for the rows that earlier ones leave without a name.
    if (names?.includes(undefined) === false) return names
    const found = nameByForms(`${kind.name}:`, normalForms(kind, read(field.name)))
    const earlier = names
    names = earlier === undefined ? found : earlier.map((name, i) => name ?? found[i])
  }
  if (names?.includes(undefined) === false) return names
  const keys = columnsOf(subject.key, read, rows)
  return keys.map((key, i) => names?.[i] ?? nameByKey(subject, key))
}

function nameByKey(subject: Entity, key: Tuple): string | undefined {
  return key.length === 0 || key.includes(null) ? undefined : `key:${subject.table.name}:${textOf(key)}`
}

function nameAll(
  { identity, subject }: SubjectWay,
  tuples: readonly (Tuple | undefined)[],
): readonly (string | undefined)[] {
  return tuples.map((tuple) => {
    if (tuple === undefined) return undefined
    for (const [i, { kind }] of identity.entries()) {
      const value = tuple[i] ?? null
      const normal = value === null ? undefined : kind.normalise(value)
      if (normal !== undefined && normal !== '') return `${kind.name}:${normal}`
    }
    return nameByKey(subject, tuple.slice(identity.length))
  })
}
