import type { Row } from '@seed/core'

/**
 * The row that a relation is to lead to, when a cell chooses it. To cells, rows are plain data: collections are lists. The
 * compiler cannot see that such a row stands for the entity.
 */
export function linkTo<E>(row: Row<NonNullable<E>>): E {
  return row as E
}
