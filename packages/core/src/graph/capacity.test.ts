import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { makeChild, makeEntity, makeField, makeSchema, makeToOne } from '../schema/testing/make.js'
import type { Entity, FieldType } from '../schema/schema.js'
import { capacityProblems, type Demand } from './capacity.js'
import { distinctValues } from './domain.js'

const messages = (entity: Entity, demand: Partial<Demand>): readonly string[] =>
  capacityProblems(makeSchema(entity), [{ entity: entity.name, rows: 0, pools: {}, ...demand }]).map(
    (problem) => problem.message,
  )

const profile = makeChild('Profile', [makeToOne('user', 'User')], { uniques: [{ fields: ['userId'] }] })
const pair = (key: boolean): Entity => {
  const relations = [makeToOne('post', 'Post'), makeToOne('tag', 'Tag')]
  const set = ['postId', 'tagId']
  return makeChild('PostTag', relations, key ? { key: set } : { uniques: [{ fields: set }] })
}
const withUnique = (type: FieldType, more: object = {}, set: object = {}): Entity =>
  makeEntity('Thing', {
    fields: [makeField('id'), makeField('x', { type, ...more })],
    uniques: [{ fields: ['x'], ...set }],
  })

describe('capacityProblems', () => {
  it('gives a one-to-one at most one child a parent', () => {
    expect(messages(profile, { rows: 5, pools: { User: 5 } })).toEqual([])
    expect(messages(profile, { rows: 6, pools: { User: 5 } })).toEqual([
      'PLAN.CAPACITY: Profile (userId): 6 rows asked for, at most 5 possible',
    ])
    expect(messages(profile, { rows: 1, pools: { User: 0 } })).toHaveLength(1)
    expect(messages(profile, { rows: 6 })).toEqual([])
  })

  it('refuses several children a parent of a one-to-one', () => {
    const under = (max: number) => ({
      rows: 5,
      pools: { User: 50 },
      enumeratedUnder: { relation: 'user', min: 1, max },
    })
    expect(messages(profile, under(1))).toEqual([])
    expect(messages(profile, under(2))).toEqual([
      'PLAN.CAPACITY: Profile (userId): 2 rows for one user asked for, at most 1 possible',
    ])
  })

  it.each([true, false])('gives a pair table at most m x n rows (key: %s)', (key) => {
    expect(messages(pair(key), { rows: 12, pools: { Post: 3, Tag: 4 } })).toEqual([])
    expect(messages(pair(key), { rows: 13, pools: { Post: 3, Tag: 4 } })).toEqual([
      'PLAN.CAPACITY: PostTag (postId, tagId): 13 rows asked for, at most 12 possible',
    ])
    const under = { rows: 6, pools: { Post: 3, Tag: 4 }, enumeratedUnder: { relation: 'post', min: 1, max: 5 } }
    expect(messages(pair(key), under)).toEqual([
      'PLAN.CAPACITY: PostTag (postId, tagId): 5 rows for one post asked for, at most 4 possible',
    ])
  })

  it('counts the values of small domains', () => {
    expect(messages(withUnique({ kind: 'boolean' }), { rows: 3 })).toEqual([
      'PLAN.CAPACITY: Thing (x): 3 rows asked for, at most 2 possible',
    ])
    expect(messages(withUnique({ kind: 'enum', values: ['a', 'b', 'b'] }), { rows: 2 })).toEqual([])
    expect(messages(withUnique({ kind: 'enum', values: ['a', 'b', 'b'] }), { rows: 3 })).toHaveLength(1)
    expect(messages(withUnique({ kind: 'integer', bits: 8 }), { rows: 257 })).toHaveLength(1)
    expect(messages(withUnique({ kind: 'text', length: 1 }), { rows: 97 })).toHaveLength(1)
    expect(messages(withUnique({ kind: 'text', length: 20 }), { rows: 1e9 })).toEqual([])
    expect(messages(withUnique({ kind: 'decimal', precision: 1 }), { rows: 20 })).toHaveLength(1)
    expect(messages(withUnique({ kind: 'uuid' }), { rows: 4e9 })).toEqual([])
  })

  it('counts keys, too', () => {
    const entity = makeEntity('Day', { fields: [makeField('id', { type: { kind: 'integer', bits: 8 } })] })
    expect(messages(entity, { rows: 300 })).toEqual([
      'PLAN.CAPACITY: Day (id): 300 rows asked for, at most 256 possible',
    ])
  })

  it('lets NULLs, conditions and expressions make room', () => {
    const bool: FieldType = { kind: 'boolean' }
    expect(messages(withUnique(bool, { nullable: true }), { rows: 30 })).toEqual([])
    expect(messages(withUnique(bool, { nullable: true }, { nullsNotDistinct: true }), { rows: 4 })).toEqual([
      'PLAN.CAPACITY: Thing (x): 4 rows asked for, at most 3 possible',
    ])
    expect(messages(withUnique(bool, {}, { where: 'x' }), { rows: 30 })).toEqual([])
    expect(messages(withUnique(bool, {}, { expression: 'not x' }), { rows: 30 })).toEqual([])
  })

  it('multiplies a parent with a plain field, and reports every problem', () => {
    const slot = makeChild('Slot', [makeToOne('room', 'Room')], {
      fields: [makeField('half', { type: { kind: 'boolean' } })],
      uniques: [{ fields: ['roomId', 'half'] }],
    })
    expect(messages(slot, { rows: 6, pools: { Room: 3 } })).toEqual([])
    expect(messages(slot, { rows: 7, pools: { Room: 3 } })).toHaveLength(1)
    const all = capacityProblems(makeSchema(slot, profile), [
      { entity: 'Slot', rows: 7, pools: { Room: 3 } },
      { entity: 'Profile', rows: 2, pools: { User: 1 } },
    ])
    expect(all.map((problem) => problem.code)).toEqual(['PLAN.CAPACITY', 'PLAN.CAPACITY'])
    expect(all[1]?.why).toBe('Profile has one row for each value at most: User will have 1 row.')
  })

  it('never reports fewer rows than m x n for random pools', () => {
    fc.assert(
      fc.property(fc.nat(50), fc.nat(50), fc.nat(3000), (post, tag, rows) => {
        expect(messages(pair(true), { rows, pools: { Post: post, Tag: tag } }).length > 0).toBe(rows > post * tag)
      }),
    )
  })

  it('knows domains', () => {
    expect(distinctValues({ kind: 'text', length: 2 })).toBe(1 + 95 + 95 ** 2)
    expect(distinctValues({ kind: 'integer', bits: 64 })).toBe(Infinity)
    expect(distinctValues({ kind: 'decimal', precision: 2, scale: 1 })).toBe(199)
    expect(distinctValues({ kind: 'json' })).toBe(Infinity)
  })
})
