import type { BelongsTo, Connect, Count, HasMany, LeaveToDatabase, ManyToMany } from './types.js'

/** A count drawn for each parent, both ends included. Growing the number of parents changes no other parent's count. */
export function between(min: number, max: number): Count {
  return { min, max }
}

/** An exact number of rows over all parents, spread within bounds for each parent. Gives up stability under growth. */
export function total(count: number, bounds: { readonly min?: number; readonly max?: number } = {}): Count {
  return { min: bounds.min ?? 0, max: bounds.max ?? Number.MAX_SAFE_INTEGER, total: count }
}

/**
 * A parent chosen by the child among the rows of the plan.
 *
 * @param to - Gives the parent's factory; used where the plan makes no rows of that entity yet.
 * @param options - `none`: share of rows without a parent, 0 to 1; `distinct`: rows under one parent choose different targets.
 */
export function belongsTo<C = never>(
  to: () => void,
  options: { readonly none?: number; readonly distinct?: boolean } = {},
): BelongsTo<C> {
  return { kind: 'belongs-to', to, none: options.none ?? 0, distinct: options.distinct ?? false }
}

/** Children made under each row. */
export function hasMany<C = never>(to: () => void, options: { readonly count: Count | number }): HasMany<C> {
  return { kind: 'has-many', to, count: countOf(options.count) }
}

/**
 * Links to different rows of another entity through a join table.
 *
 * @param options - `count` of links a row; `pivot`: cells of the join row's own fields.
 */
export function manyToMany<C = never>(
  to: () => void,
  options: { readonly count: Count | number; readonly pivot?: Readonly<Record<string, unknown>> },
): ManyToMany<C> {
  return { kind: 'many-to-many', to, count: countOf(options.count), pivot: options.pivot ?? {} }
}

/** Rows that are in the database already; each new row is linked to one of them. Objects need the key fields only. */
export function connect<C>(...rows: readonly Partial<C>[]): Connect<C> {
  return { kind: 'connect', rows }
}

/** Leaves a field to the database's default: it is not written and not part of the fingerprint. */
export function leaveToDatabase(): LeaveToDatabase {
  return { kind: 'leave-to-database' }
}

/** Milliseconds in so many days, for comparing with `age`. */
export function days(count: number): number {
  return count * 86_400_000
}

/** Milliseconds in so many hours. */
export function hours(count: number): number {
  return count * 3_600_000
}

function countOf(count: Count | number): Count {
  return typeof count === 'number' ? { min: count, max: count } : count
}
