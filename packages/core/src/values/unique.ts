/** A sequence of distinct values: `at(i)` differs for every `i` in [0, size). */
export interface UniqueValues<T> {
  /** How many distinct values there are, at most 2^53 - 1. */
  readonly size: number
  readonly at: (index: number) => T
}

/**
 * A cell whose values are distinct by construction (a pattern, a list, a range) or by the author's word (a function that
 * gives another value for every row).
 */
export interface UniqueCell<T, C> {
  readonly kind: 'unique'
  readonly from: { readonly kind: 'pattern'; readonly pattern: string } | { readonly kind: 'list'; readonly values: readonly T[] } | { readonly kind: 'cell'; readonly cell: (context: C) => T }
}
