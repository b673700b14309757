import type { Faker } from '@faker-js/faker'
import type { Json } from '../schema/schema.js'
import type { Address, Person } from '../values/groups.js'
import type { UniqueCell } from '../values/unique.js'

/** Open to adapters: one member per way in which an entity type hides its row. `never` means "not mine". */
export interface EntityShapes<E> {
  readonly promise: E extends PromiseLike<unknown> ? never : never
}
/** Open to adapters: one member per wrapper around a relation (a collection, a reference). */
export interface RelationWrappers<T> {
  readonly promise: T extends PromiseLike<infer V> ? V : never
}

type Leaf = string | number | bigint | boolean | symbol | Date | Uint8Array | ((...args: never) => unknown)
type IsLoose<V> = unknown extends V ? true : false
type Or<A, B> = [A] extends [never] ? B : A
/** The data of an entity type, without what its ORM adds. */
export type Shape<E> = Or<EntityShapes<E>[keyof EntityShapes<E>], E>
type Unwrap<T> = Or<RelationWrappers<T>[keyof RelationWrappers<T>], T>
/** Names of an entity's data: its methods left out. */
export type DataKey<S> = {
  [K in keyof S]-?: K extends string
    ? NonNullable<S[K]> extends (...a: never) => unknown
      ? IsLoose<S[K]> extends true
        ? K
        : never
      : K
    : never
}[keyof S]
/** What a to-one relation of this type leads to; never for a plain value. */
export type One<V> =
  IsLoose<V> extends true
    ? never
    : Unwrap<NonNullable<V>> extends infer U
      ? U extends Leaf | readonly unknown[]
        ? never
        : U extends object
          ? U
          : never
      : never
/** What a to-many relation of this type leads to; never for a plain value. */
export type Many<V> =
  IsLoose<V> extends true
    ? never
    : Unwrap<NonNullable<V>> extends readonly (infer C)[]
      ? C extends Leaf
        ? never
        : C extends object
          ? C
          : never
      : never
export type OneKey<S> = { [K in DataKey<S>]: [One<S[K]>] extends [never] ? never : K }[DataKey<S>]
export type ManyKey<S> = { [K in DataKey<S>]: [Many<S[K]>] extends [never] ? never : K }[DataKey<S>]

/** A row as cells see it: scalar fields as declared, relations as rows. */
export type Row<E> = { readonly [K in DataKey<Shape<E>>]: Seen<Shape<E>[K]> }
type Seen<V> = [Many<V>] extends [never]
  ? [One<V>] extends [never]
    ? V
    : Row<One<V>> | Extract<V, null>
  : readonly Row<Many<V>>[]

/** What a cell may read. Every draw is a function of the cell's address; nothing reads the clock. */
export interface CellContext<E = Record<string, unknown>, P = object> {
  /** The row this cell belongs to; reading a field computes that field. */
  readonly row: Row<E>
  /** Place of the row among those its seeder makes of this entity (or under its parent), from 0. */
  readonly index: number
  readonly params: Readonly<P>
  /** The run's reference date. */
  readonly now: Date
  /** One person a row: names, e-mail and user name that belong together, distinct between rows. */
  readonly person: Person
  /** One address a row: street, city, region, postcode, country and phone that belong together. */
  readonly address: Address
  /** faker, drawing from this cell's own stream. */
  readonly faker: Faker
  readonly pick: <const T>(list: readonly T[]) => T
  /** `count` different members of the list, in drawn order. */
  readonly pickSome: <const T>(list: readonly T[], count: number) => T[]
  readonly weighted: <const T>(choices: readonly (readonly [value: T, weight: number])[]) => T
  /** True with this probability, 0 to 1. */
  readonly chance: (probability: number) => boolean
  /** A whole number, both ends included. */
  readonly integer: (min: number, max: number) => number
  /** A number in [min, max], rounded to `digits` places (2 unless told). */
  readonly number: (min: number, max: number, digits?: number) => number
  /** An exact decimal string in [min, max] with `scale` places (2 unless told). */
  readonly decimal: (min: number | string, max: number | string, scale?: number) => string
  /** A moment in [from, to], whole seconds. */
  readonly between: (from: Date, to: Date) => Date
  readonly normal: (mean: number, deviation: number) => number
  readonly exponential: (mean: number) => number
  /** A rank from 1 to n, the k-th with probability proportional to k^-s. */
  readonly zipf: (n: number, s?: number) => number
  /** Milliseconds from `date` to `now`. */
  readonly age: (date: Date) => number
  readonly parent: <K extends OneKey<Shape<E>>>(relation: K) => Row<One<Shape<E>[K]>> | Extract<Shape<E>[K], null>
  readonly children: <K extends ManyKey<Shape<E>>>(relation: K) => readonly Row<Many<Shape<E>[K]>>[]
}

export type EntityClass<E> = abstract new (...args: never) => E

/** How many children a parent gets: `between(1, 5)`, or `total(n)` over all parents with bounds. */
export interface Count {
  readonly min: number
  readonly max: number
  readonly total?: number
}

/** `to` is `() => void` on purpose: a void return is never compared, so two factories may name each other. */
export interface HasMany<C> {
  readonly kind: 'has-many'
  readonly to: () => void
  readonly count: Count
  readonly of?: (child: C) => void
}
export interface BelongsTo<C> {
  readonly kind: 'belongs-to'
  readonly to: () => void
  /** Share of rows without a parent, 0 to 1, for a nullable relation. */
  readonly none: number
  /** No two rows under one parent choose the same target. */
  readonly distinct: boolean
  readonly of?: (parent: C) => void
}
export interface ManyToMany<C> {
  readonly kind: 'many-to-many'
  readonly to: () => void
  readonly count: Count
  /** Cells of the join row's own fields. */
  readonly pivot: Readonly<Record<string, unknown>>
  readonly of?: (target: C) => void
}
/** Rows that are there already, by key: `connect(userRow)`. */
export interface Connect<C> {
  readonly kind: 'connect'
  readonly rows: readonly unknown[]
  readonly of?: (parent: C) => void
}
/** The database's own default fills the field: it is not written, and left out of the fingerprint. */
export interface LeaveToDatabase {
  readonly kind: 'leave-to-database'
}

type Relation<V> = [Many<V>] extends [never]
  ? [One<V>] extends [never]
    ? never
    : BelongsTo<One<V>> | Connect<One<V>>
  : HasMany<Many<V>> | ManyToMany<Many<V>>
type Plain<V> = IsLoose<V> extends true ? Json : V
/** The row that the cell of a to-one relation chooses. */
type Chosen<V> = [One<V>] extends [never] ? never : Row<One<V>>
export type Input<E, P, V> =
  | Plain<V>
  | ((cell: CellContext<E, P>) => Plain<V> | Chosen<V>)
  // Without P: while it is being inferred, the cell of unique() would get no type at all.
  | UniqueCell<Plain<V>, CellContext<E>>
  | LeaveToDatabase
  | Relation<V>
/** What a factory says of an entity: a value, a cell or a relation per field. Fields left out are inferred. */
export type Definition<E, P> = { readonly [K in DataKey<Shape<E>>]?: Input<E, P, Shape<E>[K]> }
/** Values given for single rows. */
export type Given<E> = { readonly [K in DataKey<Shape<E>>]?: Plain<Shape<E>[K]> | Row<E>[K] }
