import type { FieldType } from '@seed/core/adapter'
import type { ColumnMetadataLike, DataSourceLike } from '../client.js'

/**
 * What a column keeps, in neutral words. The declared type decides before the database's spelling of it, so that one entity
 * gives the same kinds on every database: `uuid` is a uuid also where the database only has text.
 */
export function fieldType(column: ColumnMetadataLike): FieldType {
  const one = elementType(column)
  return column.isArray ? { kind: 'array', of: one } : one
}

/** The type as the database spells it: `numeric(12,2)`, `character varying(80)`, `text[]`. */
export function nativeType(source: DataSourceLike, column: ColumnMetadataLike): string {
  const name = source.driver.normalizeType(column as never)
  const { length, precision, scale } = column
  const size = length !== '' ? [length] : [precision, scale].filter((part) => part !== undefined && part !== null)
  return `${name}${size.length === 0 ? '' : `(${size.join(',')})`}${column.isArray ? '[]' : ''}`
}

/** Types by their declared name; a constructor goes by its name in lower case. */
const KINDS: Readonly<Record<string, (column: ColumnMetadataLike) => FieldType>> = {
  ...named(['number', 'int', 'integer', 'int4', 'mediumint'], integer(32)),
  ...named(['int2', 'smallint'], integer(16)),
  ...named(['tinyint'], integer(8)),
  ...named(['bigint', 'int8', 'unsigned big int'], integer(64)),
  ...named(['decimal', 'numeric', 'dec', 'fixed'], decimal),
  ...named(['real', 'float4'], () => ({ kind: 'float', bits: 32 })),
  ...named(['float', 'float8', 'double', 'double precision'], () => ({ kind: 'float', bits: 64 })),
  ...named(['boolean', 'bool'], () => ({ kind: 'boolean' })),
  ...named(
    ['string', 'varchar', 'character varying', 'varying character', 'nvarchar', 'nvarchar2', 'native character'],
    text,
  ),
  ...named(['text', 'clob', 'citext', 'simple-array'], text),
  ...named(['char', 'character', 'nchar', 'bpchar'], (column) => ({ ...text(column), fixed: true })),
  ...named(['uuid'], () => ({ kind: 'uuid' })),
  ...named(['enum', 'simple-enum'], (column) => ({ kind: 'enum', values: (column.enum ?? []).map(String) })),
  ...named(['date', 'datetime', 'timestamp', 'timestamp without time zone', 'timestamptz'], temporal),
  ...named(['timestamp with time zone', 'time', 'time without time zone'], temporal),
  ...named(['json', 'jsonb', 'simple-json'], () => ({ kind: 'json' })),
  ...named(['bytea', 'blob', 'uint8array', 'buffer', 'arraybuffer'], bytes),
}

function elementType(column: ColumnMetadataLike): FieldType {
  return KINDS[declaredName(column)]?.(column) ?? { kind: 'unknown' }
}

/** `Date` as a constructor is a moment with its time, the name `date` a day. */
function declaredName({ type }: ColumnMetadataLike): string {
  if (type === Date) return 'datetime'
  if (typeof type === 'function') return type.name.toLowerCase()
  return typeof type === 'string' ? type.toLowerCase() : ''
}

function integer(bits: 8 | 16 | 32 | 64): (column: ColumnMetadataLike) => FieldType {
  return (column) => ({ kind: 'integer', bits, ...(column.unsigned ? { unsigned: true } : {}) })
}

function decimal({ precision, scale }: ColumnMetadataLike): FieldType {
  if (precision === undefined || precision === null) return { kind: 'decimal' }
  return { kind: 'decimal', precision, scale: scale ?? 0 }
}

function text(column: ColumnMetadataLike): FieldType & { readonly kind: 'text' } {
  const length = Number.parseInt(column.length, 10)
  return { kind: 'text', ...(Number.isNaN(length) ? {} : { length }) }
}

function bytes(column: ColumnMetadataLike): FieldType {
  const length = Number.parseInt(column.length, 10)
  return { kind: 'bytes', ...(Number.isNaN(length) ? {} : { length }) }
}

function temporal(column: ColumnMetadataLike): FieldType {
  const name = declaredName(column)
  if (name === 'date') return { kind: 'date' }
  const zoned = name === 'timestamptz' || name === 'timestamp with time zone'
  const kind = name.startsWith('time') && !name.startsWith('timestamp') ? 'time' : zoned ? 'instant' : 'datetime'
  const { precision } = column
  return { kind, ...(precision === undefined || precision === null ? {} : { precision }) }
}

function named(
  names: readonly string[],
  make: (column: ColumnMetadataLike) => FieldType,
): Record<string, (column: ColumnMetadataLike) => FieldType> {
  return Object.fromEntries(names.map((name) => [name, make]))
}
