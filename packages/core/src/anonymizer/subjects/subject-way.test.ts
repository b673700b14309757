import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { findEntity, toOneRelations } from '../../schema/lookup.js'
import type { Relation, Schema } from '../../schema/schema.js'
import type { FieldMask } from '../plan/bind-masks.js'
import { testEntity, testMask, testToOne } from '../plan/testing/parts.js'
import type { SubjectRule } from '../rules.js'
import { findSubjectWays } from './subject-way.js'

const LOSSY = { guarantee: { kind: 'lossy' } } as const

function schemaOf(relations: Readonly<Record<string, readonly Relation[]>>): Schema {
  return {
    entities: Object.entries(relations).map(([name, own]) =>
      testEntity(name, ['id', 'email', 'phone', ...own.map((one) => one.name)], { relations: own }),
    ),
  }
}

const optional = (name: string, target: string): Relation => testToOne(name, target, [[name], ['id']], '0-1')

/** The way of one entity, as the names of its relations, and where it ends; or what is wrong. */
function way(
  schema: Schema,
  entity: string,
  rules: readonly SubjectRule[],
  masks: readonly FieldMask[] = [],
): string | undefined {
  const from = findEntity(schema, entity)
  const { ways, problems } = findSubjectWays(schema, rules, masks, from === undefined ? [] : [from])
  if (problems.length > 0) return problems.map(({ code, message }) => `${code} ${message}`).join()
  const found = ways.get(entity)
  return found === undefined ? undefined : [...found.path.map(({ name }) => name), found.subject.name].join(' ')
}

const USERS: readonly SubjectRule[] = [{ entity: 'User' }]

describe('the way to a subject', () => {
  it('is no step for the subject itself, though it leads to others of its kind', () => {
    expect(way(schemaOf({ User: [optional('boss', 'User')] }), 'User', USERS)).toBe('User')
  })

  it('is the shortest, over required relations where they lead there', () => {
    const schema = schemaOf({
      User: [],
      Order: [testToOne('user', 'User')],
      Item: [testToOne('order', 'Order'), optional('packer', 'User')],
      Note: [optional('author', 'User'), optional('item', 'Item')],
      Box: [],
    })
    expect(way(schema, 'Item', USERS)).toBe('order user User')
    expect(way(schema, 'Note', USERS)).toBe('author User')
    expect(way(schema, 'Box', USERS)).toBeUndefined()
  })

  it('is told to the rules when there are two of one length', () => {
    const schema = schemaOf({
      User: [],
      Mail: [testToOne('sender', 'User'), testToOne('reader', 'User')],
      Stamp: [testToOne('mail', 'Mail')],
    })
    expect(way(schema, 'Mail', USERS)).toMatch(/^ANONYMIZE.SUBJECT_WAY .*sender.*reader/)
    expect(way(schema, 'Stamp', USERS)).toMatch(/^ANONYMIZE.SUBJECT_WAY .*mail\.sender.*mail\.reader/)
    const told = [{ entity: 'User', paths: { Mail: ['reader'], Stamp: ['mail', 'sender'] } }]
    expect(way(schema, 'Mail', told)).toBe('reader User')
    expect(way(schema, 'Stamp', told)).toBe('mail sender User')
  })

  it.each([[['nobody']], [['user', 'nobody']], [[]], [['shop']]])('is refused when it is told as %j', (path) => {
    const schema = schemaOf({ User: [], Shop: [], Order: [testToOne('user', 'User'), testToOne('shop', 'Shop')] })
    expect(way(schema, 'Order', [{ entity: 'User', paths: { Order: path } }])).toMatch(/^ANONYMIZE.SUBJECT_WAY/)
  })

  it('ends at a row that is identified by the best of its fields, where no rule names subjects', () => {
    const schema = schemaOf({ User: [], Order: [testToOne('user', 'User')], Shop: [] })
    const user = schema.entities[0] as Schema['entities'][number]
    const masks = [
      testMask(user, 'phone', { ...LOSSY, identityRank: 2 }),
      testMask(user, 'email', { ...LOSSY, identityRank: 1 }),
      testMask(user, 'id', LOSSY),
    ]
    expect(way(schema, 'Order', [], masks)).toBe('user User')
    expect(way(schema, 'Shop', [], masks)).toBeUndefined()
    const identity = (rules: readonly SubjectRule[]): readonly string[] | undefined =>
      findSubjectWays(schema, rules, masks, [user])
        .ways.get('User')
        ?.identity.map(({ field }) => field.name)
    expect(identity([])).toEqual(['email', 'phone'])
    expect(identity([{ entity: 'User', identity: ['id'] }])).toEqual(['id'])
  })

  it('is as long as the shortest there is, whatever the relations', () => {
    const names = ['A', 'B', 'C', 'D', 'E', 'User'] as const
    const edge = fc.tuple(fc.constantFrom(...names), fc.constantFrom(...names), fc.boolean())
    let found = 0
    const law = fc.property(fc.array(edge, { maxLength: 12 }), (edges) => {
      const schema = schemaOf(
        Object.fromEntries(
          names.map((name) => [
            name,
            edges.flatMap(([from, to, required], i) =>
              from === name ? [testToOne(`r${i}`, to, undefined, required ? '1' : '0-1')] : [],
            ),
          ]),
        ),
      )
      for (const name of names) {
        const told = way(schema, name, USERS)
        const expected = distance(schema, name, true) ?? distance(schema, name, false)
        if (told?.startsWith('ANONYMIZE') === true) expect(expected).toBeGreaterThan(0)
        else expect(told === undefined ? undefined : told.split(' ').length - 1).toBe(expected)
        if (told !== undefined && !told.startsWith('ANONYMIZE')) found += 1
      }
    })
    fc.assert(law, { seed: 11, numRuns: 300 })
    expect(found).toBeGreaterThan(600)
  })
})

/** Steps to a user: as many rounds as it takes until one is met. */
function distance(schema: Schema, from: string, required: boolean): number | undefined {
  let front = new Set([from])
  for (let steps = 0; steps <= schema.entities.length; steps++) {
    if (front.has('User')) return steps
    const relations = [...front].flatMap((name) => toOneRelations(findEntity(schema, name) ?? testEntity(name, [])))
    front = new Set(relations.filter(({ arity }) => !required || arity === '1').map(({ target }) => target))
  }
  return undefined
}
