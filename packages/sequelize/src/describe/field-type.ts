import type { FieldType } from '@seed/core/adapter'
import type { DataTypeLike } from '../client.js'
import { typeKey } from './attributes.js'

/**
 * What a data type keeps, in neutral words. A type given as its SQL, and those that only one database has (ranges, geometry,
 * network addresses), are unknown: the live catalog says what they are.
 */
export function fieldType(type: DataTypeLike | string, dialect: string): FieldType {
  if (typeof type === 'string') return { kind: 'unknown' }
  return KINDS[typeKey(type) ?? '']?.(type, dialect) ?? { kind: 'unknown' }
}

/** The type as Sequelize spells it for the database: `DECIMAL(10,2)`. */
export function nativeType(type: DataTypeLike | string): string {
  if (typeof type === 'string') return type
  const inner = type.key === 'ARRAY' && type.type !== undefined ? nativeType(type.type) : undefined
  if (inner !== undefined) return `${inner}[]`
  if (type.key === 'ENUM') return 'ENUM'
  return type.toSql?.({}) ?? type.key ?? ''
}

type Kind = (type: DataTypeLike, dialect: string) => FieldType

const KINDS: Readonly<Record<string, Kind>> = {
  TINYINT: integer(8),
  SMALLINT: integer(16),
  MEDIUMINT: integer(32),
  INTEGER: integer(32),
  BIGINT: integer(64),
  DECIMAL: ({ _precision: precision, _scale: scale }) =>
    precision === undefined ? { kind: 'decimal' } : { kind: 'decimal', precision, scale: scale ?? 0 },
  // FLOAT is the short one on MySQL alone, REAL on PostgreSQL alone.
  FLOAT: (_type, dialect) => ({ kind: 'float', bits: isMysql(dialect) ? 32 : 64 }),
  REAL: (_type, dialect) => ({ kind: 'float', bits: dialect === 'postgres' ? 32 : 64 }),
  DOUBLE: () => ({ kind: 'float', bits: 64 }),
  'DOUBLE PRECISION': () => ({ kind: 'float', bits: 64 }),
  BOOLEAN: () => ({ kind: 'boolean' }),
  STRING: text(false),
  CHAR: text(true),
  TEXT: () => ({ kind: 'text' }),
  CITEXT: () => ({ kind: 'text' }),
  UUID: () => ({ kind: 'uuid' }),
  UUIDV1: () => ({ kind: 'uuid' }),
  UUIDV4: () => ({ kind: 'uuid' }),
  ENUM: ({ values }) => ({ kind: 'enum', values: [...(values ?? [])] }),
  DATE: (type, dialect) => ({ kind: dialect === 'postgres' ? 'instant' : 'datetime', ...precision(type) }),
  DATEONLY: () => ({ kind: 'date' }),
  TIME: () => ({ kind: 'time' }),
  JSON: () => ({ kind: 'json' }),
  JSONB: () => ({ kind: 'json' }),
  BLOB: () => ({ kind: 'bytes' }),
  ARRAY: ({ type }, dialect) => ({
    kind: 'array',
    of: type === undefined ? { kind: 'unknown' } : fieldType(type, dialect),
  }),
}

function integer(bits: 8 | 16 | 32 | 64): Kind {
  return ({ _unsigned: unsigned }) => ({ kind: 'integer', bits, ...(unsigned === true ? { unsigned } : {}) })
}

/** PostgreSQL keeps binary strings as bytes. */
function text(fixed: boolean): Kind {
  return ({ _length: length, _binary: binary }, dialect) =>
    binary === true && dialect === 'postgres'
      ? { kind: 'bytes' }
      : {
          kind: 'text',
          ...(typeof length === 'number' ? { length } : {}),
          ...(fixed ? { fixed } : {}),
        }
}

function precision({ _length: length }: DataTypeLike): { readonly precision?: number } {
  return typeof length === 'number' ? { precision: length } : {}
}

/** MariaDB or MySQL. */
export function isMysql(dialect: string): boolean {
  return dialect === 'mysql' || dialect === 'mariadb'
}
