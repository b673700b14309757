import { type Convert, type Entity, identityAlways, keyChanged, sameKey, unmappedField } from '@seed/core/adapter'
import type { EmLike, MetadataLike } from '../client.js'
import { type Column, columnsOf } from '../describe/columns.js'
import { isToOne, propertyPath } from '../describe/names.js'
import { toProperty } from './property-value.js'
import { relationFills } from './relation-fills.js'
import { type Wave, wavesOf } from './waves.js'

type Row = readonly unknown[]

/** Makes MikroORM's own instances from rows, the field list fixed. */
export interface EntityWriter {
  /** Cuts a batch into rows that can be written together. */
  readonly waves: (rows: readonly Row[]) => readonly Wave[]
  /** Instances that hold the rows of a wave, as the application would have made them; they are not persisted yet. */
  readonly make: (rows: readonly Row[], circular: boolean) => Promise<readonly object[]>
  /** @throws {SeedError} `ORM.KEY_CHANGED` when an instance does not hold its row's key any more. */
  readonly checkKey: (instance: object, row: Row, at: number) => void
}

/** One value of a row on its way into an instance. */
export interface Given {
  readonly column: Column
  readonly at: number
  readonly convert: Convert
}

/**
 * Prepares the writing of rows of one entity through MikroORM.
 *
 * @param fields - Names of the fields, in the order of the rows' values.
 * @throws {SeedError} `ORM.UNMAPPED_FIELD`, `ORM.IDENTITY_ALWAYS`.
 */
export function entityWriter(
  em: EmLike,
  entity: Entity,
  metadata: MetadataLike,
  fields: readonly string[],
): EntityWriter {
  const given = fields.map((name, at) => givenOf(entity, metadata, name, at))
  const plain = given.filter(({ column }) => isPlain(metadata, column))
  const relations = relationFills(em, metadata, given)
  const key = plain.filter(({ column }) => column.primary)
  return {
    waves: (rows) => wavesOf(relations.targets(rows)),
    make: async (rows, circular) => {
      await relations.load(rows)
      const made = rows.map((row) => {
        const data = plainData(metadata, plain, row)
        relations.fill(data, row, circular)
        return em.create(metadata.class as never, data as never, { persist: false }) as object
      })
      if (circular) relations.link(made, rows)
      return made
    },
    checkKey: (instance, row, at) => {
      for (const { column, at: place, convert } of key) {
        const found = (instance as Record<string, unknown>)[column.property.name]
        if (!sameKey(found, convert(row[place]))) throw keyChanged('MikroORM', entity.name, column.field, at)
      }
    },
  }
}

function givenOf(entity: Entity, metadata: MetadataLike, name: string, at: number): Given {
  const field = entity.fields.find((candidate) => candidate.name === name)
  const column = columnsOf(metadata).find((candidate) => candidate.field === name)
  if (field === undefined || column === undefined) throw unmappedField('MikroORM', entity.name, name)
  if (field.identityAlways === true) throw identityAlways('MikroORM', entity.name, name)
  return { column, at, convert: toProperty(field, column.leaf) }
}

/** MikroORM sets a discriminator by the class. */
function isPlain(metadata: MetadataLike, { property }: Column): boolean {
  return !isToOne(property) && property.name !== metadata.root.discriminatorColumn
}

/** What `em.create` takes: embeddables nested, one whose parts are all NULL as null where it may be. */
function plainData(metadata: MetadataLike, plain: readonly Given[], row: Row): Record<string, unknown> {
  const data: Record<string, unknown> = {}
  for (const { column, at, convert } of plain) {
    place(data, propertyPath(metadata, column.property).split('.'), convert(row[at]))
  }
  for (const property of metadata.props) {
    if (property.kind === 'embedded' && property.object !== true && property.embedded === undefined) {
      if (property.nullable === true && isEmpty(data[property.name])) data[property.name] = null
    }
  }
  return data
}

function place(data: Record<string, unknown>, [name = '', ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) {
    data[name] = value
    return
  }
  const inner = (data[name] ?? {}) as Record<string, unknown>
  data[name] = inner
  place(inner, rest, value)
}

function isEmpty(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return value === null || value === undefined
  return Object.getPrototypeOf(value) === Object.prototype && Object.values(value).every(isEmpty)
}
