import type { Entity, RowSource } from '@seed/core/adapter'
import type { SqlStore } from '@seed/sql'

/**
 * A store for SQLite that spells date-times as Prisma does there, `2026-01-31T12:00:00.000+00:00`: its queries compare
 * them as texts.
 */
export function withPrismaMoments(store: SqlStore): SqlStore {
  return {
    ...store,
    insert: (entity, source, through) => store.insert(entity, spelled(entity, source), through),
    update: (entity, source) => store.update(entity, spelled(entity, source)),
  }
}

function spelled(entity: Entity, source: RowSource): RowSource {
  const places = source.fields.flatMap((name, at) => {
    const kind = entity.fields.find((field) => field.name === name)?.type.kind
    return kind === 'datetime' || kind === 'instant' ? [at] : []
  })
  if (places.length === 0) return source
  return {
    fields: source.fields,
    count: source.count,
    *batches(form) {
      for (const batch of source.batches(form)) yield batch.map((row) => spellRow(row, places))
    },
  }
}

function spellRow(row: readonly unknown[], places: readonly number[]): readonly unknown[] {
  const spelt = [...row]
  for (const at of places) spelt[at] = spell(spelt[at])
  return spelt
}

/** From the canonical form: no zeros at the end of the fraction, `Z` for an instant. */
function spell(value: unknown): unknown {
  const match = typeof value === 'string' ? /^(.+T\d\d:\d\d:\d\d)(?:\.(\d+))?Z?$/.exec(value) : null
  return match === null ? value : `${match[1]}.${(match[2] ?? '').padEnd(3, '0')}+00:00`
}
