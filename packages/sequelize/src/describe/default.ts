import type { Default, FieldType, Value } from '@seed/core/adapter'
import { storedDefault } from '@seed/sql'

/**
 * What Sequelize puts into an attribute that a row does not give, as far as it is a value or the clock. Functions, literals
 * and calls of the database are left to the catalog, which knows what they come to. A default of `null` is none.
 */
export function defaultOf(given: unknown, type: FieldType): Default | undefined {
  if (given === undefined || given === null || typeof given === 'function') return undefined
  if (isKeyed(given, 'NOW')) return { kind: 'expression', text: 'now()' }
  if (typeof given === 'object' && !isData(given)) return undefined
  // Sequelize writes JSON of a text as that text.
  return { kind: 'constant', value: type.kind === 'json' ? (given as Value) : storedDefault(type, given) }
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
