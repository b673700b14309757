import type { Store } from '../adapter/port.js'
import { toOneRelations } from '../schema/lookup.js'
import { slices } from '../internal/list.js'
import { keyText } from '../internal/key-text.js'
import type { Entity, Schema, ToOne, Tuple } from '../schema/schema.js'
import { tableName } from '../value/row-text.js'
import { keyOf, lookUp, LOOKUP_ROWS } from './look-up.js'

/** A relation that leads to a table, and the entity that has it. */
export interface Referrer {
  readonly entity: Entity
  readonly relation: ToOne
  readonly target: Entity
}

/** A row that points to a row of another. */
export interface Reference {
  readonly referrer: Referrer
  /** Key of the row that points; empty when its table has no primary key. */
  readonly key: Tuple
}

/** Relations of any entity, also of tables that only the database knows, that lead to one of these tables. */
export function referrersOf(schema: Schema, tables: ReadonlySet<string>): readonly Referrer[] {
  return schema.entities.flatMap((entity) =>
    toOneRelations(entity).flatMap((relation) => {
      const target = schema.entities.find((one) => one.name === relation.target)
      return target !== undefined && tables.has(tableName(target.table)) ? [{ entity, relation, target }] : []
    }),
  )
}

/** True when the relation points to the target's primary key, so that a foreign key is a key. */
export function pointsToKey({ relation, target }: Referrer): boolean {
  return (
    relation.targetFields.length === target.key.length &&
    relation.targetFields.every((name) => target.key.includes(name))
  )
}

/** Rows that point to the rows with these keys, found by look-up. */
export async function* lookUpReferences(
  store: Store,
  referrer: Referrer,
  owner: Entity,
  keys: readonly Tuple[],
): AsyncGenerator<Reference> {
  const { entity, relation } = referrer
  const fields = [...new Set([...entity.key, ...relation.fields])]
  for (const some of slices(keys, LOOKUP_ROWS)) {
    const anyOf = await targetTuples(store, referrer, owner, some)
    const match = { fields: relation.fields, anyOf }
    for await (const page of store.read(entity, { fields, match })) {
      for (const tuple of page) yield { referrer, key: keyOf(entity, fields, tuple) }
    }
  }
}

/** Rows whose foreign key is one that `isWanted` knows, found by reading all rows. Only for relations to the target's key. */
export async function* scanReferences(
  store: Store,
  referrer: Referrer,
  isWanted: (key: Tuple) => boolean,
): AsyncGenerator<Reference> {
  const { entity, relation, target } = referrer
  const fields = [...new Set([...entity.key, ...relation.fields])]
  // The foreign key's fields in the order of the target's key.
  const places = target.key.map((name) => fields.indexOf(relation.fields[relation.targetFields.indexOf(name)] ?? ''))
  for await (const page of store.read(entity, { fields })) {
    for (const tuple of page) {
      const pointed = places.map((place) => tuple[place] ?? null)
      if (!pointed.includes(null) && isWanted(pointed)) yield { referrer, key: keyOf(entity, fields, tuple) }
    }
  }
}

/** What a foreign key to these rows holds. */
async function targetTuples(
  store: Store,
  referrer: Referrer,
  owner: Entity,
  keys: readonly Tuple[],
): Promise<readonly Tuple[]> {
  const { targetFields } = referrer.relation
  if (pointsToKey(referrer)) return keys.map((key) => targetFields.map((name) => key[owner.key.indexOf(name)] ?? null))
  const rows = await lookUp(store, owner, targetFields, { kind: 'list', keys })
  const tuples = [...rows.values()].map((row) => row.slice(0, targetFields.length))
  return tuples.filter((tuple) => !tuple.includes(null)).filter(distinct())
}

function distinct(): (tuple: Tuple) => boolean {
  const seen = new Set<string>()
  return (tuple) => seen.size < seen.add(keyText(tuple)).size
}
