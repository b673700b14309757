import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { entityOf } from './lookup.js'
import type { Entity, Field, Schema } from './schema.js'
import { makeEntity, makeField, makeSchema } from './testing/make.js'
import { merge } from './testing/merging.js'

describe('laws of the merge', () => {
  const schemaOf = fc
    .array(
      fc.record({
        nullable: fc.boolean(),
        length: fc.option(fc.integer({ min: 1, max: 99 }), { nil: undefined }),
        unique: fc.boolean(),
      }),
      { minLength: 4, maxLength: 4 },
    )
    .map((list): Entity => {
      const fields = list.map(({ nullable, length }, at) =>
        makeField(`f${at}`, { nullable, type: length === undefined ? { kind: 'text' } : { kind: 'text', length } }),
      )
      return makeEntity('T', {
        fields: [makeField('id'), ...fields],
        uniques: list.flatMap(({ unique }, at) => (unique ? [{ fields: [`f${at}`] }] : [])),
      })
    })
  const limit = (field: Field): number => (field.type.kind === 'text' ? (field.type.length ?? Infinity) : Infinity)

  it('the stricter wins, from whichever side', () => {
    fc.assert(
      fc.property(schemaOf, schemaOf, (a, b) => {
        const { schema } = merge([a], [{ ...b, name: 't', origin: 'database' }])
        const result = entityOf(schema, 'T')
        result.fields.forEach((field, at) => {
          const [x, y] = [a.fields[at] as Field, b.fields[at] as Field]
          expect(field.nullable).toBe(x.nullable && y.nullable)
          expect(limit(field)).toBe(Math.min(limit(x), limit(y)))
        })
        const names = (entity: Entity): string[] => entity.uniques.map((set) => set.fields.join())
        expect(names(result).sort()).toEqual([...new Set([...names(a), ...names(b)])].sort())
      }),
    )
  })

  it('merging a schema with its own catalog changes and says nothing', () => {
    fc.assert(
      fc.property(schemaOf, (entity) => {
        const { schema, notes, problems } = merge([entity], [{ ...entity, name: 't', origin: 'database' }])
        expect<Schema>(schema).toEqual(makeSchema(entity))
        expect([...notes, ...problems]).toEqual([])
      }),
    )
  })
})
