import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { entity, field, toOne } from '../memory/testing/domain.js'
import type { Entity, Schema } from '../schema/schema.js'
import { deletionOrder } from './deletion-order.js'

const INT = { kind: 'integer', bits: 32 } as const

/** An entity `E<i>` with a foreign key to each of these targets. */
function node(i: number, edges: readonly { to: number; nullable: boolean }[]): Entity {
  const fields = edges.map((edge, at) => field(`r${at}Id`, INT, { nullable: edge.nullable }))
  const relations = edges.map((edge, at) => toOne(`r${at}`, `E${edge.to}`))
  return entity(`E${i}`, `e${i}`, [field('id', INT), ...fields], { relations })
}

const graph: fc.Arbitrary<Schema> = fc.integer({ min: 1, max: 7 }).chain((size) =>
  fc
    .array(fc.array(fc.record({ to: fc.nat(size - 1), nullable: fc.boolean() }), { maxLength: 4 }), {
      minLength: size,
      maxLength: size,
    })
    .map((nodes) => ({ entities: nodes.map((edges, i) => node(i, edges)) })),
)

describe('deletionOrder', () => {
  it('lists every entity once; a relation that is not cut leads to a later one, unless no order exists', () => {
    fc.assert(
      fc.property(graph, (schema) => {
        const { entities, blanks } = deletionOrder(schema, schema.entities)
        expect(new Set(entities)).toEqual(new Set(schema.entities))
        const isCut = (one: Entity, name: string): boolean =>
          blanks.some((blank) => blank.entity === one && blank.fields.includes(`${name}Id`))
        const violated = schema.entities.flatMap((one) =>
          one.relations.filter((relation) => {
            const target = entities.findIndex(({ name }) => name === relation.target)
            return target < entities.indexOf(one) && !isCut(one, relation.name)
          }),
        )
        // Only where required relations alone form a cycle may one of them lead backwards.
        if (!hasRequiredCycle(schema)) expect(violated).toEqual([])
      }),
      { numRuns: 300, seed: 42 },
    )
  })

  it('keeps the given order among the free', () => {
    const list = [2, 0, 1].map((i) => node(i, []))
    expect(deletionOrder({ entities: list }, list).entities.map((one) => one.name)).toEqual(['E2', 'E0', 'E1'])
  })

  it('cuts nullable self references and asks for newest rows first otherwise', () => {
    const [soft, hard] = [node(0, [{ to: 0, nullable: true }]), node(1, [{ to: 1, nullable: false }])]
    const order = deletionOrder({ entities: [soft, hard] }, [soft, hard])
    expect(order.blanks).toEqual([{ entity: soft, fields: ['r0Id'] }])
    expect([...order.newestFirst]).toEqual([hard])
  })
})

function hasRequiredCycle(schema: Schema): boolean {
  const targets = (name: string): readonly string[] =>
    (schema.entities.find((one) => one.name === name)?.relations ?? [])
      .filter((relation) => relation.target !== name)
      .filter((relation) => {
        const owner = schema.entities.find((one) => one.name === name)
        return owner?.fields.find((one) => one.name === `${relation.name}Id`)?.nullable === false
      })
      .map((relation) => relation.target)
  const reaches = (from: string, to: string, seen = new Set<string>()): boolean =>
    targets(from).some((next) => next === to || (!seen.has(next) && reaches(next, to, seen.add(next))))
  return schema.entities.some(({ name }) => reaches(name, name))
}
