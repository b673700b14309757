import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { Capabilities } from '../adapter/port.js'
import { formatError } from '../errors/seed-error.js'
import { makeChild, makeEntity, makeSchema, makeToOne } from '../schema/testing/make.js'
import type { Schema } from '../schema/schema.js'
import { arrangeExactly, arrangeGreedily, improve, type LocalLink } from './arrange.js'
import { everyPlanIsValid, noOrderIsBetter, orderIsDeterministic } from './order.laws.js'
import { orderEntities, type OrderPlan } from './order.js'

const immediate: Capabilities = { rollback: true, ormWrites: true, deferredForeignKeys: false }
const deferring: Capabilities = { ...immediate, deferredForeignKeys: true }
const order = (schema: Schema, capabilities = immediate): OrderPlan =>
  orderEntities(
    schema,
    schema.entities.map((entity) => entity.name),
    capabilities,
  )
const namesOf = (plan: OrderPlan): string => plan.steps.map((step) => step.entity).join(' ')
const nullable = { arity: '0-1' } as const

describe('orderEntities', () => {
  it('puts parents first and goes by name among the free', () => {
    const schema = makeSchema(
      makeChild('OrderItem', [makeToOne('order', 'Order'), makeToOne('product', 'Product')]),
      makeChild('Order', [makeToOne('user', 'User')]),
      makeEntity('User'),
      makeChild('Product', [makeToOne('category', 'Category')]),
      makeEntity('Category'),
    )
    expect(order(schema)).toEqual({
      steps: ['Category', 'Product', 'User', 'Order', 'OrderItem'].map((entity) => ({ entity, later: [] })),
      deferred: false,
      problems: [],
    })
  })

  it('puts a join entity after both sides', () => {
    const schema = makeSchema(
      makeChild('A_join', [makeToOne('post', 'Post'), makeToOne('tag', 'Tag')], { joinTable: true }),
      makeEntity('Tag'),
      makeEntity('Post'),
    )
    expect(namesOf(order(schema))).toBe('Post Tag A_join')
  })

  it('leaves self references to the rows', () => {
    const plan = order(makeSchema(makeChild('Category', [makeToOne('parent', 'Category')])))
    expect(plan).toEqual({ steps: [{ entity: 'Category', later: [] }], deferred: false, problems: [] })
  })

  it('leaves the fewest nullable relations for a second pass', () => {
    const schema = makeSchema(
      makeChild('Team', [makeToOne('lead', 'User', nullable)]),
      makeChild('User', [makeToOne('team', 'Team', nullable), makeToOne('backup', 'Team', nullable)]),
    )
    expect(order(schema, deferring).steps).toEqual([
      { entity: 'Team', later: ['lead'] },
      { entity: 'User', later: [] },
    ])
  })

  it('gives way where nothing is enforced, without a second pass', () => {
    const schema = makeSchema(
      makeChild('A', [makeToOne('b', 'B', { enforced: false })]),
      makeChild('B', [makeToOne('a', 'A', nullable)]),
    )
    expect(order(schema)).toEqual({
      steps: [
        { entity: 'A', later: [] },
        { entity: 'B', later: [] },
      ],
      deferred: false,
      problems: [],
    })
  })

  it('defers where no relation is nullable and the database can', () => {
    const cycle = (deferrable?: boolean): Schema =>
      makeSchema(
        makeChild('Team', [makeToOne('lead', 'User', deferrable === undefined ? {} : { deferrable })]),
        makeChild('User', [makeToOne('team', 'Team', deferrable === undefined ? {} : { deferrable })]),
      )
    expect(order(cycle(true), deferring)).toMatchObject({ deferred: true, problems: [] })
    expect(order(cycle(), deferring)).toMatchObject({ deferred: true, problems: [] })
    expect(order(cycle(false), deferring).problems).toHaveLength(1)
    expect(order(cycle(true), immediate).problems).toHaveLength(1)
  })

  it('refuses a cycle of required relations and names its edges', () => {
    const schema = makeSchema(
      makeChild('User', [makeToOne('team', 'Team')]),
      makeChild('Team', [makeToOne('lead', 'User')]),
    )
    const [problem] = order(schema).problems
    expect(problem?.code).toBe('GRAPH.REQUIRED_CYCLE')
    expect(formatError(problem as never).replace(/\u001b\[\d+m/g, '')).toBe(
      [
        'SeedError: GRAPH.REQUIRED_CYCLE: cannot order Team -> User -> Team',
        '  Why: Every foreign key on this path is required, so none of these rows can be inserted first.',
        '  Fix: Make one of Team.lead, User.team nullable, or defer its constraint.',
      ].join('\n'),
    )
  })

  it('names each separate cycle once, the shortest, and reports all problems together', () => {
    const schema = makeSchema(
      makeChild('A', [makeToOne('b', 'B')]),
      makeChild('B', [makeToOne('c', 'C'), makeToOne('a', 'A')]),
      makeChild('C', [makeToOne('a', 'A')]),
      makeChild('X', [makeToOne('y', 'Y')]),
      makeChild('Y', [makeToOne('x', 'X')]),
    )
    const plan = orderEntities(schema, ['A', 'B', 'C', 'X', 'Y', 'Usr'], immediate)
    expect(plan.problems.map((problem) => problem.message)).toEqual([
      'SCHEMA.UNKNOWN_ENTITY: there is no entity Usr',
      'GRAPH.REQUIRED_CYCLE: cannot order A -> B -> A',
      'GRAPH.REQUIRED_CYCLE: cannot order X -> Y -> X',
    ])
  })

  it('leaves out what is not asked for, and takes a name given twice once', () => {
    const schema = makeSchema(makeChild('Order', [makeToOne('user', 'User')]), makeEntity('User'))
    expect(namesOf(orderEntities(schema, ['Order', 'Order'], immediate))).toBe('Order')
  })

  it('takes a relation to the root of a single-table inheritance as one to any of its entities', () => {
    const inherit = (value: string) => ({
      table: { name: 'animals' },
      inheritance: { root: 'Pet', discriminator: 'kind', value },
    })
    const schema = makeSchema(
      makeChild('Badge', [makeToOne('pet', 'Pet')]),
      makeEntity('Cat', inherit('cat')),
      makeEntity('Zebra', inherit('zebra')),
      makeEntity('Pet', inherit('pet')),
    )
    expect(namesOf(order(schema))).toBe('Cat Pet Zebra Badge')
  })
})

describe('laws of the order', () => {
  it('every plan is valid, with and without deferred keys', () => {
    fc.assert(everyPlanIsValid(orderEntities, 8, false), { numRuns: 400 })
    fc.assert(everyPlanIsValid(orderEntities, 8, true), { numRuns: 400 })
  })

  it('every plan of a large component is valid too', () => {
    fc.assert(everyPlanIsValid(orderEntities, 30, false), { numRuns: 60 })
    fc.assert(everyPlanIsValid(orderEntities, 30, true), { numRuns: 60 })
  })

  it('is the same whatever the order of its input', () => {
    fc.assert(orderIsDeterministic(orderEntities, 8))
    fc.assert(orderIsDeterministic(orderEntities, 24), { numRuns: 30 })
  })

  it('leaves no more open than the best of all orders', () => {
    fc.assert(noOrderIsBetter(orderEntities, 5), { numRuns: 300 })
  })
})

describe('arranging beyond the exact size', () => {
  const links = fc
    .integer({ min: 2, max: 9 })
    .chain((size) =>
      fc.array(
        fc.array(
          fc.record({
            price: fc.constantFrom(1, 1e4, 1e8),
            targets: fc.uniqueArray(fc.nat(size - 1), { minLength: 1, maxLength: 2 }),
          }),
          { maxLength: 3 },
        ),
        { minLength: size, maxLength: size },
      ),
    )
    .map((lists): LocalLink[][] =>
      lists.map((list, at) =>
        list.map((link) => ({ ...link, targets: link.targets.filter((target) => target !== at) })),
      ),
    )
  const price = (lists: readonly (readonly LocalLink[])[], turn: readonly number[]): number =>
    lists.reduce(
      (total, list, at) =>
        total +
        list.reduce(
          (sum, link) =>
            sum + (link.targets.some((target) => turn.indexOf(target) > turn.indexOf(at)) ? link.price : 0),
          0,
        ),
      0,
    )

  it('stays between the best and the greedy order, and is mostly the best', () => {
    let best = 0
    let total = 0
    fc.assert(
      fc.property(links, (lists) => {
        const [exact, greedy] = [price(lists, arrangeExactly(lists)), price(lists, arrangeGreedily(lists))]
        const improved = price(lists, improve(lists, arrangeGreedily(lists)))
        expect(improved).toBeGreaterThanOrEqual(exact)
        expect(improved).toBeLessThanOrEqual(greedy)
        total++
        if (improved === exact) best++
      }),
      { numRuns: 500, seed: 42 },
    )
    expect(best / total).toBeGreaterThan(0.9)
  })

  it('orders 400 entities in one circle with one nullable edge', () => {
    const names = Array.from({ length: 400 }, (_, i) => `E${String(i).padStart(3, '0')}`)
    const schema = makeSchema(
      ...names.map((name, i) =>
        makeChild(name, [makeToOne('next', names[(i + 1) % 400] as string, i === 123 ? nullable : {})]),
      ),
    )
    const plan = order(schema)
    expect(plan.problems).toEqual([])
    expect(plan.steps[0]).toEqual({ entity: 'E123', later: ['next'] })
    expect(plan.steps.filter((step) => step.later.length > 0)).toHaveLength(1)
  })
})
