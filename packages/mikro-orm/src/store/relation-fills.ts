import type { EmLike, MetadataLike, PropertyLike } from '../client.js'
import { foreignKeyColumns } from '../describe/columns.js'
import { isToOne, ownProperties } from '../describe/names.js'
import type { Given } from './entity-writer.js'

type Row = readonly unknown[]

/** Sets the relations of instances from foreign keys. */
export interface RelationFills {
  /**
   * Reads the targets of relations to a property that is not the key, once a batch: MikroORM would take a reference by
   * another property for a new entity.
   */
  readonly load: (rows: readonly Row[]) => Promise<void>
  /**
   * Related entities, as `em.create` takes them; a key with a NULL in it means none. In a circle, those of the same table are
   * left to `link`.
   */
  readonly fill: (data: Record<string, unknown>, row: Row, circular: boolean) => void
  /** For each row of a batch, the places of the rows in the same batch that it points to. */
  readonly targets: (rows: readonly Row[]) => readonly (readonly number[])[]
  /** Points instances to one another that wait to be written together. */
  readonly link: (made: readonly object[], rows: readonly Row[]) => void
}

interface Part {
  readonly property: PropertyLike
  readonly key: readonly Given[]
  /** Entities by the value of the property that the relation points to. */
  readonly loaded: Map<string, unknown>
}

/** Prepares the relations whose foreign keys are among the given fields. */
export function relationFills(em: EmLike, metadata: MetadataLike, given: readonly Given[]): RelationFills {
  const parts = ownProperties(metadata).flatMap((property) => partOf(property, given) ?? [])
  const inside = parts.filter(
    ({ property }) => property.targetMeta?.root.class === metadata.root.class && property.targetKey === undefined,
  )
  const primary = given.filter(({ column }) => column.primary)
  return {
    load: async (rows) => {
      for (const part of parts) if (part.property.targetKey !== undefined) await loadTargets(em, part, rows)
    },
    fill: (data, row, circular) => {
      for (const part of parts) {
        data[part.property.name] = circular && inside.includes(part) ? null : related(part, row)
      }
    },
    targets: (rows) => {
      if (inside.length === 0) return rows.map(() => [])
      const places = new Map(rows.map((row, place) => [textOf(primary, row), place]))
      return rows.map((row) => inside.flatMap(({ key }) => places.get(textOf(key, row)) ?? []))
    },
    link: (made, rows) => {
      const byKey = new Map(rows.map((row, i) => [textOf(primary, row), made[i]]))
      rows.forEach((row, i) => {
        const links = inside.map(
          (part) => [part.property.name, byKey.get(textOf(part.key, row)) ?? related(part, row)] as const,
        )
        em.assign(made[i] as never, Object.fromEntries(links) as never)
      })
    },
  }
}

function partOf(property: PropertyLike, given: readonly Given[]): Part | undefined {
  if (!isToOne(property) || property.persist === false || property.polymorphic === true) return undefined
  const key = foreignKeyColumns(property).flatMap((name) => given.find(({ column }) => column.name === name) ?? [])
  if (key.length === 0 || key.length < foreignKeyColumns(property).length) return undefined
  return { property, key, loaded: new Map() }
}

async function loadTargets(em: EmLike, { property, key, loaded }: Part, rows: readonly Row[]): Promise<void> {
  const { targetKey = '', targetMeta } = property
  const values = rows.flatMap((row) => valuesOf(key, row) ?? [])
  const found = await em.find(
    targetMeta?.class as never,
    { [targetKey]: { $in: [...new Set(values)] } } as never,
    { filters: false } as never,
  )
  loaded.clear()
  for (const entity of found as readonly Record<string, unknown>[]) loaded.set(String(entity[targetKey]), entity)
}

function related({ property, key, loaded }: Part, row: Row): unknown {
  const values = valuesOf(key, row)
  if (values === undefined) return null
  if (property.targetKey !== undefined) return loaded.get(String(values[0])) ?? values[0]
  return values.length === 1 ? values[0] : values
}

function valuesOf(key: readonly Given[], row: Row): readonly unknown[] | undefined {
  const values = key.map(({ at, convert }) => convert(row[at]))
  return values.some((value) => value === null || value === undefined) ? undefined : values
}

/** A text to compare keys by; never that of another row where a part is NULL. */
function textOf(key: readonly Given[], row: Row): string | undefined {
  return valuesOf(key, row)?.map(String).join('\0')
}
