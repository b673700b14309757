import type { Adapter, Entity, RowSource, Tuple } from '@seed/core/adapter'

/** A source over rows that are written down, alike in both forms. */
export function sourceOf(
  fields: readonly string[],
  stored: readonly (readonly unknown[])[],
  held: readonly (readonly unknown[])[] = stored,
): RowSource {
  return {
    fields,
    count: stored.length,
    *batches(form) {
      yield form === 'stored' ? stored : held
    },
  }
}

/** The entity of that name. */
export async function entityOf(adapter: Adapter, name: string): Promise<Entity> {
  const entity = (await adapter.describe()).entities.find((one) => one.name === name)
  if (entity === undefined) throw new Error(`no entity ${name}`)
  return entity
}

/** Rows of some fields of an entity, in the order of the key. */
export async function readAll(adapter: Adapter, entity: Entity, fields: readonly string[]): Promise<readonly Tuple[]> {
  return adapter.transaction(async (store) => {
    const rows: Tuple[] = []
    for await (const page of store.read(entity, { fields })) rows.push(...page)
    return rows
  }, 'read')
}
