import type { Converter, FieldType } from '@seed/core/adapter'
import type { ColumnMetadataLike, TransformerLike } from '../client.js'

/**
 * The way between what an entity holds and what its column holds: the column's own transformers first, then what TypeORM
 * itself does to the types it makes up (`simple-array`, enums of numbers). Undefined where there is nothing to convert.
 *
 * TypeORM hands a transformer what the driver read; `fromStored` hands it the same kinds: a `Date` for a date-time, text
 * for a 64-bit integer, a `Buffer` for bytes.
 */
export function converterOf(column: ColumnMetadataLike, type: FieldType): Converter | undefined {
  const builtIn = builtInConverter(column, type)
  const own = transformersOf(column)
  if (own.length === 0) return builtIn
  const read = hydration(type)
  return {
    toStored: (value) => {
      const stored = own.reduce((current, transformer) => transformer.to(current), value)
      return builtIn === undefined ? stored : builtIn.toStored(stored)
    },
    fromStored: (value) => {
      const hydrated = builtIn === undefined ? read(value) : builtIn.fromStored(value)
      return own.reduceRight((current, transformer) => transformer.from(current), hydrated)
    },
  }
}

/** The column's transformers, in the order in which they write. */
export function transformersOf({ transformer }: ColumnMetadataLike): readonly TransformerLike[] {
  if (transformer === undefined) return []
  return Array.isArray(transformer) ? (transformer as readonly TransformerLike[]) : [transformer as TransformerLike]
}

function builtInConverter(column: ColumnMetadataLike, type: FieldType): Converter | undefined {
  if (column.type === 'simple-array') return SIMPLE_ARRAY
  const numbers = (column.enum ?? []).filter((value) => typeof value === 'number')
  return numbers.length > 0 && !column.isArray && type.kind === 'enum' ? numericEnum(numbers) : undefined
}

/** TypeORM keeps a `simple-array` as text, joined by commas; an item with a comma in it comes back as two. */
const SIMPLE_ARRAY: Converter = {
  toStored: (value) => (Array.isArray(value) ? value.map(String).join(',') : value),
  fromStored: (value) => (typeof value !== 'string' ? value : value === '' ? [] : value.split(',')),
}

/** Members of an enum of numbers are kept as text. */
function numericEnum(numbers: readonly number[]): Converter {
  const byText = new Map<unknown, number>(numbers.map((value) => [String(value), value]))
  return {
    toStored: (value) => (typeof value === 'number' ? String(value) : value),
    fromStored: (value) => byText.get(value) ?? value,
  }
}

function hydration(type: FieldType): (value: unknown) => unknown {
  switch (type.kind) {
    case 'instant':
      return (value) => (typeof value === 'string' ? new Date(value) : value)
    case 'datetime':
      return (value) => (typeof value === 'string' ? new Date(`${value}Z`) : value)
    case 'integer':
      return (value) => (typeof value === 'bigint' ? String(value) : value)
    case 'bytes':
      return (value) => (value instanceof Uint8Array && !Buffer.isBuffer(value) ? Buffer.from(value) : value)
    default:
      return (value) => value
  }
}
