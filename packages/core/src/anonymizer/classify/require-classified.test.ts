import { describe, expect, it } from '@jest/globals'
import { makeChild, makeEntity, makeField, makeSchema, makeToOne } from '../../schema/testing/make.js'
import type { Schema } from '../../schema/schema.js'
import { createTransform } from '../transforms/create-transform.js'
import type { Classification, FieldClass } from '../reports.js'
import { requireClassified } from './require-classified.js'

const text = { kind: 'text', length: 255 } as const
const schema: Schema = makeSchema(
  makeEntity('User', {
    fields: [
      makeField('id'),
      makeField('email', { type: text }),
      makeField('constructor', { type: text }),
      makeField('search', { type: text, generated: 'computed' }),
    ],
  }),
  makeChild('Order', [makeToOne('user', 'User')]),
  makeEntity('audit', { origin: 'database', fields: [makeField('secret')] }),
)
const entry = (of: FieldClass, type: string): { class: FieldClass; reason: string; type: string } => ({
  class: of,
  reason: 'why',
  type,
})
const whole: Classification = {
  version: 1,
  entities: {
    User: {
      id: entry('key', 'integer32'),
      email: entry('direct', 'text(255)'),
      constructor: entry('safe', 'text(255)'),
    },
    Order: { id: entry('key', 'integer32'), userId: entry('direct', 'integer32') },
  },
}
const some = createTransform({ name: 'keep', common: {}, bind: () => Promise.reject(new Error('not bound here')) })
const rules = { rules: [{ entity: 'User', fields: { email: some } }] }
const found = (
  given: Classification | undefined,
  anonymizer = rules as Parameters<typeof requireClassified>[2],
): readonly string[] =>
  requireClassified(schema, given, anonymizer).map(
    ({ kind, entity, field, message }) => `${kind} ${entity}.${field}: ${message}`,
  )
const without = (entity: string, field: string): Classification => {
  const { [field]: _, ...rest } = whole.entities[entity] ?? {}
  return { version: 1, entities: { ...whole.entities, [entity]: rest } }
}

describe('a schema against its classification', () => {
  it('has nothing to find when every field has a class and what needs one a rule', () => {
    expect(found(whole)).toEqual([])
  })

  it('finds fields without a class, computed ones and tables of the database alone left out', () => {
    const kinds = requireClassified(schema, undefined, rules).map(
      ({ kind, entity, field }) => `${kind} ${entity}.${field}`,
    )
    expect(kinds).toEqual([
      'unclassified User.id',
      'unclassified User.email',
      'unclassified User.constructor',
      'unclassified Order.id',
      'unclassified Order.userId',
    ])
    expect(found(without('User', 'constructor'))).toHaveLength(1)
  })

  it('finds a changed type and says which', () => {
    const changed = { ...whole.entities['User'], email: entry('direct', 'text(80)') }
    expect(found({ version: 1, entities: { ...whole.entities, User: changed } })).toEqual([
      'changed User.email: It was text(80) and is text(255): see whether its class still holds, then write "type": "text(255)".',
    ])
  })

  it('finds entries of what is not there any more', () => {
    const entities = {
      ...whole.entities,
      Gone: { a: entry('safe', 'text') },
      Order: { ...whole.entities['Order'], b: entry('safe', 'text') },
    }
    expect(found({ version: 1, entities })).toEqual([
      'vanished Order.b: There is no such field any more: delete the entry.',
      'vanished Gone.a: There is no such entity any more: delete the entry.',
    ])
  })

  it.each(['direct', 'quasi', 'sensitive'] as const)('finds a %s field without a rule', (of) => {
    const User = { ...whole.entities['User'], constructor: entry(of, 'text(255)') }
    expect(found({ version: 1, entities: { ...whole.entities, User } })).toEqual([
      `no-rule User.constructor: It is ${of} and no rule replaces it: add one, or keep('why') to let it through.`,
    ])
  })

  it('takes no rule of another entity for one of this', () => {
    expect(
      found(whole, { rules: [{ entity: 'Order', fields: { email: some } }] }).map((line) => line.split(':')[0]),
    ).toEqual(['no-rule User.email', 'unknown-field Order.email'])
    expect(requireClassified(schema, whole, undefined)).toHaveLength(1)
  })

  it('takes a rule of the root for one of a child in the same table', () => {
    const inheritance = { root: 'Animal', discriminator: 'kind' }
    const fields = [makeField('id'), makeField('kind'), makeField('owner', { type: text })]
    const table = { name: 'animals' }
    const family = makeSchema(
      makeEntity('Animal', { table, fields, inheritance: { ...inheritance, value: 'animal' } }),
      makeEntity('Cat', { table, fields, inheritance: { ...inheritance, value: 'cat' } }),
    )
    const one = { id: entry('key', 'integer32'), kind: entry('safe', 'integer32'), owner: entry('direct', 'text(255)') }
    const given: Classification = { version: 1, entities: { Animal: one, Cat: one } }
    expect(requireClassified(family, given, { rules: [{ entity: 'Animal', fields: { owner: some } }] })).toEqual([])
    expect(requireClassified(family, given, { rules: [] })).toHaveLength(2)
  })
})

describe('names in the anonymizer that are not there', () => {
  it.each([
    [{ rules: [...rules.rules, { entity: 'Usr', fields: { a: some } }] }, 'Usr.', 'did you mean "User"?'],
    [{ rules: [...rules.rules, { entity: 'User', fields: { emial: some } }] }, 'User.emial', 'did you mean "email"?'],
    [{ rules: [...rules.rules, { entity: 'User', fields: { search: some } }] }, 'User.search', 'the database computes'],
    [{ rules: [...rules.rules, { entity: 'Order', fields: { user: some } }] }, 'Order.user', 'that is a relation'],
    [{ rules: [...rules.rules, { entity: 'audit', fields: { secret: some } }] }, 'audit.', 'there are User, Order.'],
    [{ ...rules, subjects: [{ entity: 'User', identity: ['mail'] }] }, 'User.mail', 'did you mean "email"?'],
    [
      { ...rules, quasiIdentifiers: [{ entity: 'User', fields: ['zip'] }] },
      'User.zip',
      'there are id, email, constructor.',
    ],
  ])('%# are found with what was meant', (anonymizer, place, message) => {
    const lines = found(whole, anonymizer)
    expect(lines).toHaveLength(1)
    expect(lines[0]).toContain(`unknown-field ${place}`)
    expect(lines[0]).toContain(message)
  })
})
