import type { DataKey, EntityClass, Many, ManyKey, One, OneKey, Row, Shape } from '../factory/types.js'

/** Something that must hold for every row of an entity, as `verify` runs it. Made by `defineRule`. */
export interface Rule {
  readonly entity: string
  readonly name: string
  /** Relations loaded for each row. */
  readonly with: readonly string[]
  readonly check: (row: never, related: never) => boolean | string
}

type IsOpen<E> = string extends DataKey<Shape<E>> ? true : false

/** Relations of an entity that a rule can have loaded. */
export type RelationName<E> = IsOpen<E> extends true ? string : (OneKey<Shape<E>> | ManyKey<Shape<E>>) & string

/**
 * A row as a rule sees it: what its entity holds (a `Date`, a converted value). To-many relations and those loaded beside
 * it (`W`) are left out; a to-one relation that is not loaded looks like a JSON object to the compiler, but is not there.
 */
export type RuleRow<E, W extends string = never> = IsOpen<E> extends true ? Row<E> : Omit<Row<E>, W | ManyKey<Shape<E>>>

/** The rows that the loaded relations lead to. */
export type Related<E, W extends string> = {
  readonly [K in W]: K extends keyof Shape<E> ? RelatedRows<Shape<E>[K]> : unknown
}
type RelatedRows<V> = unknown extends V
  ? unknown
  : [Many<V>] extends [never]
    ? RuleRow<One<V>> | (undefined extends V ? null : Extract<V, null>)
    : readonly RuleRow<Many<V>>[]

/**
 * Declares something that must hold for every row of an entity, beyond what the database checks.
 *
 * ```ts
 * defineRule(Order, 'totals add up', (order, { items }) => order.subtotal === sum(items, 'total'), { with: ['items'] })
 * ```
 *
 * @param entity - The entity's class, or its name.
 * @param name - What must hold, as findings name it.
 * @param check - Pure and synchronous. True when it holds; false, or a few words on what does not. One that throws is a finding.
 * @param options - `with`: relations to load, to-one or to-many.
 */
export function defineRule<E = Record<string, unknown>, const W extends RelationName<E> = never>(
  entity: EntityClass<E> | string,
  name: string,
  check: (row: RuleRow<E, W>, related: Related<E, W>) => boolean | string,
  options: { readonly with?: readonly W[] } = {},
): Rule {
  return { entity: typeof entity === 'string' ? entity : entity.name, name, check, with: options.with ?? [] }
}
