import { describe, expect, it } from '@jest/globals'
import type { Entity } from './schema.js'
import { makeEntity, makeField } from './testing/make.js'
import { entityIn, makeTable, merge } from './testing/merging.js'

describe('mergeSchemas: unique sets and checks', () => {
  const fields = ['id', 'a', 'b'].map((name) => makeField(name))
  const run = (orm: Partial<Entity>, database: Partial<Entity>): { entity: Entity; notes: readonly string[] } => {
    const result = merge([makeEntity('Thing', { fields, ...orm })], [makeTable('thing', fields, database)])
    return { entity: entityIn(result, 'Thing'), notes: result.notes }
  }

  it('has each set once, the database’s spelling first, whatever the order of its fields', () => {
    const { entity, notes } = run(
      { uniques: [{ fields: ['a', 'b'] }] },
      { uniques: [{ name: 'UQ', fields: ['b', 'a'] }, { fields: ['a', 'b'] }, { fields: ['id'] }] },
    )
    expect(entity.uniques).toMatchObject([{ fields: expect.arrayContaining(['a', 'b']) }])
    expect(entity.uniques).toHaveLength(1)
    expect(notes).toEqual([])
  })

  it('keeps what only one of them knows, and says so', () => {
    const { entity, notes } = run({ uniques: [{ fields: ['a'] }] }, { uniques: [{ fields: ['b'] }] })
    expect(entity.uniques.map((set) => set.fields)).toEqual([['a'], ['b']])
    expect(notes).toEqual([
      'Thing (a): the ORM says unique, the database does not enforce it',
      'Thing (b): only the database has this unique set',
    ])
  })

  it('keeps a full and a partial set over the same fields apart, and two spellings of one condition together', () => {
    const where = { fields: ['a'], where: '(a > (0)::numeric)' }
    expect(run({ uniques: [{ fields: ['a'] }] }, { uniques: [where] }).entity.uniques).toEqual([
      { fields: ['a'] },
      where,
    ])
    expect(run({ uniques: [{ fields: ['a'], where: '"a" > 0' }] }, { uniques: [where] })).toMatchObject({
      entity: { uniques: [where] },
      notes: [],
    })
    expect(
      run(
        { uniques: [{ fields: ['a'], where: 'a IN (1, 2)' }] },
        { uniques: [{ fields: ['a'], where: 'a = ANY (ARRAY[1, 2])' }] },
      ).entity.uniques,
    ).toHaveLength(1)
    expect(
      run({}, { uniques: [{ fields: ['a'], expression: 'lower(a)' }, { fields: ['a'] }] }).entity.uniques,
    ).toHaveLength(2)
  })

  it("keeps the database's key as a unique set where the ORM has another", () => {
    const { entity, notes } = run({ key: ['a'] }, { key: ['id'] })
    expect([entity.key, entity.uniques.map((set) => set.fields)]).toEqual([['a'], [['id']]])
    expect(notes[0]).toBe("Thing: the ORM's key is (a), the database's (id); the ORM's is used")
    expect(run({ key: [] }, { key: ['id'] }).entity.key).toEqual(['id'])
    expect(run({}, { key: [] }).notes).toEqual(["Thing: the database has no primary key, the ORM's is used"])
  })

  it('has each check once, by name or by expression', () => {
    const stored = { name: 'CHK_1', expression: '((a >= (0)::numeric))' }
    expect(run({ checks: [{ name: 'other', expression: 'a >= 0' }] }, { checks: [stored] })).toMatchObject({
      entity: { checks: [stored] },
      notes: [],
    })
    expect(run({ checks: [{ name: 'CHK_1', expression: 'a IN (1)' }] }, { checks: [stored] })).toMatchObject({
      entity: { checks: [stored] },
      notes: [],
    })
    const lost = run({ checks: [{ name: 'CHK_2', expression: 'b > 0' }] }, { checks: [stored] })
    expect(lost.entity.checks).toHaveLength(2)
    expect(lost.notes).toEqual(['Thing: the ORM declares the check CHK_2, the database does not enforce it'])
  })
})
