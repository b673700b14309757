import type { RowSet } from './row-set.js'
import type { DataKey, Definition, Given, Row, Shape } from './types.js'

/** Parameters of each state by the state's name; `unknown` for one without. */
export type StateParameters = Readonly<Record<string, unknown>>

/** What a hook after writing works with. */
export interface AfterCreateContext {
  /** The ORM's own client, inside the run's transaction. */
  readonly client: unknown
}

/** Called with batches of rows after they were written, in the run's transaction. */
export type AfterCreate<E> = (rows: readonly Row<E>[], context: AfterCreateContext) => void | Promise<void>

/** The arguments of `as` for one state. */
export type StateArguments<A> = unknown extends A ? [] : A extends readonly unknown[] ? A : []

/** Where a factory keeps its data. */
export const FACTORY: unique symbol = Symbol('@seed/core factory')

/** The data behind a factory; the engine reads it, users do not. */
export interface FactoryData {
  readonly entity: string
  readonly definition: Readonly<Record<string, unknown>>
  readonly states: Readonly<Record<string, unknown>>
  readonly params: Readonly<Record<string, unknown>>
  readonly recycled: readonly RowSet<unknown>[]
  readonly afterCreate: readonly AfterCreate<unknown>[]
}

/** Any factory, whatever its entity. */
export interface AnyFactory {
  readonly entity: string
  readonly [FACTORY]: FactoryData
}

/**
 * How rows of one entity are made. Immutable: every method gives a new factory.
 *
 * `E` is the entity, `K` the fields that `build` gives, `A` the states with their parameters, `P` the transient parameters.
 */
export interface Factory<
  E,
  K extends DataKey<Shape<E>>,
  A extends StateParameters = Readonly<Record<never, never>>,
  P extends object = object,
> extends AnyFactory {
  /** Carries the entity's type; never called. */
  readonly makes?: (row: E) => void
  /** Adds named variations; a state that takes parameters is a function that gives a definition. */
  readonly states: <B extends StateParameters>(states: {
    readonly [S in keyof B]: Definition<E, P> | ((...parameters: B[S] & readonly unknown[]) => Definition<E, P>)
  }) => Factory<E, K, A & B, P>
  /** The same factory in a state; states compose, the later one wins. */
  readonly as: <S extends keyof A & string>(state: S, ...parameters: StateArguments<A[S]>) => Factory<E, K, A, P>
  /** Sets transient parameters, which cells read as `params` and which are never stored. */
  readonly with: (parameters: Partial<P>) => Factory<E, K, A, P>
  /** Relations of rows made through this factory choose among these rows instead of the whole pool. */
  readonly recycle: (rows: RowSet<unknown>) => Factory<E, K, A, P>
  /** Runs after a batch of rows was written, in the run's transaction; values of the rows are final. */
  readonly afterCreate: (hook: AfterCreate<E>) => Factory<E, K, A, P>
  /** One plain object with the fields of the definition, without a database. */
  readonly build: (given?: Given<E>) => Pick<Row<E>, K>
  /** Several such objects. */
  readonly buildMany: (count: number, given?: Given<E>) => Pick<Row<E>, K>[]
}
