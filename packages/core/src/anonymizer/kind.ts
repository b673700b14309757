import type { Value } from '../schema/schema.js'

/**
 * What a value means, whatever the column: an e-mail address, a phone number. It says which spellings are the same value, so
 * that `Bob@x.org` and ` bob@x.org` get one replacement and one entry in a leak scan.
 */
export interface Kind {
  /** `email`, `phone`; names the normal form in keyed functions, so it is part of what is frozen. */
  readonly name: string
  /**
   * `'high'`: one that turns up in the target is no coincidence (e-mail, phone, identifiers). `'low'`: many people share it
   * (names, cities, dates).
   */
  readonly entropy: 'high' | 'low'
  /** False when two spellings that a database tells apart may have one normal form. */
  readonly exact: boolean
  /** The normal form; undefined for a value that is none of this kind. Never throws. */
  normalise(value: Value): string | undefined
}
