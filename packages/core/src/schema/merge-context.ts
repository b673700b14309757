import { tableName } from '../value/row-text.js'
import type { Entity, Field, Schema, Table } from './schema.js'

/** What merging one entity needs to know of the whole. */
export interface MergeContext {
  /** The catalog's entity of a table, letter case ignored where that leaves no doubt. */
  readonly tableOf: (table: Table) => Entity | undefined
  /** Name in the merged schema of a catalog entity, found by its name in the catalog. */
  readonly nameOf: (catalogName: string) => string
  /** Name in the merged schema of a catalog entity's field. */
  readonly fieldNameOf: (catalogName: string, field: string) => string
  /** The table, as a text to compare, that an ORM entity's name stands for. */
  readonly tableOfName: (ormName: string) => string | undefined
  /** Names of all ORM entities that live in the table of this one, itself included. */
  readonly housemates: (entity: Entity) => readonly Entity[]
}

/** Makes the indexes that merging needs. */
export function createMergeContext(orm: Schema, catalog: Schema): MergeContext {
  const tables = new Map(catalog.entities.map((entity) => [tableName(entity.table), entity]))
  const tableOf = (table: Table): Entity | undefined => tables.get(tableName(table)) ?? onlyFolded(catalog, table)
  const houses = new Map<string, Entity[]>()
  const houseOf = (entity: Entity): string => tableName((tableOf(entity.table) ?? entity).table)
  for (const entity of orm.entities) houses.set(houseOf(entity), [...(houses.get(houseOf(entity)) ?? []), entity])
  const ormByName = new Map(orm.entities.map((entity) => [entity.name, entity]))
  const catalogByName = new Map(catalog.entities.map((entity) => [entity.name, entity]))
  const names = catalogNames(catalog, houses, new Set(ormByName.keys()))
  const ownerOf = (name: string): Entity | undefined => ormByName.get(names.get(name) ?? '')
  return {
    tableOf,
    nameOf: (name) => names.get(name) ?? name,
    fieldNameOf: (name, field) => {
      const column = catalogByName.get(name)?.fields.find((known) => known.name === field)?.column ?? field
      const owner = ownerOf(name)
      return (owner === undefined ? undefined : findByColumn(owner.fields, column)?.name) ?? field
    },
    tableOfName: (name) => {
      const entity = ormByName.get(name)
      return entity === undefined ? undefined : houseOf(entity)
    },
    housemates: (entity) => houses.get(houseOf(entity)) ?? [entity],
  }
}

/** The field of a column: spelled exactly so, or else the only one that differs in letter case alone. */
export function findByColumn(fields: readonly Field[], column: string): Field | undefined {
  const exact = fields.find((field) => field.column === column)
  if (exact !== undefined) return exact
  const folded = fields.filter((field) => field.column.toLowerCase() === column.toLowerCase())
  return folded.length === 1 ? folded[0] : undefined
}

function onlyFolded(catalog: Schema, table: Table): Entity | undefined {
  const wanted = tableName(table).toLowerCase()
  const folded = catalog.entities.filter((entity) => tableName(entity.table).toLowerCase() === wanted)
  return folded.length === 1 ? folded[0] : undefined
}

/** A table is called what its ORM entity is called, or the root of those that share it; others keep their name, made distinct. */
function catalogNames(
  catalog: Schema,
  houses: ReadonlyMap<string, readonly Entity[]>,
  taken: Set<string>,
): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  for (const entity of catalog.entities) {
    const mates = houses.get(tableName(entity.table))
    const owner =
      mates?.find((mate) => mate.inheritance === undefined || mate.inheritance.root === mate.name) ?? mates?.[0]
    const name = owner?.name ?? freeName(entity, taken)
    taken.add(name)
    names.set(entity.name, name)
  }
  return names
}

function freeName(entity: Entity, taken: ReadonlySet<string>): string {
  if (!taken.has(entity.name)) return entity.name
  const full = tableName(entity.table)
  return taken.has(full) ? `${full} (table)` : full
}
