import type { FieldType } from '@seed/core/adapter'
import type { Datamodel, FieldLike } from '../schema/datamodel.js'
import { membersOf } from './converter.js'

/**
 * What a column keeps, in neutral words. Prisma's own type decides, what `@db.*` says narrows it; sizes that only Prisma's
 * migrations would choose (`timestamp(3)`, `varchar(191)`) are left to the database.
 */
export function fieldType(datamodel: Datamodel, field: FieldLike): FieldType {
  const one = elementType(datamodel, field)
  return field.isList ? { kind: 'array', of: one } : one
}

/** The type as `@db.*` spells it, or as the schema does: `VarChar(80)`, `Int[]`. */
export function nativeType({ provider }: Datamodel, field: FieldLike): string {
  const [name, args] = field.nativeType ?? [COLUMNS[provider]?.[field.type] ?? field.type, []]
  return `${name}${args.length === 0 ? '' : `(${args.join(',')})`}${field.isList ? '[]' : ''}`
}

/** How columns without `@db.*` are declared, where that decides how values are bound. */
const COLUMNS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  sqlite: {
    String: 'TEXT',
    Boolean: 'BOOLEAN',
    Int: 'INTEGER',
    BigInt: 'BIGINT',
    Float: 'REAL',
    Decimal: 'DECIMAL',
    DateTime: 'DATETIME',
    Json: 'JSONB',
    Bytes: 'BLOB',
  },
}

function elementType(datamodel: Datamodel, field: FieldLike): FieldType {
  if (field.kind === 'enum') return { kind: 'enum', values: membersOf(datamodel, field).map(({ stored }) => stored) }
  const [native = '', args = []] = field.nativeType ?? []
  const numbers = args.map(Number)
  const narrowed = field.type === 'Boolean' ? undefined : NATIVE[native]?.(numbers, datamodel.provider)
  return narrowed ?? SCALARS[field.type]?.(field) ?? { kind: 'unknown' }
}

const SCALARS: Readonly<Record<string, (field: FieldLike) => FieldType>> = {
  // A text with `@default(uuid())` is meant as one.
  String: ({ default: given }) =>
    typeof given === 'object' && 'name' in given && given.name === 'uuid' ? { kind: 'uuid' } : { kind: 'text' },
  Boolean: () => ({ kind: 'boolean' }),
  Int: () => ({ kind: 'integer', bits: 32 }),
  BigInt: () => ({ kind: 'integer', bits: 64 }),
  Float: () => ({ kind: 'float', bits: 64 }),
  Decimal: () => ({ kind: 'decimal' }),
  DateTime: () => ({ kind: 'datetime' }),
  Json: () => ({ kind: 'json' }),
  Bytes: () => ({ kind: 'bytes' }),
}

type Narrow = (numbers: readonly number[], provider: string) => FieldType

/** Types of `@db.*` that say more than Prisma's own type. */
const NATIVE: Readonly<Record<string, Narrow>> = {
  SmallInt: integer(16),
  UnsignedSmallInt: integer(16, true),
  UnsignedMediumInt: integer(32, true),
  UnsignedInt: integer(32, true),
  UnsignedBigInt: integer(64, true),
  TinyInt: integer(8),
  UnsignedTinyInt: integer(8, true),
  Oid: integer(32, true),
  Year: integer(16),
  Real: () => ({ kind: 'float', bits: 32 }),
  Float: () => ({ kind: 'float', bits: 32 }),
  Decimal: ([precision, scale]) =>
    precision === undefined ? { kind: 'decimal' } : { kind: 'decimal', precision, scale: scale ?? 0 },
  VarChar: text,
  Char: (numbers) => ({ ...text(numbers), fixed: true }),
  Uuid: () => ({ kind: 'uuid' }),
  Timestamptz: moment('instant'),
  // MySQL's TIMESTAMP is a point in time, PostgreSQL's a wall-clock time.
  Timestamp: (numbers, provider) => moment(provider === 'mysql' ? 'instant' : 'datetime')(numbers, provider),
  DateTime: moment('datetime'),
  Date: () => ({ kind: 'date' }),
  Time: moment('time'),
  Timetz: moment('time'),
  Binary: bytes,
  VarBinary: bytes,
  // Kinds of text that not any text is.
  Inet: unknown,
  Bit: unknown,
  VarBit: unknown,
  Xml: unknown,
  Money: unknown,
}

function integer(bits: 8 | 16 | 32 | 64, unsigned?: true): Narrow {
  return () => ({ kind: 'integer', bits, ...(unsigned === undefined ? {} : { unsigned }) })
}

function text([length]: readonly number[]): FieldType & { readonly kind: 'text' } {
  return { kind: 'text', ...(length === undefined ? {} : { length }) }
}

function bytes([length]: readonly number[]): FieldType {
  return { kind: 'bytes', ...(length === undefined ? {} : { length }) }
}

function moment(kind: 'instant' | 'datetime' | 'time'): Narrow {
  return ([precision]) => ({ kind, ...(precision === undefined ? {} : { precision }) })
}

function unknown(): FieldType {
  return { kind: 'unknown' }
}
