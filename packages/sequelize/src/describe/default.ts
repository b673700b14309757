import type { Default, FieldType, Value } from '@seed/core/adapter'

/**
 * What Sequelize puts into an attribute that a row does not give, as far as it is a value or the clock. Functions, literals
 * and calls of the database are left to the catalog, which knows what they come to. A default of `null` is none.
 */
export function defaultOf(given: unknown, type: FieldType): Default | undefined {
  if (given === undefined || given === null || typeof given === 'function') return undefined
  if (isKeyed(given, 'NOW')) return { kind: 'expression', text: 'now()' }
  if (typeof given === 'object' && !isData(given)) return undefined
  return { kind: 'constant', value: canonical(type, given) }
}

/** True for a default that makes a new UUID: `DataTypes.UUIDV4` or `UUIDV1`. */
export function makesUuid(given: unknown): boolean {
  return isKeyed(given, 'UUIDV4') || isKeyed(given, 'UUIDV1')
}

/** A data type stands for itself as a class or as an instance; both know their key. */
function isKeyed(given: unknown, key: string): boolean {
  const isHolder = typeof given === 'function' || (typeof given === 'object' && given !== null)
  return isHolder && (given as { readonly key?: unknown }).key === key
}

/** Plain objects and lists are JSON; what has a class of its own is Sequelize's. */
function isData(given: object): boolean {
  if (Array.isArray(given) || given instanceof Date || given instanceof Uint8Array) return true
  const prototype = Object.getPrototypeOf(given) as { readonly constructor?: { readonly name?: string } } | null
  return prototype === null || Object.getPrototypeOf(prototype) === null
}

/** The stored form of a default, as far as its own type differs from it. */
function canonical(type: FieldType, given: unknown): Value {
  switch (type.kind) {
    case 'decimal':
      return toDecimal(String(given), type.scale ?? 0)
    case 'integer':
      return type.bits === 64 ? BigInt(String(given)) : Number(given)
    case 'float':
      return Number(given)
    case 'boolean':
      return given === true || given === 1 || ['true', 't', '1'].includes(String(given))
    case 'json':
      return given as Value
    case 'bytes':
      return given instanceof Uint8Array ? new Uint8Array(given) : new Uint8Array(Buffer.from(String(given)))
    case 'array':
      return Array.isArray(given) ? given.map((one) => canonical(type.of, one)) : (given as Value)
    case 'instant':
      return given instanceof Date ? given.toISOString() : String(given)
    case 'datetime':
      return given instanceof Date ? given.toISOString().slice(0, -1) : String(given)
    case 'date':
      return given instanceof Date ? given.toISOString().slice(0, 10) : String(given)
    default:
      return String(given)
  }
}

function toDecimal(text: string, scale: number): string {
  if (scale === 0 || !/^-?\d+(\.\d+)?$/.test(text)) return text
  const [whole = '0', fraction = ''] = text.split('.')
  return `${whole}.${fraction.padEnd(scale, '0')}`
}
