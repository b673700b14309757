import { describe, expect, it } from '@jest/globals'
import type { SeedError } from '../errors/seed-error.js'
import {
  entityOf,
  fieldOf,
  findEntity,
  foreignKeyFields,
  isOneToOne,
  relationOf,
  targetsOf,
  toOneRelations,
  uniqueSets,
  writable,
  writableEntities,
  writableFields,
} from './lookup.js'
import { makeChild, makeEntity, makeField, makeSchema, makeToOne } from './testing/make.js'

const user = makeEntity('User', {
  fields: [
    makeField('id'),
    makeField('email'),
    makeField('secretId', { hidden: true }),
    makeField('n', { generated: 'computed' }),
  ],
})
const order = makeChild('Order', [makeToOne('user', 'User'), makeToOne('coupon', 'Coupon', { arity: '0-1' })], {
  uniques: [{ fields: ['couponId'] }, { fields: ['userId'], where: 'x' }],
})
const stranger = makeEntity('migrations', { origin: 'database' })
const schema = makeSchema(user, order, stranger)

function errorOf(run: () => unknown): SeedError {
  try {
    run()
  } catch (error) {
    return error as SeedError
  }
  throw new Error('nothing was thrown')
}

describe('lookup', () => {
  it('finds by name', () => {
    expect(entityOf(schema, 'User')).toBe(user)
    expect(findEntity(schema, 'Nobody')).toBeUndefined()
    expect(fieldOf(user, 'email').name).toBe('email')
    expect(relationOf(order, 'user').target).toBe('User')
  })

  it('suggests what was probably meant', () => {
    expect(errorOf(() => entityOf(schema, 'Usr'))).toMatchObject({
      code: 'SCHEMA.UNKNOWN_ENTITY',
      fix: 'Did you mean User?',
    })
    expect(errorOf(() => fieldOf(user, 'emial'))).toMatchObject({
      code: 'SCHEMA.UNKNOWN_FIELD',
      fix: 'Did you mean email?',
    })
    expect(errorOf(() => relationOf(order, 'usr'))).toMatchObject({
      code: 'SCHEMA.UNKNOWN_RELATION',
      fix: 'Did you mean user?',
    })
  })

  it('lists what is known when nothing is near, without what cannot be written or seen', () => {
    expect(errorOf(() => entityOf(schema, 'Warehouse')).fix).toBe('Known: User, Order.')
    expect(errorOf(() => fieldOf(user, 'warehouse')).fix).toBe('Known: id, email, n.')
    expect(errorOf(() => entityOf(makeSchema(), 'User')).fix).toBe('The schema has none.')
  })

  it('tells foreign keys, unique sets and what can be written', () => {
    expect(toOneRelations(order).map((relation) => relation.name)).toEqual(['user', 'coupon'])
    expect([...foreignKeyFields(order)]).toEqual(['userId', 'couponId'])
    expect(uniqueSets(order).map((set) => set.fields)).toEqual([['id'], ['couponId'], ['userId']])
    expect(uniqueSets(makeEntity('Log', { key: [] }))).toEqual([])
    expect(toOneRelations(order).map((relation) => isOneToOne(order, relation))).toEqual([false, true])
    expect([writable(user), writable(stranger)]).toEqual([true, false])
    expect(writableEntities(schema)).toEqual([user, order])
    expect(writableFields(user).map((field) => field.name)).toEqual(['id', 'email', 'secretId'])
  })

  it('leads from the root of a table to all who live in it', () => {
    const pet = (name: string) => makeEntity(name, { inheritance: { root: 'Pet', discriminator: 'kind', value: name } })
    const pets = makeSchema(pet('Pet'), pet('Cat'), user)
    expect(targetsOf(pets, 'Pet')).toEqual(['Pet', 'Cat'])
    expect(targetsOf(pets, 'Cat')).toEqual(['Cat'])
    expect(targetsOf(pets, 'User')).toEqual(['User'])
    expect(targetsOf(makeSchema(pet('Cat')), 'Pet')).toEqual(['Cat'])
  })
})
