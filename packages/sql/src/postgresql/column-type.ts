import type { FieldType } from '@seed/core/adapter'
import type { TypeRow } from './catalog-queries.js'

/** What the server adds to lengths and precisions when it packs them (VARHDRSZ). */
const HEADER = 4

/** A column's type in neutral words, and what its domains add to it. */
export interface ResolvedType {
  readonly type: FieldType
  /** The type below all domains, as the server names it: `int4`. */
  readonly baseName: string
  readonly notNull: boolean
  /** Checks of domains; VALUE stands for the column. */
  readonly checks: readonly { readonly name: string; readonly expression: string }[]
}

/** Resolves a type through its domains, elements and labels. */
export function resolveType(types: ReadonlyMap<number, TypeRow>, oid: number, typmod: number): ResolvedType {
  const row = types.get(oid)
  if (row === undefined) return { type: { kind: 'unknown' }, baseName: '', notNull: false, checks: [] }
  if (row.kind === 'd') {
    const base = resolveType(types, row.base, typmod === -1 ? row.baseTypmod : typmod)
    return { ...base, notNull: row.notNull || base.notNull, checks: [...base.checks, ...(row.checks ?? [])] }
  }
  return { type: neutralType(types, row, typmod), baseName: row.name, notNull: false, checks: [] }
}

function neutralType(types: ReadonlyMap<number, TypeRow>, row: TypeRow, typmod: number): FieldType {
  if (row.kind === 'e') return { kind: 'enum', values: row.labels ?? [] }
  if (row.category === 'A') return { kind: 'array', of: resolveType(types, row.element, typmod).type }
  return plainType(row.name, typmod)
}

function plainType(name: string, typmod: number): FieldType {
  switch (name) {
    case 'int2':
      return { kind: 'integer', bits: 16 }
    case 'int4':
      return { kind: 'integer', bits: 32 }
    case 'int8':
      return { kind: 'integer', bits: 64 }
    case 'numeric':
      return decimal(typmod)
    case 'float4':
      return { kind: 'float', bits: 32 }
    case 'float8':
      return { kind: 'float', bits: 64 }
    case 'bool':
      return { kind: 'boolean' }
    case 'text':
    case 'citext':
    case 'name':
      return { kind: 'text' }
    case 'varchar':
      return { kind: 'text', ...(typmod < HEADER ? {} : { length: typmod - HEADER }) }
    case 'bpchar':
      return { kind: 'text', fixed: true, ...(typmod < HEADER ? {} : { length: typmod - HEADER }) }
    case 'char':
      return { kind: 'text', length: 1 }
    case 'bytea':
      return { kind: 'bytes' }
    case 'uuid':
    case 'date':
      return { kind: name }
    case 'json':
    case 'jsonb':
      return { kind: 'json' }
    case 'timestamptz':
      return { kind: 'instant', ...precision(typmod) }
    case 'timestamp':
      return { kind: 'datetime', ...precision(typmod) }
    case 'time':
      return { kind: 'time', ...precision(typmod) }
    default:
      return { kind: 'unknown' }
  }
}

/** Precision in the upper 16 bits, scale in the lower 11, which are signed since PostgreSQL 15. */
function decimal(typmod: number): FieldType {
  if (typmod < HEADER) return { kind: 'decimal' }
  const packed = typmod - HEADER
  return { kind: 'decimal', precision: (packed >> 16) & 0xffff, scale: ((packed & 0x7ff) ^ 1024) - 1024 }
}

function precision(typmod: number): { readonly precision?: number } {
  return typmod < 0 ? {} : { precision: typmod }
}
