import { describe, expect, it } from '@jest/globals'
import type { Entity, FieldType } from '../../schema/schema.js'
import { makeChild, makeEntity, makeField, makeSchema, makeToOne } from '../../schema/testing/make.js'
import { readEntity } from './names/read-entity.js'
import { proposeField } from './propose-field.js'
import type { Proposed } from './proposal.js'

const text: FieldType = { kind: 'text', length: 80 }
const number: FieldType = { kind: 'decimal', precision: 10, scale: 2 }

/** What is proposed for one field of an entity. */
function proposed(entity: Entity, name: string, ...others: readonly Entity[]): Proposed {
  const field = entity.fields.find((one) => one.name === name)
  if (field === undefined) throw new Error(`no ${name}`)
  return proposeField(field, { schema: makeSchema(entity, ...others), entity, meaning: readEntity(entity) })
}
const one = (owner: string, name: string, type: FieldType, nullable = true): Proposed =>
  proposed(makeEntity(owner, { fields: [makeField('id'), makeField(name, { type, nullable })] }), name)

describe('one name means what its entity makes of it', () => {
  it.each([
    ['User', 'name', 'direct'],
    ['Product', 'name', 'safe'],
    ['Company', 'name', 'quasi'],
    ['City', 'name', 'safe'],
    ['Flux', 'name', undefined],
    ['Product', 'customerName', 'direct'],
    ['User', 'productName', 'safe'],
    ['Country', 'region', 'safe'],
    ['Address', 'region', 'quasi'],
    ['Product', 'description', 'safe'],
    ['Patient', 'description', 'sensitive'],
    ['Ticket', 'title', 'sensitive'],
    ['Course', 'title', 'safe'],
  ])('%s.%s is %s', (owner, name, of) => {
    expect(one(owner, name, text).class).toBe(of)
  })

  it('takes a name beside one half of a name for the other half', () => {
    const fields = ['id', 'nom', 'prenom'].map((name) => makeField(name, { type: text }))
    expect(proposed(makeEntity('Inscrit', { fields }), 'nom').transform).toBe('lastName()')
    const italian = ['id', 'nome', 'cognome'].map((name) => makeField(name, { type: text }))
    expect(proposed(makeEntity('Anagrafica', { fields: italian }), 'nome').transform).toBe('firstName()')
  })
})

describe('one name means what its type lets it', () => {
  it.each<[string, FieldType, string | undefined]>([
    ['emailVerified', { kind: 'boolean' }, 'safe'],
    ['emailVerifiedAt', { kind: 'instant' }, 'safe'],
    ['emailCount', { kind: 'integer', bits: 32 }, 'safe'],
    ['emailHash', text, 'direct'],
    ['phoneType', { kind: 'enum', values: ['home'] }, 'safe'],
    ['balance', number, 'sensitive'],
    ['weight', number, undefined],
    ['avatar', { kind: 'bytes' }, 'direct'],
    ['address', { kind: 'json' }, 'direct'],
  ])('%s', (name, type, of) => {
    expect(one('User', name, type).class).toBe(of)
  })

  it('proposes what the field can take', () => {
    expect(one('User', 'emailHash', text).transform).toBe('hash()')
    expect(one('User', 'avatar', { kind: 'bytes' }, false).transform).toBe('bytes()')
    expect(one('User', 'religion', text, true).transform).toBe('nullify()')
    expect(one('User', 'religion', text, false).transform).toBe("constant('-')")
    expect(one('User', 'religion', { kind: 'enum', values: ['none', 'other'] }, false).transform).toBe(
      "constant('none')",
    )
    expect(one('User', 'apiKey', { kind: 'uuid' }, false).transform).toBe('key()')
    expect(one('User', 'smoker', { kind: 'boolean' }, false).transform).toBe('constant(false)')
  })
})

describe('keys', () => {
  const user = makeEntity('User')

  it('are keys, and foreign ones say what they follow', () => {
    const order = makeChild('Order', [makeToOne('user', 'User')])
    expect(proposed(order, 'id', user)).toEqual({ class: 'key', reason: 'primary key' })
    expect(proposed(order, 'userId', user)).toEqual({ class: 'key', reason: 'foreign key: follows User.id' })
  })

  it('that people know are what they mean', () => {
    const byMail = makeEntity('Account', { fields: [makeField('email', { type: text })], key: ['email'] })
    expect(proposed(byMail, 'email')).toMatchObject({ class: 'direct', transform: 'email()' })
  })

  it('without a relation are proposed as references', () => {
    const fields = ['id', 'userId', 'ownerId'].map((name) => makeField(name))
    const audit = makeEntity('Audit', { fields: [...fields, makeField('ownerType', { type: text })] })
    expect(proposed(audit, 'userId', user)).toMatchObject({ class: 'key', transform: "reference('User')" })
    expect(proposed(audit, 'ownerId', user)).toMatchObject({
      class: 'key',
      transform: "reference({ by: 'ownerType', to: {} })",
    })
  })
})
