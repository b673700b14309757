import type { Store } from '../adapter/port.js'
import { keyText } from '../internal/key-text.js'
import { slices } from '../internal/list.js'
import { entityOf, isOneToOne, isToOne, relationOf, targetsOf, toOneOf } from '../schema/lookup.js'
import type { Entity, Inverse, ManyToMany, Schema, ToOne, Tuple } from '../schema/schema.js'
import { allFields, type EntityRow, rowMaker } from './rows.js'

/** For each tuple of a page, in order, what the relation leads to: a row, null, or rows. */
export type LoadRelated = (page: readonly Tuple[]) => Promise<readonly unknown[]>

/** Tuples in one look-up; databases cap the parameters of a statement. */
const LOOKUP_ROWS = 1000
/** Parents of one relation that are held at a time, and those of a page more. */
const KEPT_PARENTS = 5000

/**
 * Makes the function that loads one relation for pages of an entity's rows.
 *
 * @param fields - Fields of the pages' tuples.
 */
export function createLoader(
  store: Store,
  schema: Schema,
  entity: Entity,
  fields: readonly string[],
  name: string,
): LoadRelated {
  const relation = relationOf(entity, name)
  const take = (names: readonly string[]) => (page: readonly Tuple[]) =>
    page.map((tuple) => names.map((one) => tuple[fields.indexOf(one)] ?? null))
  if (isToOne(relation)) return loadParents(store, schema, relation, take(relation.fields))
  if (relation.arity === 'inverse') return loadChildren(store, schema, relation, take)
  return loadFar(store, schema, relation, take)
}

function loadParents(
  store: Store,
  schema: Schema,
  relation: ToOne,
  take: (page: readonly Tuple[]) => readonly Tuple[],
): LoadRelated {
  // Many rows share a parent: the last ones are kept, so that few are asked for twice.
  let known = new Map<string, EntityRow | null>()
  return async (page) => {
    const keyed = take(page).map((tuple) => ({ tuple, text: keyText(tuple) }))
    if (known.size > KEPT_PARENTS) known = new Map()
    const asked = keyed.filter(({ text }) => !known.has(text))
    const found = await findRows(
      store,
      schema,
      relation.target,
      relation.targetFields,
      asked.map(({ tuple }) => tuple),
    )
    for (const { text } of asked) known.set(text, found.get(text)?.[0] ?? null)
    return keyed.map(({ text }) => known.get(text) ?? null)
  }
}

function loadChildren(
  store: Store,
  schema: Schema,
  { target, of }: Inverse,
  take: (names: readonly string[]) => (page: readonly Tuple[]) => readonly Tuple[],
): LoadRelated {
  const child = entityOf(schema, target)
  const back = toOneOf(child, of)
  const isSingle = isOneToOne(child, back)
  return async (page) => {
    const tuples = take(back.targetFields)(page)
    const found = await findRows(store, schema, target, back.fields, tuples)
    return tuples.map((tuple) => {
      const rows = found.get(keyText(tuple)) ?? []
      return isSingle ? (rows[0] ?? null) : rows
    })
  }
}

function loadFar(
  store: Store,
  schema: Schema,
  { through, near, far, target }: ManyToMany,
  take: (names: readonly string[]) => (page: readonly Tuple[]) => readonly Tuple[],
): LoadRelated {
  const join = entityOf(schema, through)
  const [toNear, toFar] = [toOneOf(join, near), toOneOf(join, far)]
  const fields = [...toNear.fields, ...toFar.fields]
  return async (page) => {
    const tuples = take(toNear.targetFields)(page)
    const pairs: { near: string; far: Tuple }[] = []
    for await (const tuple of matching(store, join, fields, toNear.fields, tuples)) {
      const split = toNear.fields.length
      pairs.push({ near: keyText(tuple.slice(0, split)), far: tuple.slice(split) })
    }
    const found = await findRows(
      store,
      schema,
      target,
      toFar.targetFields,
      pairs.map((pair) => pair.far),
    )
    const byNear = new Map<string, EntityRow[]>(tuples.map((tuple) => [keyText(tuple), []]))
    for (const pair of pairs) byNear.get(pair.near)?.push(...(found.get(keyText(pair.far)) ?? []))
    return tuples.map((tuple) => byNear.get(keyText(tuple)) ?? [])
  }
}

/** Rows of a target whose `names` hold one of the tuples, by that tuple's text. */
async function findRows(
  store: Store,
  schema: Schema,
  target: string,
  names: readonly string[],
  tuples: readonly Tuple[],
): Promise<ReadonlyMap<string, readonly EntityRow[]>> {
  const found = new Map<string, EntityRow[]>()
  // Under single-table inheritance a relation to the root leads to any entity of the table.
  for (const entity of targetsOf(schema, target).map((name) => entityOf(schema, name))) {
    const fields = allFields(entity)
    const toRow = rowMaker(entity, fields)
    for await (const tuple of matching(store, entity, fields, names, tuples)) {
      const text = keyText(names.map((name) => tuple[fields.indexOf(name)] ?? null))
      const rows = found.get(text)
      if (rows === undefined) found.set(text, [toRow(tuple)])
      else rows.push(toRow(tuple))
    }
  }
  return found
}

async function* matching(
  store: Store,
  entity: Entity,
  fields: readonly string[],
  names: readonly string[],
  tuples: readonly Tuple[],
): AsyncGenerator<Tuple> {
  const complete = tuples.filter((tuple) => !tuple.includes(null))
  const distinct = [...new Map(complete.map((tuple) => [keyText(tuple), tuple])).values()]
  for (const anyOf of slices(distinct, LOOKUP_ROWS)) {
    for await (const page of store.read(entity, { fields, match: { fields: names, anyOf } })) {
      yield* page
    }
  }
}
