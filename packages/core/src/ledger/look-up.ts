import type { KeySet, Store } from '../adapter/port.js'
import { keyText } from '../internal/key-text.js'
import type { Entity, Tuple } from '../schema/schema.js'

/** Keys in one look-up; databases cap the parameters of a statement. */
export const LOOKUP_ROWS = 1000

/** Rows with these keys (at most some thousands), by the text of their key. */
export async function lookUp(
  store: Store,
  entity: Entity,
  fields: readonly string[],
  keys: KeySet,
): Promise<ReadonlyMap<string, Tuple>> {
  const found = new Map<string, Tuple>()
  const all = [...fields, ...entity.key.filter((name) => !fields.includes(name))]
  for await (const page of store.read(entity, { fields: all, keys })) {
    for (const tuple of page) found.set(keyText(keyOf(entity, all, tuple)), tuple)
  }
  return found
}

/** Key of a tuple of these fields. */
export function keyOf(entity: Entity, fields: readonly string[], tuple: Tuple): Tuple {
  return entity.key.map((name) => tuple[fields.indexOf(name)] ?? null)
}
