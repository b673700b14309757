import type { RandomSource } from '../random/source.js'
import type { StreamKey } from '../random/key.js'
import type { Address, Person } from '../values/groups.js'
import type { Vocabulary } from '../values/locale.js'

/** What an inferred rule may read of the cell it fills. */
export interface InferenceCell {
  /** The cell's own stream, at its first draw. */
  readonly source: RandomSource
  /** Place of the row among those its seeder makes of this entity, from 0. */
  readonly index: number
  /**
   * A number in [0, size) that no other row of the table has: a place among so many distinct values. Different sizes may
   * give different numbers, so a rule asks for one size only.
   */
  readonly uniqueIndexIn: (size: number) => number
  /** Distinct between rows. */
  readonly person: Person
  readonly address: Address
  /** The run's reference date. */
  readonly now: Date
  /** Another field of the same row, computed on demand. */
  readonly value: (field: string) => unknown
}

/** Gives one cell's value: the stored kind of its field, or a `Date` for points in time. */
export type InferredCell = (cell: InferenceCell) => unknown

/** How a field is filled that nobody wrote a rule for. */
export interface InferredRule {
  /** For people: `e-mail, from its name`. */
  readonly as: string
  /** True when the values of different rows are distinct by construction. */
  readonly unique: boolean
  /** How many distinct values there are, for a unique rule whose number does not depend on the language. */
  readonly size?: number
  /**
   * Makes the rule ready for one language and one stream of distinct values. For set-up: once per field.
   *
   * @param key - Key of the field's distinct values; unused when `unique` is false.
   */
  bind(vocabulary: Vocabulary, key: StreamKey): InferredCell
}
