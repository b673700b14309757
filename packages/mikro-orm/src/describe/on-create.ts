import type { PropertyLike } from '../client.js'

/**
 * What an `onCreate` of a property gives, found by asking it twice with an entity that only notes whether it is looked at.
 *
 * `constant`: the same each time. `moment`: a `Date`. `random`: another value each time, or one that the clock is in.
 * `entity`: it reads the entity or the entity manager, is asynchronous or throws without them.
 */
export type Creation =
  | { readonly kind: 'constant'; readonly value: unknown }
  | { readonly kind: 'moment' }
  | { readonly kind: 'random' }
  | { readonly kind: 'entity' }

/** Undefined for a property without `onCreate`. */
export function creationOf({ onCreate }: PropertyLike): Creation | undefined {
  if (onCreate === undefined) return undefined
  const touched = { entity: false }
  const watched = watch(touched) as never
  try {
    const [first, second] = [onCreate(watched, watched), onCreate(watched, watched)]
    if (touched.entity || isPromise(first)) return { kind: 'entity' }
    if (first instanceof Date) return { kind: 'moment' }
    return isConstant(first, second) ? { kind: 'constant', value: first } : { kind: 'random' }
  } catch {
    return { kind: 'entity' }
  }
}

function watch(touched: { entity: boolean }): object {
  const note = (): undefined => {
    touched.entity = true
    return undefined
  }
  return new Proxy(Object.create(null) as object, {
    get: note,
    has: () => (note(), false),
    ownKeys: () => (note(), []),
  })
}

/** Two calls within one tick agree on what the clock says: times as text or as a number are none. */
function isConstant(first: unknown, second: unknown): boolean {
  if (first === undefined || typeof first === 'function' || typeof first === 'symbol') return false
  if (typeof first === 'number' && first >= 1e9) return false
  if (typeof first === 'string' && /^\d{4}-\d\d-\d\d|^\d{10,}$/.test(first)) return false
  if (typeof first !== 'object' || first === null) return first === second
  const text = textOf(first)
  return text !== undefined && text === textOf(second) && !/\d{4}-\d\d-\d\dT/.test(text)
}

function textOf(value: unknown): string | undefined {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || Array.isArray(value) ? JSON.stringify(value) : undefined
}

function isPromise(value: unknown): boolean {
  return typeof (value as { then?: unknown } | null | undefined)?.then === 'function'
}
