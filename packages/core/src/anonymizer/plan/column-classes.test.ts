import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { toOneRelations } from '../../schema/lookup.js'
import type { Entity, Inheritance, Relation, Schema } from '../../schema/schema.js'
import { type ColumnClass, columnClasses, columnId } from './column-classes.js'
import { testEntity, testField, testToOne } from './testing/parts.js'

const FIELDS = ['id', 'p', 'q', 'r'] as const

/** Up to five entities with foreign keys of one or two columns between them, in circles and to themselves. */
function schemas(): fc.Arbitrary<Schema> {
  const name = fc.constantFrom('A', 'B', 'C', 'D', 'E')
  const columns = fc.shuffledSubarray([...FIELDS], { minLength: 1, maxLength: 2 })
  const relation = fc
    .tuple(name, name, columns, fc.shuffledSubarray([...FIELDS], { minLength: 2, maxLength: 2 }))
    .map(([from, target, own, far]) => ({
      from,
      to: testToOne(own.join('+'), target, [own, far.slice(0, own.length)]),
    }))
  return fc.array(relation, { maxLength: 6 }).map((relations) => ({
    entities: ['A', 'B', 'C', 'D', 'E'].map((entity) =>
      testEntity(entity, FIELDS, {
        relations: relations.filter(({ from }) => from === entity).map(({ to }) => to),
      }),
    ),
  }))
}

describe('classes of columns', () => {
  it('hold every column once', () => {
    const law = fc.property(schemas(), (schema) => {
      const named = columnClasses(schema).flatMap((one) => columnsOf(one))
      expect([...new Set(named)].sort()).toEqual([...named].sort())
      expect(named).toHaveLength(schema.entities.length * FIELDS.length)
    })
    fc.assert(law)
  })

  it('hold a foreign key with what it leads to, part by part', () => {
    const law = fc.property(schemas(), (schema) => {
      const classOf = classesByColumn(schema)
      for (const [from, to] of linksOf(schema)) expect(classOf.get(from)).toBe(classOf.get(to))
    })
    fc.assert(law)
  })

  it('hold nothing that no foreign keys lead to', () => {
    const law = fc.property(schemas(), (schema) => {
      const links = linksOf(schema)
      for (const one of columnClasses(schema)) {
        const [first = '', ...rest] = columnsOf(one)
        const reached = reachedFrom(first, links)
        expect(rest.filter((column) => !reached.has(column))).toEqual([])
      }
    })
    fc.assert(law)
  })

  it('are owned by a column at the end of the foreign keys, unless they run in a circle', () => {
    const law = fc.property(schemas(), (schema) => {
      const pointing = new Set(linksOf(schema).flatMap(([from, to]) => (from === to ? [] : [from])))
      for (const one of columnClasses(schema)) {
        const owner = columnId(one.owner.entity, one.owner.field)
        expect(columnsOf(one)).toContain(owner)
        if (columnsOf(one).some((column) => !pointing.has(column))) expect(pointing.has(owner)).toBe(false)
      }
    })
    fc.assert(law)
  })

  it('hold one column once however many entities of a table share it', () => {
    const table = { name: 'payments' }
    const inheritance = (value: string): Inheritance => ({ root: 'Payment', discriminator: 'kind', value })
    const share = (name: string, own: string, relations: readonly Relation[] = []): Entity =>
      testEntity(name, ['id', 'kind', 'bill', own], { table, relations, inheritance: inheritance(name) })
    const schema: Schema = {
      entities: [
        testEntity('Bill', ['id']),
        share('Payment', 'note', [testToOne('bill', 'Bill')]),
        share('CardPayment', 'card', [testToOne('bill', 'Bill')]),
      ],
    }
    const classes = columnClasses(schema)
    const membersOf = (column: string): readonly string[] =>
      classes
        .filter((one) => columnsOf(one).includes(column))
        .flatMap(({ members }) => members.map(({ entity, field }) => `${entity.name}.${field.name}`))
    expect(membersOf('payments.kind')).toEqual(['Payment.kind', 'CardPayment.kind'])
    expect(membersOf('payments.bill')).toEqual(['Bill.id', 'Payment.bill', 'CardPayment.bill'])
    expect(membersOf('payments.card')).toEqual(['CardPayment.card'])
  })

  it('know columns by table and schema, not by what properties are called', () => {
    const schema: Schema = {
      entities: [
        testEntity('Old', [], { table: { schema: 'archive', name: 'notes' }, fields: [testField('id')] }),
        testEntity('New', [], { table: { name: 'notes' }, fields: [testField('key', { column: 'id' })] }),
      ],
    }
    expect(columnClasses(schema).map((one) => columnsOf(one))).toEqual([['archive.notes.id'], ['notes.id']])
  })
})

function columnsOf({ members }: ColumnClass): readonly string[] {
  return [...new Set(members.map(({ entity, field }) => columnId(entity, field)))]
}

function classesByColumn(schema: Schema): ReadonlyMap<string, ColumnClass> {
  return new Map(columnClasses(schema).flatMap((one) => columnsOf(one).map((column) => [column, one] as const)))
}

/** Foreign keys, column by column. */
function linksOf({ entities }: Schema): readonly (readonly [string, string])[] {
  return entities.flatMap((entity) =>
    toOneRelations(entity).flatMap(({ fields, target, targetFields }) =>
      fields.map(
        (field, i) => [`${entity.table.name}.${field}`, `${target.toLowerCase()}.${targetFields[i]}`] as const,
      ),
    ),
  )
}

/** Columns that links lead to, whichever way they are gone. */
function reachedFrom(start: string, links: readonly (readonly [string, string])[]): ReadonlySet<string> {
  const reached = new Set([start])
  for (const column of reached)
    for (const [from, to] of links) {
      if (from === column) reached.add(to)
      if (to === column) reached.add(from)
    }
  return reached
}
