import type { Transform } from '../transform.js'
import type { OptionType } from './option-types.js'

/** Options of a handler, checked. */
export type HandlerOptions = Readonly<Record<string, unknown>>

/** A handler that can be named in data. */
export interface HandlerKind {
  /** Makes the transform; `field` is for messages. */
  readonly make: (options: HandlerOptions, field: string) => Transform
  /** Its own options, beside those that every handler takes. */
  readonly options?: Readonly<Record<string, OptionType>>
  readonly required?: readonly string[]
}

/** All handlers, by name. */
export const HANDLERS: Readonly<Record<string, HandlerKind>> = {}
