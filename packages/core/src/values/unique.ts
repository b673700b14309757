import { badList, badRange } from '../errors/unique.js'
import type { StreamKey } from '../random/key.js'
import { createPermutation } from '../random/permutation.js'
import { checkIndex } from './check-index.js'
import { createPattern } from './pattern.js'

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
  readonly from:
    | { readonly kind: 'pattern'; readonly pattern: string }
    | { readonly kind: 'list'; readonly values: readonly T[] }
    | { readonly kind: 'cell'; readonly cell: (context: C) => T }
}

/** Where distinct values come from when they are distinct by construction. */
export type UniqueSpec<T> =
  | { readonly kind: 'pattern'; readonly pattern: string }
  | { readonly kind: 'list'; readonly values: readonly T[] }
  /** Whole numbers, both ends included. */
  | { readonly kind: 'range'; readonly min: number; readonly max: number }

/**
 * Distinct values in an order that the key decides: the i-th value of a keyed permutation of the domain. The i-th value
 * does not depend on how many are asked for.
 *
 * @param spec - Pattern (`#` digit, `?` upper-case letter, `*` either, backslash escapes), list or range.
 * @throws {SeedError} `UNIQUE.PATTERN`, `UNIQUE.LIST`, `UNIQUE.RANGE` for a domain that cannot be read or is empty; and
 *   `UNIQUE.EXHAUSTED` from `at` beyond its size.
 */
export function createUnique(
  spec: { readonly kind: 'pattern'; readonly pattern: string },
  key: StreamKey,
): UniqueValues<string>
export function createUnique<T>(
  spec: { readonly kind: 'list'; readonly values: readonly T[] },
  key: StreamKey,
): UniqueValues<T>
export function createUnique(
  spec: { readonly kind: 'range'; readonly min: number; readonly max: number },
  key: StreamKey,
): UniqueValues<number>
export function createUnique<T>(spec: UniqueSpec<T>, key: StreamKey): UniqueValues<T | string | number>
export function createUnique<T>(spec: UniqueSpec<T>, key: StreamKey): UniqueValues<T | string | number> {
  switch (spec.kind) {
    case 'pattern':
      return createPattern(spec.pattern, key)
    case 'list':
      return createList(spec.values, key)
    case 'range':
      return createRange(spec.min, spec.max, key)
  }
}

/**
 * Declares that a field's values are all different.
 *
 * - `unique('ORD-########')`: a pattern; `#` a digit, `?` an upper-case letter, `*` either, a backslash before one of them
 *   means it as it is.
 * - `unique(['a', 'b'])`: one of a list for each row.
 * - `unique((cell) => ...)`: your word that the cell gives another value for every row; a run stops when it does not.
 */
export function unique(pattern: string): UniqueCell<string, unknown>
export function unique<const T>(values: readonly T[]): UniqueCell<T, unknown>
export function unique<T, C>(cell: (context: NoInfer<C>) => T): UniqueCell<T, C>
export function unique<T, C>(from: string | readonly T[] | ((context: C) => T)): UniqueCell<T | string, C> {
  if (typeof from === 'string') return { kind: 'unique', from: { kind: 'pattern', pattern: from } }
  if (typeof from === 'function') return { kind: 'unique', from: { kind: 'cell', cell: from } }
  return { kind: 'unique', from: { kind: 'list', values: from } }
}

function createList<T>(values: readonly T[], key: StreamKey): UniqueValues<T> {
  if (values.length === 0) throw badList('It is empty.')
  if (new Set(values).size < values.length) throw badList('One value is in it twice.')
  const order = createPermutation(values.length, key)
  const size = values.length
  return { size, at: (index) => values[order.at(checkIndex(index, size, 'the list'))] as T }
}

function createRange(min: number, max: number, key: StreamKey): UniqueValues<number> {
  const size = max - min + 1
  const whole = Number.isSafeInteger(min) && Number.isSafeInteger(max) && Number.isSafeInteger(size)
  if (!whole || size < 1) throw badRange(min, max)
  const order = createPermutation(size, key)
  return { size, at: (index) => min + order.at(checkIndex(index, size, `the range ${min} to ${max}`)) }
}
