import type { Converter, FieldType } from '@seed/core/adapter'
import type { PlatformLike, PropertyLike, TypeLike } from '../client.js'
import { embeddedConverter } from './embedded-json.js'
import { brandOf, isOwnType } from './field-type.js'

/**
 * The way between what an entity holds and what its column holds: a custom type of the application's, or what MikroORM itself
 * does to arrays, enums of numbers and embeddables kept as JSON. Undefined where there is nothing to convert.
 *
 * MikroORM hands a custom type what the driver read; `fromStored` hands it the same kinds: text for a 64-bit integer, a
 * `Buffer` for bytes, text for JSON where the driver does not parse it.
 */
export function converterOf(property: PropertyLike, type: FieldType, platform: PlatformLike): Converter | undefined {
  const { customType, items } = property
  if (property.kind === 'embedded') return embeddedConverter(property, platform)
  if (isOwnType(customType)) return ownConverter(customType, type, platform)
  const brand = brandOf(customType)
  if (customType !== undefined && (brand === 'array' || brand === 'enumArray')) {
    return type.kind === 'array' ? itemConverter(customType, type.of) : ownConverter(customType, type, platform)
  }
  const numbers = (items ?? []).filter((value) => typeof value === 'number')
  return numbers.length > 0 && type.kind === 'enum' ? numericEnum(numbers) : undefined
}

function ownConverter(own: TypeLike, type: FieldType, platform: PlatformLike): Converter {
  const read = hydration(type, platform)
  return {
    toStored: (value) => plain(own.convertToDatabaseValue(value, platform as never, WRITING), type),
    // MikroORM asks a type about NULL when it writes, and not when it reads.
    fromStored: (value) => (value === null ? null : own.convertToJSValue(read(value), platform as never)),
  }
}

/** What MikroORM tells a type when it writes a row. */
const WRITING = { mode: 'serialization' } as never

function plain(value: unknown, type: FieldType): unknown {
  if (typeof value !== 'string' || type.kind !== 'json') return value
  return JSON.parse(value) as unknown
}

/** Items of an array of texts, which the application may hold as numbers. */
function itemConverter(own: TypeLike, of: FieldType): Converter | undefined {
  if (of.kind !== 'text' && of.kind !== 'enum') return undefined
  const { toDbValue, toJsValue } = own as unknown as Readonly<Record<string, (item: unknown) => unknown>>
  if (toDbValue === undefined || toJsValue === undefined) return undefined
  return {
    toStored: (value) => (Array.isArray(value) ? value.map((item) => String(toDbValue(item))) : value),
    fromStored: (value) => (Array.isArray(value) ? value.map(toJsValue) : value),
  }
}

/** Members of an enum of numbers are drawn and compared as text. */
function numericEnum(numbers: readonly number[]): Converter {
  const byText = new Map<unknown, number>(numbers.map((value) => [String(value), value]))
  return {
    toStored: (value) => (typeof value === 'number' ? String(value) : value),
    fromStored: (value) => byText.get(value) ?? value,
  }
}

function hydration(type: FieldType, platform: PlatformLike): (value: unknown) => unknown {
  switch (type.kind) {
    case 'integer':
      return (value) => (typeof value === 'bigint' ? String(value) : value)
    case 'bytes':
      return (value) => (value instanceof Uint8Array && !Buffer.isBuffer(value) ? Buffer.from(value) : value)
    case 'json':
      return platform.convertsJsonAutomatically() ? (value) => value : (value) => JSON.stringify(value)
    default:
      return (value) => value
  }
}
