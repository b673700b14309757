import {
  type Convert,
  type Entity,
  identityAlways,
  InternalError,
  keyChanged,
  type RowSource,
  unmappedField,
  writeChunks,
} from '@seed/core/adapter'
import type { SqlStore } from '@seed/sql'
import type { DelegateLike } from '../client.js'
import { columnFields, modelOf } from '../describe/names.js'
import type { Datamodel, FieldLike, ModelLike } from '../schema/datamodel.js'
import { delegateName, mayBeExtended } from './private-members.js'
import { toProperty } from './property-value.js'
import { storedKey } from './stored-key.js'

/** Rows of one `createMany`; Prisma cuts them into statements by itself. */
const ROWS = 500

/** What Prisma writes with. */
export interface OrmWay {
  readonly client: object
  readonly datamodel: Datamodel
  readonly tx: object
  /** The same transaction, to read keys back. */
  readonly sql: Pick<SqlStore, 'read'>
}

/**
 * Writes rows with `tx.model.createMany({ data })`, which runs the `query` extensions of the client on that operation and
 * fills what the schema has defaults for. What an extension sets is written; a key that it changes is refused.
 *
 * @returns how many rows were written.
 * @throws {SeedError} `ORM.KEY_CHANGED`, `ORM.UNMAPPED_FIELD`, `ORM.IDENTITY_ALWAYS`.
 */
export async function insertThroughOrm(way: OrmWay, entity: Entity, source: RowSource): Promise<number> {
  const model = modelOf(way.datamodel, entity.name)
  if (model === undefined) throw new InternalError(`Prisma has no model ${entity.name}`)
  const delegate = delegateOf(way.tx, model)
  const cells = cellsOf(entity, model, source.fields)
  return writeChunks(source, ROWS, async (rows, first) => {
    await delegate.createMany({ data: rows.map((row) => recordOf(cells, row)) })
    if (mayBeExtended(way.client)) await checkKeys(way, entity, source.fields, rows, first)
  })
}

interface Cell {
  readonly name: string
  readonly at: number
  readonly convert: Convert
}

function cellsOf(entity: Entity, model: ModelLike, names: readonly string[]): readonly Cell[] {
  const fields = new Map<string, FieldLike>(columnFields(model).map((field) => [field.name, field]))
  return names.map((name, at) => {
    const field = fields.get(name)
    if (field === undefined) throw unmappedField('Prisma', entity.name, name)
    if (entity.fields.find((one) => one.name === name)?.identityAlways === true)
      throw identityAlways('Prisma', entity.name, name)
    return { name, at, convert: toProperty(field) }
  })
}

function recordOf(cells: readonly Cell[], row: readonly unknown[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(cells.map(({ name, at, convert }) => [name, convert(row[at])]))
}

function delegateOf(tx: object, model: ModelLike): DelegateLike {
  const name = delegateName(model.name)
  const delegate = (tx as Readonly<Record<string, DelegateLike | undefined>>)[name]
  if (delegate === undefined) throw new InternalError(`the client has no delegate ${name}`)
  return delegate
}

/** `createMany` gives no keys back, and an extension may have changed the arguments on their way. */
async function checkKeys(
  { sql }: OrmWay,
  entity: Entity,
  fields: readonly string[],
  rows: readonly (readonly unknown[])[],
  first: number,
): Promise<void> {
  const places = entity.key.map((name) => fields.indexOf(name))
  if (places.length === 0 || places.includes(-1)) return
  const keys = rows.map((row) =>
    storedKey(
      entity,
      places.map((at) => row[at]),
    ),
  )
  const found = new Set<string>()
  for await (const page of sql.read(entity, { fields: entity.key, keys: { kind: 'list', keys } }))
    for (const key of page) found.add(keyText(key))
  const missing = keys.findIndex((key) => !found.has(keyText(key)))
  if (missing !== -1) throw keyChanged('Prisma', entity.name, entity.key.join('+'), first + missing)
}

function keyText(key: readonly unknown[]): string {
  return JSON.stringify(
    key.map((part) => (part instanceof Uint8Array ? Buffer.from(part).toString('hex') : String(part))),
  )
}
