import type { Entity, Field, FieldType, Json, Table, Value } from '../schema/schema.js'
import { InternalError } from '../errors/seed-error.js'
import { canonicalJson } from './json.js'

type Encode = (value: Value) => string

/** `orders`, or `audit.orders` outside the default schema: the name that stream keys and fingerprints use. */
export function tableName(table: Table): string {
  return table.schema === undefined ? table.name : `${table.schema}.${table.name}`
}

/** Fields that take part in a fingerprint, sorted by column: all but computed ones. */
export function fingerprintFields(entity: Entity): readonly string[] {
  return byColumn(entity.fields.filter((field) => field.generated !== 'computed')).map((field) => field.name)
}

/**
 * Makes the function that writes one row as one text, from which fingerprints and change digests are taken. Two rows have the
 * same text exactly when their table, column names and canonical values are the same; the order of `fields` does not matter.
 * Instants and zone-less date-times are written alike (no `Z`, no closing zeros of the fraction), integers of every width too,
 * so that one data set has one text on every database.
 *
 * @param fields - Names of the entity's fields, in the order of the tuples. Computed fields are passed over.
 */
export function createRowText(entity: Entity, fields: readonly string[]): (tuple: readonly Value[]) => string {
  const columns = fields.map((name, at) => ({ at, field: fieldNamed(entity, name) }))
  const chosen = columns
    .filter(({ field }) => field.generated !== 'computed')
    .sort((a, b) => compareText(a.field.column, b.field.column))
  const header = JSON.stringify(['seed-row/1', tableName(entity.table), ...chosen.map(({ field }) => field.column)])
  const places = chosen.map(({ at }) => at)
  const encoders = chosen.map(({ field }) => encoderOf(field.type))
  return (tuple) => {
    let text = header
    for (let i = 0; i < places.length; i++) text += (encoders[i] as Encode)(tuple[places[i] as number] ?? null)
    return text
  }
}

/** Order by UTF-16 code units: the same on every machine, unlike a collation's. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function byColumn(fields: readonly Field[]): readonly Field[] {
  return [...fields].sort((a, b) => compareText(a.column, b.column))
}

function fieldNamed(entity: Entity, name: string): Field {
  const field = entity.fields.find((candidate) => candidate.name === name)
  if (field === undefined) throw new InternalError(`${entity.name} has no field ${name}`)
  return field
}

function encoderOf(type: FieldType): Encode {
  const encode = contentOf(type)
  return (value) => (value === null ? '~' : encode(value))
}

function contentOf(type: FieldType): Encode {
  if (type.kind === 'json') return (value) => sized('j', canonicalJson(value as Json))
  if (type.kind === 'instant' || type.kind === 'datetime' || type.kind === 'time')
    return (value) => (typeof value === 'string' ? sized('s', withoutZone(value)) : encodePlain(value))
  if (type.kind === 'array') return arrayEncoder(encoderOf(type.of))
  return encodePlain
}

function arrayEncoder(element: Encode): Encode {
  return (value) =>
    Array.isArray(value) ? `a${value.length}[${(value as readonly Value[]).map(element).join('')}]` : encodePlain(value)
}

function encodePlain(value: Value): string {
  switch (typeof value) {
    case 'string':
      return sized('s', value)
    case 'number':
    case 'bigint':
      return `d${value};`
    case 'boolean':
      return value ? 't' : 'f'
    default:
      break
  }
  if (value === null) return '~'
  if (value instanceof Uint8Array)
    return sized('x', Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('hex'))
  return sized('j', canonicalJson(value as Json))
}

/** Length first, so that no content can imitate the border between two columns. */
function sized(tag: string, text: string): string {
  return `${tag}${text.length}:${text}`
}

function withoutZone(text: string): string {
  let end = text.endsWith('Z') ? text.length - 1 : text.length
  if (text.includes('.')) {
    while (text.charCodeAt(end - 1) === 48) end--
    if (text.charCodeAt(end - 1) === 46) end--
  }
  return end === text.length ? text : text.slice(0, end)
}
