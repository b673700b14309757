import { buildRows } from '../engine/build.js'
import { FACTORY, type AfterCreate, type AnyFactory, type Factory, type FactoryData } from './factory.js'
import { notAnEntity, unknownState } from '../errors/factory.js'
import type { RowSet } from './row-set.js'
import type { DataKey, Definition, EntityClass, Shape } from './types.js'

/** Transient parameters of a factory and their defaults. */
export interface FactoryOptions<P extends object> {
  readonly params: P
}

/**
 * Declares how rows of an entity are made: a value, a cell (a function of its context) or a relation per field.
 * Fields left out are inferred from the schema when rows are created.
 *
 * @param entity - The entity's class.
 * @param definition - What is known of its fields; typed from the entity, unknown fields do not compile.
 * @param options - Transient parameters with their defaults.
 * @throws {SeedError} `FACTORY.NOT_AN_ENTITY` for anything without a name.
 */
export function defineFactory<E, K extends DataKey<Shape<E>>, P extends object = object>(
  entity: EntityClass<E>,
  definition: Pick<Definition<NoInfer<E>, NoInfer<P>>, K>,
  options?: FactoryOptions<P>,
): Factory<E, K, Readonly<Record<never, never>>, P> {
  const name = (entity as { readonly name?: unknown } | undefined)?.name
  if (typeof name !== 'string' || name === '') throw notAnEntity(entity)
  return createFactory(name, definition, options?.params) as unknown as Factory<E, K, Readonly<Record<never, never>>, P>
}

/** Declares a factory of an entity that is known by name; `M` maps names to row types. */
export type DefineByName<M> = <N extends keyof M & string, K extends DataKey<Shape<M[N]>>, P extends object = object>(
  entity: N,
  definition: Pick<Definition<M[N], NoInfer<P>>, K>,
  options?: FactoryOptions<P>,
) => Factory<M[N], K, Readonly<Record<never, never>>, P>

/** For entities without classes: `const define = factoriesFor<Models>()`, then `define('User', {...})`. */
export function factoriesFor<M>(): DefineByName<M> {
  return ((entity: string, definition: object, options?: FactoryOptions<object>) =>
    createFactory(entity, definition, options?.params)) as unknown as DefineByName<M>
}

function createFactory(entity: string, definition: object, params: object = {}): AnyFactory {
  return fromData({
    entity,
    definition: definition as Readonly<Record<string, unknown>>,
    states: {},
    params: params as Readonly<Record<string, unknown>>,
    recycled: [],
    afterCreate: [],
  })
}

/** A factory of an entity that nobody defined: every field is inferred. */
export function emptyFactory(entity: string): AnyFactory {
  return createFactory(entity, {})
}

/** The same factory with values given on top. */
export function giveValues(factory: AnyFactory, given: object | undefined): AnyFactory {
  if (given === undefined) return factory
  const data = factory[FACTORY]
  return fromData({ ...data, definition: { ...data.definition, ...given } })
}

function fromData(data: FactoryData): AnyFactory {
  const change = (part: Partial<FactoryData>): AnyFactory => fromData({ ...data, ...part })
  const build = (count: number, given?: object): readonly unknown[] => buildRows(giveValues(factory, given), count)
  const factory = {
    entity: data.entity,
    [FACTORY]: data,
    states: (states: object) => change({ states: { ...data.states, ...states } }),
    as: (state: string, ...parameters: readonly unknown[]) =>
      change({ definition: { ...data.definition, ...stateOf(data, state, parameters) } }),
    with: (parameters: object) => change({ params: { ...data.params, ...parameters } }),
    recycle: (rows: RowSet<unknown>) => change({ recycled: [...data.recycled, rows] }),
    afterCreate: (hook: AfterCreate<unknown>) => change({ afterCreate: [...data.afterCreate, hook] }),
    build: (given?: object) => build(1, given)[0],
    buildMany: (count: number, given?: object) => build(count, given),
  }
  return factory
}

function stateOf(data: FactoryData, name: string, parameters: readonly unknown[]): object {
  const state = data.states[name]
  if (state === undefined) throw unknownState(data.entity, name, Object.keys(data.states))
  return typeof state === 'function'
    ? (state as (...given: readonly unknown[]) => object)(...parameters)
    : (state as object)
}
