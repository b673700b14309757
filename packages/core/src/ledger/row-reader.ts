import type { Entity, Tuple } from '../schema/schema.js'
import { EntityFingerprint, rowDigest32 } from '../value/fingerprint.js'
import { createRowText } from '../value/row-text.js'

/** Turns rows, as they are read, into one change digest each and one fingerprint of all. */
export class RowReader {
  readonly fingerprint: EntityFingerprint = new EntityFingerprint()
  readonly #print: (tuple: Tuple) => string
  readonly #digest: ((tuple: Tuple) => string) | undefined

  /**
   * @param fields - Fields of every tuple, in order; the digests cover them all, also those that a hook or the database
   *   fills, for an application may change them.
   * @param inFingerprint - Those that the fingerprint covers.
   */
  constructor(
    entity: Entity,
    readonly fields: readonly string[],
    inFingerprint: readonly string[],
  ) {
    const chosen = fields.filter((name) => inFingerprint.includes(name))
    this.#print = partialText(entity, fields, chosen)
    // The same text serves both ends where nothing is left out of the fingerprint.
    this.#digest = chosen.length === fields.length ? undefined : createRowText(entity, fields)
  }

  /** Adds a row to the fingerprint and gives its digest. */
  add(tuple: Tuple): number {
    const digest = this.fingerprint.add(this.#print(tuple))
    return this.#digest === undefined ? digest : rowDigest32(this.#digest(tuple))
  }
}

/** Text of some of the fields of tuples that hold more. */
function partialText(entity: Entity, fields: readonly string[], chosen: readonly string[]): (tuple: Tuple) => string {
  const text = createRowText(entity, chosen)
  if (chosen.length === fields.length) return text
  const places = chosen.map((name) => fields.indexOf(name))
  return (tuple) => text(places.map((place) => tuple[place] ?? null))
}
