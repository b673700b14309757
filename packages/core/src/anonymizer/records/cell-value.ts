import { isRawNumber, type RawNumber, rawNumber } from './raw-number.js'
import type { FieldType, Json, Value } from '../../schema/schema.js'

/** What a value of a record is, where no schema says it. */
export type CellForm =
  'text' | 'whole' | 'long' | 'bigint' | 'float' | 'decimal' | 'boolean' | 'instant' | 'bytes' | 'json'

/** The field type that stands for each form. */
export const FORM_TYPES: Readonly<Record<CellForm, FieldType>> = {
  text: { kind: 'text' },
  whole: { kind: 'integer', bits: 32 },
  long: { kind: 'integer', bits: 64 },
  bigint: { kind: 'integer', bits: 64 },
  float: { kind: 'float', bits: 64 },
  decimal: { kind: 'decimal' },
  boolean: { kind: 'boolean' },
  instant: { kind: 'instant', precision: 3 },
  bytes: { kind: 'bytes' },
  json: { kind: 'json' },
}

/** The form of a value that is neither null nor undefined. */
export function formOf(value: unknown): CellForm {
  if (typeof value === 'string') return 'text'
  if (typeof value === 'number') return formOfNumber(value)
  if (typeof value === 'bigint') return 'bigint'
  if (typeof value === 'boolean') return 'boolean'
  if (isDate(value)) return 'instant'
  if (value instanceof Uint8Array) return 'bytes'
  return isRawNumber(value) ? 'decimal' : 'json'
}

function formOfNumber(value: number): CellForm {
  if (!Number.isSafeInteger(value)) return 'float'
  return value >= -(2 ** 31) && value < 2 ** 31 ? 'whole' : 'long'
}

/** A record's value in canonical form. */
export function toCanonical(value: unknown, form: CellForm): Value {
  if (form === 'instant') return (value as Date).toISOString()
  if (form === 'long') return BigInt(value as number)
  if (form === 'decimal') return (value as RawNumber).rawJSON
  return form === 'json' ? toPlainJson(value) : (value as Value)
}

/**
 * A canonical value as the record held it: a `Date` stays one.
 *
 * @returns undefined for a number that would no longer be exact.
 */
export function fromCanonical(value: Value, form: CellForm): unknown {
  if (value === null) return null
  if (form === 'instant') return new Date(value as string)
  if (form === 'decimal' && typeof value === 'string') return rawNumber(value)
  if ((form === 'whole' || form === 'long') && typeof value === 'bigint') {
    return value >= BigInt(Number.MIN_SAFE_INTEGER) && value <= BigInt(Number.MAX_SAFE_INTEGER)
      ? Number(value)
      : undefined
  }
  return value
}

/** A date of whatever realm: a test runner's `Date` is not ours. */
export function isDate(value: unknown): value is Date {
  return Object.prototype.toString.call(value) === '[object Date]'
}

/** Data as JSON holds it: dates as ISO texts, numbers past 2^53 as texts, functions and undefined members left out. */
function toPlainJson(value: unknown): Json {
  const text = JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? part.toString() : part))
  return text === undefined ? null : (JSON.parse(text) as Json)
}
