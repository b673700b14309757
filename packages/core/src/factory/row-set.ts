import type { Row } from './types.js'

/**
 * Rows that a seeder has recorded. Nothing is made until the plan is; then the rows can be walked, each computed when
 * reached, and never kept.
 */
export interface RowSet<E> extends Iterable<Row<E>> {
  readonly entity: string
  /** Rows in the set; known once the plan is made. */
  readonly count: number
  /**
   * The row at a position, from 0.
   * @throws {SeedError} `RUN.NOT_PLANNED` before the plan is made; {RangeError} outside the set.
   */
  at(position: number): Row<E>
  /** Path of a row: `UserSeeder/User[17]`. */
  pathOf(position: number): string
}
