import type { EmLike, MetadataLike, PropertyLike } from '../client.js'
import { foreignKeyColumns } from '../describe/columns.js'
import { isToOne, ownProperties } from '../describe/names.js'
import type { Given } from './entity-writer.js'

/** Sets the relations of instances from foreign keys. */
export interface RelationFills {
  /** Keys of related entities, as `em.create` takes them; a key with a NULL in it means no related entity. */
  readonly fill: (data: Record<string, unknown>, row: readonly unknown[]) => void
  /** Relations among the rows at hand: an entity that is not written yet must not be stood for by its key. */
  readonly link: (made: readonly object[], rows: readonly (readonly unknown[])[]) => void
}

interface Part {
  readonly property: PropertyLike
  readonly name: string
  readonly key: readonly Given[]
}

/** Prepares the relations whose foreign keys are among the given fields. */
export function relationFills(em: EmLike, metadata: MetadataLike, given: readonly Given[]): RelationFills {
  const parts = ownProperties(metadata).flatMap((property) => partOf(property, given) ?? [])
  const inside = parts.filter(({ property }) => property.targetMeta?.root === metadata.root)
  const outside = parts.filter((part) => !inside.includes(part))
  const primary = given.filter(({ column }) => column.primary)
  return {
    fill: (data, row) => {
      for (const { name, key } of outside) data[name] = keyOf(key, row)
      // Required properties are checked when the rows are flushed, and set by then.
      for (const { name } of inside) data[name] = null
    },
    link: (made, rows) => {
      if (inside.length === 0) return
      const byKey = new Map(rows.map((row, i) => [textOf(primary, row), made[i]]))
      rows.forEach((row, i) => {
        const links = inside.map(({ name, key }) => [name, byKey.get(textOf(key, row)) ?? keyOf(key, row)] as const)
        assign(em, made[i] as object, Object.fromEntries(links))
      })
    },
  }
}

function partOf(property: PropertyLike, given: readonly Given[]): Part | undefined {
  if (!isToOne(property) || property.persist === false || property.polymorphic === true) return undefined
  const key = foreignKeyColumns(property).map((name) => given.find(({ column }) => column.name === name))
  return key.length === 0 || key.includes(undefined)
    ? undefined
    : { property, name: property.name, key: key as Given[] }
}

function keyOf(key: readonly Given[], row: readonly unknown[]): unknown {
  const values = key.map(({ at, convert }) => convert(row[at]))
  if (values.some((value) => value === null || value === undefined)) return null
  return values.length === 1 ? values[0] : values
}

function textOf(key: readonly Given[], row: readonly unknown[]): string {
  return key.map(({ at }) => String(row[at])).join('\0')
}

function assign(em: EmLike, instance: object, links: Record<string, unknown>): void {
  ;(em as unknown as { assign(entity: object, data: object): unknown }).assign(instance, links)
}
