import type { Store } from '../../adapter/port.js'
import { writableEntities } from '../../schema/lookup.js'
import type { Entity, Schema } from '../../schema/schema.js'
import { isKeyTransform } from '../transforms/key.js'
import { keyKind } from '../transforms/key/key-values.js'
import type { RowTest } from '../transform.js'
import type { RuledClass } from './choose-rules.js'
import { columnId } from './column-classes.js'

/**
 * Reads the keys that rules keep (`key({ keepWhere })`): the condition is looked at where the key is, and holds for all that
 * points there. They are held in memory, about 100 bytes each.
 *
 * @returns Their normal forms, by the column that owns them.
 */
export async function readKeptKeys(
  store: Store,
  schema: Schema,
  ruled: readonly RuledClass[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const kept = new Map<string, ReadonlySet<string>>()
  for (const { owner, transform } of ruled) {
    if (!isKeyTransform(transform) || transform.keepWhere === undefined) continue
    const id = columnId(owner.entity, owner.field)
    const found = new Set<string>()
    for (const entity of writableEntities(schema)) {
      const field = entity.fields.find((one) => columnId(entity, one) === id)
      if (field !== undefined) await readKept(store, entity, field.name, transform.keepWhere, found)
    }
    kept.set(id, found)
  }
  return kept
}

async function readKept(store: Store, entity: Entity, name: string, test: RowTest, found: Set<string>): Promise<void> {
  const type = entity.fields.find((field) => field.name === name)?.type
  if (type === undefined || !test.fields.every((one) => entity.fields.some((field) => field.name === one))) return
  const kind = keyKind(type, type)
  for await (const page of store.read(entity, { fields: [name, ...test.fields] })) {
    for (const [key = null, ...values] of page) {
      if (key === null) continue
      if (!test.holds(Object.fromEntries(test.fields.map((field, i) => [field, values[i] ?? null])))) continue
      const form = kind.normalise(key)
      if (form !== undefined) found.add(form)
    }
  }
}
