import { childKey, hashKey } from '../random/key.js'
import { CellSource, keyedSource } from '../random/source.js'
import type { Entity, Field, FieldType, Schema } from '../schema/schema.js'
import { drawAddress } from '../values/address.js'
import { english } from '../values/english.js'
import type { Vocabulary } from '../values/locale.js'
import { createPeople } from '../values/person.js'
import { inferRule } from './infer-rule.js'
import type { InferenceCell, InferredCell } from './rule.js'

/** The date of all tests. */
export const NOW: Date = new Date('2026-01-01T00:00:00Z')
const KEY = hashKey(42, 'things')

/** A field of a test entity; column names are the field's in snake_case. */
export function field(name: string, type: FieldType, more: Partial<Field> = {}): Field {
  const column = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
  return { name, column, type, nativeType: type.kind, nullable: false, ...more }
}

/** An entity with these fields and whatever else is given. */
export function entity(fields: readonly Field[], more: Partial<Entity> = {}): Entity {
  const name = more.name ?? 'Thing'
  return {
    name,
    table: { name: `${name.toLowerCase()}s` },
    origin: 'orm',
    fields,
    key: [],
    relations: [],
    uniques: [],
    checks: [],
    ...more,
  }
}

/** A check by its expression. */
export function check(expression: string): { readonly name: string; readonly expression: string } {
  return { name: 'test', expression }
}

/** Computes rows as the engine does: each cell from its own stream, other fields of the row on demand. */
export function rowMaker(
  one: Entity,
  vocabulary: Vocabulary = english,
): (index: number) => Readonly<Record<string, unknown>> {
  const schema: Schema = { entities: [one] }
  const people = createPeople(vocabulary, KEY)
  const cells = new Map<string, InferredCell>()
  for (const each of one.fields) {
    const rule = inferRule(one, each, schema)
    if (rule === undefined) throw new Error(`no rule for ${each.name}`)
    cells.set(each.name, rule.bind(vocabulary, hashKey(42, 'unique', each.column)))
  }
  return (index) => {
    const key = childKey(KEY, 0, index)
    const row: Record<string, unknown> = {}
    const value = (name: string): unknown => (name in row ? row[name] : (row[name] = compute(name)))
    const compute = (name: string): unknown => {
      const salt = hashKey('field', name)
      const source = new CellSource()
      source.point(key.hi, key.lo, salt.hi, salt.lo)
      const uniqueIndexIn = (size: number): number => {
        if (index >= size) throw new Error(`${name} has only ${size} values`)
        return index
      }
      const address = drawAddress(vocabulary, keyedSource(childKey(key, 0, 7)))
      const cell: InferenceCell = { source, index, uniqueIndexIn, person: people.at(index), address, now: NOW, value }
      return cells.get(name)?.(cell)
    }
    for (const each of one.fields) value(each.name)
    return row
  }
}

/** The values of one field in the first rows. */
export function column(one: Entity, name: string, rows: number, vocabulary: Vocabulary = english): readonly unknown[] {
  const row = rowMaker(one, vocabulary)
  return Array.from({ length: rows }, (_, index) => row(index)[name])
}
