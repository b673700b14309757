import { describe, expect, it } from '@jest/globals'
import { fieldOf } from './lookup.js'
import type { Entity, Field } from './schema.js'
import { makeChild, makeEntity, makeField, makeToOne } from './testing/make.js'
import { entityIn, makeForeignKey, makeTable, merge, user, users } from './testing/merging.js'

describe('mergeSchemas: single-table inheritance', () => {
  const kind = makeField('kind', { role: 'discriminator', type: { kind: 'text' } })
  const pet = (name: string, own: readonly Field[], more: Partial<Entity> = {}): Entity =>
    makeEntity(name, {
      table: { name: 'pets' },
      fields: [makeField('id'), kind, ...own],
      inheritance: { root: 'Pet', discriminator: 'kind', value: name },
      ...more,
    })
  const cat = pet('Cat', [makeField('lives')])
  const dog = pet('Dog', [makeField('ownerId')], { relations: [makeToOne('owner', 'User')] })
  const pets = makeTable(
    'pets',
    [
      makeField('id'),
      makeField('kind', { type: { kind: 'text' } }),
      makeField('lives', { nullable: true }),
      makeField('ownerId', { nullable: true }),
      makeField('since', { nullable: true }),
    ],
    {
      relations: [makeForeignKey(['ownerId'], 'users')],
      uniques: [{ fields: ['ownerId'] }, { fields: ['since'] }, { fields: ['lives', 'ownerId'] }],
      checks: [
        { name: 'c1', expression: 'lives > 0' },
        { name: 'c2', expression: '"ownerId" > 0' },
        { name: 'c3', expression: 'id > 0' },
      ],
    },
  )
  const result = merge([pet('Pet', []), cat, dog, user], [pets, users])

  it('gives each entity its own columns and what the ORM does not know', () => {
    expect(result.schema.entities.map((entity) => entity.fields.map((field) => field.name).join(' '))).toEqual([
      'id kind since',
      'id kind lives since',
      'id kind ownerId since',
      'id',
    ])
    expect(fieldOf(entityIn(result, 'Cat'), 'lives').nullable).toBe(false)
  })

  it('gives each entity the constraints of its own columns', () => {
    const seen = ['Pet', 'Cat', 'Dog'].map((name) => {
      const { uniques, checks, relations } = entityIn(result, name)
      return [
        uniques.map((set) => set.fields.join('+')).join(' '),
        checks.map((check) => check.name).join(' '),
        relations.map((relation) => `<${relation.name}>`).join(' '),
      ]
    })
    expect(seen).toEqual([
      ['since', 'c3', ''],
      ['since', 'c1 c3', ''],
      ['ownerId since', 'c2 c3', '<owner>'],
    ])
    expect(entityIn(result, 'Dog').relations).toMatchObject([{ enforced: true, arity: '1' }])
    expect(result.problems).toEqual([])
  })

  it('leads foreign keys of others to the root', () => {
    const bare = makeChild('Visit', [makeToOne('pet', 'Pet')], { table: { name: 'visits' } })
    const visits = makeTable('visits', [makeField('id'), makeField('petId')], {
      relations: [makeForeignKey(['petId'], 'pets')],
    })
    const all = merge([pet('Pet', []), cat, bare], [pets, visits, users])
    expect(entityIn(all, 'Visit').relations).toMatchObject([{ target: 'Pet', enforced: true }])
  })
})
