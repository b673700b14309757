import type { AnyFactory, Factory } from '../factory/factory.js'
import type { RowSet } from '../factory/row-set.js'
import type { DataKey, EntityClass, Given, Row, Shape } from '../factory/types.js'
import { notRunYet } from '../errors/run.js'
import type { Tuple } from '../schema/schema.js'

/** What a step may do besides its own work. */
export interface StepTools {
  /** Remembers rows that the step wrote itself, by key, so that `clean` removes them too. */
  readonly track: (entity: string | EntityClass<unknown>, keys: readonly Tuple[]) => void
}

/** Work on the ORM's own client between two parts of a run, in its transaction. */
export type StepWork<Client> = (client: Client, tools: StepTools) => void | Promise<void>

/** What a seeder's `run` works with. It records; nothing is written until all seeders have been asked. */
export interface SeedContext<Client = unknown> {
  readonly seed: number | string
  /** The run's reference date. */
  readonly now: Date
  /** Records that so many rows are wanted, and gives the set they will be. */
  readonly create: <E, K extends DataKey<Shape<E>>>(
    factory: Factory<E, K, never, never> | FactoryOf<E>,
    count?: number,
    given?: Given<E>,
  ) => RowSet<E>
  /** The count asked for on the command line or in options, else `count`. */
  readonly count: (entity: string | EntityClass<unknown>, count: number) => number
  /** Records work on the ORM's client: a barrier that earlier rows are written before. */
  readonly step: (name: string, work: StepWork<Client>) => void
}

/** A factory as far as its entity's type goes. */
export type FactoryOf<E> = AnyFactory & { readonly makes?: (row: E) => void }

/** A seeder class, or one with its options set by `with`. */
export interface SeederClass<S extends Seeder = Seeder> {
  new (options?: never): S
  readonly dependsOn?: readonly SeederClass[]
  readonly name: string
}

/**
 * Asks for the rows of a data set. Subclasses say what in `run`, and which seeders come first in `static dependsOn`.
 *
 * @typeParam Options - The seeder's own options, set with `with({...})`.
 */
export abstract class Seeder<Options extends object = object> {
  static readonly dependsOn?: readonly SeederClass[]
  readonly options: Readonly<Partial<Options>>
  #sets: readonly RowSet<unknown>[] | undefined

  constructor(options?: Readonly<Partial<Options>>) {
    this.options = options ?? ({} as Readonly<Partial<Options>>)
  }

  /** The same seeder with its options set: `seeders: [UserSeeder.with({ count: 500 })]`. */
  static with<Options extends object, S extends Seeder<Options>>(
    this: new (options?: Readonly<Partial<Options>>) => S,
    options: Readonly<Partial<Options>>,
  ): S {
    return new this(options)
  }

  /** Records what is wanted. May await, but not the writing of what it recorded. */
  abstract run(context: SeedContext<never>): void | Promise<void>

  /**
   * The rows this seeder made in the last run, each computed when reached.
   * @throws {SeedError} `RUN.NOT_RUN` before a run.
   */
  getRecords<E = unknown>(): Iterable<Row<E>> {
    const sets = this.#sets
    if (sets === undefined) throw notRunYet(this.constructor.name)
    return flatten(sets) as Iterable<Row<E>>
  }

  /** Called by the run. */
  keep(sets: readonly RowSet<unknown>[]): void {
    this.#sets = sets
  }
}

function* flatten(sets: readonly RowSet<unknown>[]): Generator<unknown> {
  for (const set of sets) yield* set
}
