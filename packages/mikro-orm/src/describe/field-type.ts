import type { FieldType } from '@seed/core/adapter'
import type { PropertyLike, TypeLike } from '../client.js'

/** How MikroORM marks the types it brings: their short name. A subclass is not marked. */
const BRAND = Symbol.for('@mikro-orm/type')

/**
 * What a column keeps, in neutral words. The declared type decides before the database's spelling of it, so that one entity
 * gives the same kinds on every database: `uuid` is a uuid also where the database only has text. Under a custom type of the
 * application's, the column's type decides.
 */
export function fieldType(property: PropertyLike): FieldType {
  const { items, customType } = property
  const brand = brandOf(customType)
  if (isArray(property, brand)) return { kind: 'array', of: itemType(property) }
  if (items !== undefined && property.array !== true) return { kind: 'enum', values: items.map(String) }
  if (property.object === true) return { kind: 'json' }
  const native = parseType(nativeType(property))
  const declared = isOwnType(customType) ? native.name : (brand ?? declaredName(property))
  const name = LOOSE.includes(declared) && !CARRIERS.includes(native.name) ? native.name : declared
  return (KINDS[name] ?? KINDS[native.name])?.(property, native) ?? { kind: 'unknown' }
}

/** Declared types that say less than most columns: `@Property({ columnType: 'decimal(10,2)' }) price: number`. */
const LOOSE: readonly string[] = ['number', 'string', 'any', 'object', 'unknown']
const CARRIERS: readonly string[] = ['text', 'varchar', 'character varying', 'integer', '']

/** The type as the database spells it: `numeric(12,2)`, `varchar(80)`, `text[]`. */
export function nativeType({ columnTypes }: PropertyLike): string {
  return columnTypes?.[0] ?? ''
}

/** True for a custom type that the application brings, and for one of MikroORM's that changes values as it was told to. */
export function isOwnType(type: TypeLike | undefined): type is TypeLike {
  if (type === undefined) return false
  return brandOf(type) === undefined || type.options?.trim !== undefined || type.options?.case !== undefined
}

/** Short name of a type that MikroORM brings: `bigint`, `json`. */
export function brandOf(type: TypeLike | undefined): string | undefined {
  if (type === undefined || !Object.hasOwn(type.constructor, BRAND)) return undefined
  return String((type.constructor as unknown as Record<symbol, unknown>)[BRAND])
}

/** True where the database itself has arrays; elsewhere MikroORM joins the items with commas. */
function isArray(property: PropertyLike, brand: string | undefined): boolean {
  return (brand === 'array' || brand === 'enumArray') && nativeType(property).endsWith('[]')
}

function itemType(property: PropertyLike): FieldType {
  if (property.items !== undefined) return { kind: 'enum', values: property.items.map(String) }
  const native = parseType(nativeType(property).slice(0, -2))
  return KINDS[native.name]?.(property, native) ?? { kind: 'unknown' }
}

interface NativeType {
  readonly name: string
  readonly sizes: readonly number[]
  readonly unsigned: boolean
}

/** `numeric(12,2)` and `timestamp(3) with time zone` in parts. */
function parseType(spelled: string): NativeType {
  const text = spelled.toLowerCase()
  const sizes = /\(([\d\s,]+)\)/.exec(text)?.[1]?.split(',').map(Number) ?? []
  const name = text.replace(/\([^)]*\)/, '').replace(/\b(un)?signed\b/, '').replace(/\s+/g, ' ').trim() // prettier-ignore
  return { name: text.startsWith('tinyint(1)') ? 'boolean' : name, sizes, unsigned: text.includes('unsigned') }
}

/** `Date` is what MikroORM calls a moment by its class, `date` a day by its type. */
function declaredName({ type }: PropertyLike): string {
  return type === 'Date' ? 'datetime' : type.toLowerCase()
}

type Make = (property: PropertyLike, native: NativeType) => FieldType

const KINDS: Readonly<Record<string, Make>> = {
  ...named(['number', 'int', 'integer', 'int4', 'mediumint', 'serial'], integer(32)),
  ...named(['smallint', 'int2', 'smallserial', 'year'], integer(16)),
  ...named(['tinyint'], integer(8)),
  ...named(['bigint', 'int8', 'bigserial'], integer(64)),
  ...named(['decimal', 'numeric'], decimal),
  ...named(['real', 'float4', 'float'], () => ({ kind: 'float', bits: 32 })),
  ...named(['double', 'float8', 'double precision'], () => ({ kind: 'float', bits: 64 })),
  ...named(['boolean', 'bool'], () => ({ kind: 'boolean' })),
  ...named(['string', 'varchar', 'character varying'], text),
  ...named(['text', 'tinytext', 'mediumtext', 'longtext', 'citext', 'array', 'enumArray'], () => ({ kind: 'text' })),
  ...named(['char', 'character', 'bpchar'], (property, native) => ({ ...text(property, native), fixed: true })),
  ...named(['uuid'], () => ({ kind: 'uuid' })),
  ...named(['date'], () => ({ kind: 'date' })),
  ...named(['datetime', 'timestamp', 'timestamp without time zone', 'timestamptz', 'timestamp with time zone'], moment),
  ...named(['time', 'time without time zone'], (_property, native) => ({ kind: 'time', ...precision(native) })),
  ...named(['json', 'jsonb', 'object'], () => ({ kind: 'json' })),
  ...named(['blob', 'buffer', 'uint8array', 'bytea', 'tinyblob', 'mediumblob', 'longblob'], () => ({ kind: 'bytes' })),
  ...named(['binary', 'varbinary'], (_property, { sizes: [length] }) => ({ kind: 'bytes', ...some({ length }) })),
}

function integer(bits: 8 | 16 | 32 | 64): Make {
  return (property, native) => {
    const unsigned = native.unsigned || (property.unsigned === true && nativeType(property).includes('unsigned'))
    return { kind: 'integer', bits, ...(unsigned ? { unsigned } : {}) }
  }
}

function decimal(property: PropertyLike, { sizes }: NativeType): FieldType {
  const [precision = property.precision, scale = property.scale ?? 0] = sizes
  return precision === undefined ? { kind: 'decimal' } : { kind: 'decimal', precision, scale }
}

function text(property: PropertyLike, { sizes }: NativeType): FieldType & { readonly kind: 'text' } {
  return { kind: 'text', ...some({ length: sizes[0] ?? property.length }) }
}

/** The column decides whether a moment has a zone; MikroORM holds a `Date` either way. */
function moment(_property: PropertyLike, native: NativeType): FieldType {
  const zoned = native.name === 'timestamptz' || native.name === 'timestamp with time zone'
  return { kind: zoned ? 'instant' : 'datetime', ...precision(native) }
}

function precision({ sizes: [digits] }: NativeType): { precision?: number } {
  return digits === undefined ? {} : { precision: digits }
}

function some<T extends Record<string, number | undefined>>(given: T): { [K in keyof T]?: number } {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as { [K in keyof T]?: number } // prettier-ignore
}

function named(names: readonly string[], make: Make): Record<string, Make> {
  return Object.fromEntries(names.map((name) => [name, make]))
}
