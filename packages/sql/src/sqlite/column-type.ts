import type { FieldType } from '@seed/core/adapter'
import { affinityOf } from './affinity.js'

/** Declared types by name. SQLite itself knows none of them; they say what was meant. */
const BY_NAME: Readonly<Record<string, (numbers: readonly number[]) => FieldType>> = {
  tinyint: () => ({ kind: 'integer', bits: 8 }),
  smallint: () => ({ kind: 'integer', bits: 16 }),
  int2: () => ({ kind: 'integer', bits: 16 }),
  mediumint: () => ({ kind: 'integer', bits: 32 }),
  int: () => ({ kind: 'integer', bits: 32 }),
  int4: () => ({ kind: 'integer', bits: 32 }),
  integer: () => ({ kind: 'integer', bits: 32 }),
  bigint: () => ({ kind: 'integer', bits: 64 }),
  int8: () => ({ kind: 'integer', bits: 64 }),
  'unsigned big int': () => ({ kind: 'integer', bits: 64, unsigned: true }),
  decimal: decimal,
  numeric: decimal,
  real: () => ({ kind: 'float', bits: 64 }),
  float: () => ({ kind: 'float', bits: 64 }),
  double: () => ({ kind: 'float', bits: 64 }),
  'double precision': () => ({ kind: 'float', bits: 64 }),
  boolean: () => ({ kind: 'boolean' }),
  bool: () => ({ kind: 'boolean' }),
  text: text,
  clob: text,
  varchar: text,
  nvarchar: text,
  'varying character': text,
  'character varying': text,
  char: fixedText,
  nchar: fixedText,
  character: fixedText,
  'native character': fixedText,
  uuid: () => ({ kind: 'uuid' }),
  datetime: () => ({ kind: 'datetime' }),
  timestamp: () => ({ kind: 'datetime' }),
  timestamptz: () => ({ kind: 'instant' }),
  'timestamp with time zone': () => ({ kind: 'instant' }),
  date: () => ({ kind: 'date' }),
  time: () => ({ kind: 'time' }),
  json: () => ({ kind: 'json' }),
  jsonb: () => ({ kind: 'json' }),
  blob: ([length]) => ({ kind: 'bytes', ...(length === undefined ? {} : { length }) }),
}

/** A declared type in neutral words: by its name, else by its affinity. */
export function neutralType(declared: string): FieldType {
  const match = /^\s*([^(]*?)\s*(?:\(\s*(\d+)\s*(?:,\s*(\d+)\s*)?\)\s*(.*))?$/.exec(declared)
  const name = [match?.[1], match?.[4]].filter(Boolean).join(' ').toLowerCase()
  const numbers = [match?.[2], match?.[3]].filter((digits) => digits !== undefined).map(Number)
  return BY_NAME[name]?.(numbers) ?? byAffinity(declared)
}

function byAffinity(declared: string): FieldType {
  switch (affinityOf(declared)) {
    case 'integer':
      return { kind: 'integer', bits: 64 }
    case 'text':
      return { kind: 'text' }
    case 'real':
      return { kind: 'float', bits: 64 }
    default:
      return { kind: 'unknown' }
  }
}

function decimal([precision, scale]: readonly number[]): FieldType {
  return precision === undefined
    ? { kind: 'decimal' }
    : { kind: 'decimal', precision, ...(scale === undefined ? {} : { scale }) }
}

function text([length]: readonly number[]): FieldType {
  return length === undefined ? { kind: 'text' } : { kind: 'text', length }
}

function fixedText([length]: readonly number[]): FieldType {
  return length === undefined ? { kind: 'text' } : { kind: 'text', length, fixed: true }
}
