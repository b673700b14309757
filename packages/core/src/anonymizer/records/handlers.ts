import type { Transform } from '../transform.js'

/** A value of `T`, each element where it is a list. */
type Element<T> = T extends readonly (infer E)[] ? E : T

/** A handler in data, as a configuration file holds it: its name beside its options. */
export interface HandlerSpec {
  readonly handler: string
  readonly [option: string]: unknown
}

/**
 * What is done with one field: a transform (`email()`), a name (`'email'`), a name with options
 * (`{ handler: 'email', keepDomain: true }`), a function of the value, or handlers of the fields inside.
 * A function never gets null or undefined; what it returns goes into the record as it is.
 */
export type Handler<T = unknown> =
  | string
  | HandlerSpec
  | Transform
  | ((value: NonNullable<T>) => unknown)
  | (Element<NonNullable<T>> extends object ? HandlersOf<Element<NonNullable<T>>> : never)

/**
 * Handlers by field. A dotted name leads into an object (`'address.city'`), each element where a list is on the way; a name
 * that begins with `$` is a JSONPath (RFC 9535): `'$.items[*].email'`.
 */
export type HandlersOf<T> = { readonly [K in keyof T & string]?: Handler<T[K]> } & {
  readonly [path: `$${string}` | `${string}.${string}`]: Handler
}

/** Handlers as the engine sees them, whatever the records' type. */
export interface Handlers {
  readonly [field: string]: unknown
}

/** True for what a transform function gives. */
export function isTransform(handler: unknown): handler is Transform {
  return isObject(handler) && typeof handler['bind'] === 'function' && typeof handler['name'] === 'string'
}

/** True for a name with options. */
export function isHandlerSpec(handler: unknown): handler is HandlerSpec {
  return isObject(handler) && typeof handler['handler'] === 'string'
}

/** True for handlers of the fields inside. */
export function isNested(handler: unknown): handler is Handlers {
  return isObject(handler) && !isTransform(handler) && !isHandlerSpec(handler)
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
