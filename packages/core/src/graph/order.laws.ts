import fc from 'fast-check'
import type { Capabilities } from '../adapter/port.js'
import { makeChild, makeSchema, makeToOne } from '../schema/testing/make.js'
import type { Schema, ToOne } from '../schema/schema.js'
import { toOneRelations } from '../schema/lookup.js'
import type { OrderPlan } from './order.js'

type Order = (schema: Schema, names: readonly string[], capabilities: Capabilities) => OrderPlan

/** Random schemas of up to `max` entities; self references, several relations between two, cycles. */
export function schemas(max: number): fc.Arbitrary<Schema> {
  return fc.integer({ min: 1, max }).chain((size) => {
    const relation = fc.record({
      target: fc.nat(size - 1),
      arity: fc.constantFrom<ToOne['arity']>('1', '0-1', '0-1'),
      enforced: fc.boolean(),
      deferrable: fc.constantFrom(true, false, undefined),
    })
    return fc.array(fc.array(relation, { maxLength: 3 }), { minLength: size, maxLength: size }).map((lists) =>
      makeSchema(
        ...lists.map((list, at) =>
          makeChild(
            nameAt(at),
            list.map(({ target, arity, enforced, deferrable }, n) =>
              makeToOne(`r${n}`, nameAt(target), {
                arity,
                enforced,
                ...(deferrable === undefined ? {} : { deferrable }),
              }),
            ),
          ),
        ),
      ),
    )
  })
}

const nameAt = (at: number): string => `E${String(at).padStart(2, '0')}`
const namesOf = (schema: Schema): readonly string[] => schema.entities.map((entity) => entity.name)

/** What keeps a relation from being satisfied when its row is inserted. */
function violations(schema: Schema, plan: OrderPlan): readonly ToOne[] {
  const turn = new Map(plan.steps.map((step, at) => [step.entity, at]))
  return schema.entities.flatMap((entity) => {
    const step = plan.steps.find((candidate) => candidate.entity === entity.name)
    return toOneRelations(entity).filter(
      (relation) =>
        relation.enforced &&
        step?.later.includes(relation.name) === false &&
        (turn.get(relation.target) ?? -1) > (turn.get(entity.name) ?? -1),
    )
  })
}

/** Every plan without problems can be carried out: what is enforced at once finds its target, or is NULL at first. */
export function everyPlanIsValid(order: Order, max: number, deferredForeignKeys: boolean): fc.IProperty<unknown> {
  return fc.property(schemas(max), (schema) => {
    const plan = order(schema, namesOf(schema), { rollback: true, ormWrites: true, deferredForeignKeys })
    const planned = plan.steps.map((step) => step.entity).sort()
    if (JSON.stringify(planned) !== JSON.stringify(namesOf(schema))) return false
    if (plan.problems.length > 0) return true
    return violations(schema, plan).every(
      (relation) => plan.deferred && relation.arity === '1' && relation.deferrable !== false,
    )
  })
}

/** The order of the names given and of the entities in the schema has no say. */
export function orderIsDeterministic(order: Order, max: number): fc.IProperty<unknown> {
  const capabilities: Capabilities = { rollback: true, ormWrites: true, deferredForeignKeys: true }
  return fc.property(schemas(max), (schema) => {
    const reversed = { entities: [...schema.entities].reverse() }
    const text = (plan: OrderPlan): string =>
      JSON.stringify([plan.steps, plan.deferred, plan.problems.map((problem) => problem.message)])
    return (
      text(order(schema, namesOf(schema), capabilities)) ===
      text(order(reversed, [...namesOf(schema)].reverse(), capabilities))
    )
  })
}

/** No order of all leaves fewer open: deferred ones first, then second-pass ones. Problems appear exactly where none is possible. */
export function noOrderIsBetter(order: Order, max: number): fc.IProperty<unknown> {
  return fc.property(schemas(max), fc.boolean(), (schema, deferredForeignKeys) => {
    const plan = order(schema, namesOf(schema), { rollback: true, ormWrites: true, deferredForeignKeys })
    const least = Math.min(...permutations(namesOf(schema)).map((names) => priceOf(schema, names, deferredForeignKeys)))
    if (least >= IMPOSSIBLE) return plan.problems.length > 0
    if (plan.problems.length > 0) return false
    const later = plan.steps.reduce((total, step) => total + step.later.length, 0)
    return later === least % DEFERRED && plan.deferred === least >= DEFERRED
  })
}

const DEFERRED = 1_000
const IMPOSSIBLE = 1_000_000

/** Written apart from the code under test, straight from the rule. */
function priceOf(schema: Schema, names: readonly string[], deferredForeignKeys: boolean): number {
  let price = 0
  for (const entity of schema.entities) {
    for (const relation of toOneRelations(entity)) {
      if (!relation.enforced || names.indexOf(relation.target) <= names.indexOf(entity.name)) continue
      if (relation.arity === '0-1') price += 1
      else price += deferredForeignKeys && relation.deferrable !== false ? DEFERRED : IMPOSSIBLE
    }
  }
  return price
}

function permutations<T>(list: readonly T[]): readonly (readonly T[])[] {
  if (list.length <= 1) return [list]
  return list.flatMap((first, at) => permutations(list.filter((_, i) => i !== at)).map((rest) => [first, ...rest]))
}
