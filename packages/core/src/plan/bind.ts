import { tableKey, type Block } from '../engine/block.js'
import { compileRows } from '../engine/compile.js'
import type { EngineRow, Property } from '../engine/row.js'
import { noRule } from '../errors/plan.js'
import { inferRule } from '../infer/infer-rule.js'
import { hashKey } from '../random/key.js'
import type { Field, ToOne } from '../schema/schema.js'
import { createUnique } from '../values/unique.js'
import { canonicalizer } from '../value/canonical.js'
import { toEntityValue } from '../value/entity-value.js'
import type { UniqueCell } from '../values/unique.js'
import type { Draft } from './draft.js'
import { isKind } from './is-kind.js'
import type { Link } from './links.js'
import { cell, childProperties, composedProperty, constant, partOf, relationProperty } from './properties.js'
import { INSTANT_PRECISION, writtenField } from './written.js'

/** How one field of a block came to its rule, for the plan and for the proofs of uniqueness. */
export interface BoundField {
  readonly field: Field
  readonly property: Property
  /** Where its values come from, as far as uniqueness goes. */
  readonly origin: 'allocated' | 'unique' | 'cell' | 'guessed' | 'guessed unique' | 'relation' | 'fixed' | 'database'
  readonly relation?: ToOne
  /** Distinct values it has, for `unique` ones. */
  readonly size?: number
}

/** All fields of a block, bound. */
export interface Binding {
  readonly block: Block
  readonly fields: readonly BoundField[]
  readonly links: readonly Link[]
}

/** Gives every field and relation of a block its rule and compiles the rows. Reports what has none. */
export function bindBlock(draft: Draft, block: Block, links: readonly Link[]): Binding {
  const groups = embeddedGroups(block)
  const fields = block.entity.fields.map((field) => bindField(draft, block, links, groups, field))
  const bound = fields.filter((one): one is BoundField => one !== undefined)
  for (const [i, field] of block.entity.fields.entries()) {
    if (fields[i] === undefined) draft.problems.push(noRule(block.entity.name, field.name, field.nativeType))
  }
  const properties = [
    ...groups.given.map((name) => givenProperty(block, name, block.data.definition[name], columnsUnder(block, name))),
    ...bound.map((one) => one.property),
    ...groups.composed.map((name) => composedProperty(block.entity, name)),
    ...links.map((link) => relationProperty(block.entity, link)),
    ...childProperties(block),
  ]
  block.properties = properties
  block.compile(compileRows(properties, block))
  block.written = bound
    .filter((one) => one.origin !== 'database')
    .map((one) => writtenField(draft, block.entity.name, one))
  return { block, fields: bound, links }
}

interface Groups {
  /** Embedded objects that the definition gives as a whole. */
  readonly given: readonly string[]
  /** Embedded objects put together from their fields. */
  readonly composed: readonly string[]
}

function embeddedGroups(block: Block): Groups {
  const names = new Set(
    block.entity.fields.filter((field) => field.name.includes('.')).map((field) => field.name.split('.')[0] as string),
  )
  const given = [...names].filter((name) => block.data.definition[name] !== undefined)
  return { given, composed: [...names].filter((name) => !given.includes(name)) }
}

function columnsUnder(block: Block, name: string): string {
  return block.entity.fields
    .filter((field) => field.name.startsWith(`${name}.`))
    .map((field) => field.column)
    .join('+')
}

function bindField(
  draft: Draft,
  block: Block,
  links: readonly Link[],
  groups: Groups,
  field: Field,
): BoundField | undefined {
  const [head] = field.name.split('.') as [string]
  const input = block.data.definition[field.name]
  if (field.generated === 'computed')
    return { field, origin: 'database', property: constant(field.name, 'computed by the database', null) }
  if (groups.given.includes(head)) return { field, origin: 'cell', property: partOf(field.name) }
  if (isKind(input, 'leave-to-database'))
    return { field, origin: 'database', property: constant(field.name, 'left to the database', null) }
  if (isKind<UniqueCell<unknown, never>>(input, 'unique')) return uniqueField(block, field, input)
  if (input !== undefined) return bindGiven(block, field, input)
  const link = links.find((one) => one.kind !== 'fields' && one.relation.fields.includes(field.name))
  if (link !== undefined) return foreignKey(link, field)
  return bindDefault(draft, block, field)
}

function bindGiven(block: Block, field: Field, input: unknown): BoundField {
  return {
    field,
    origin: typeof input === 'function' ? 'cell' : 'fixed',
    property: givenProperty(block, field.name, input, field.column),
  }
}

function givenProperty(block: Block, name: string, input: unknown, column: string): Property {
  return typeof input === 'function'
    ? cell(name, column, 'a cell of the factory', input as (context: never) => unknown, true)
    : constant(name, `a value of the factory of ${block.entity.name}`, input)
}

function bindDefault(draft: Draft, block: Block, field: Field): BoundField | undefined {
  const { entity } = block
  if (field.generated === 'increment') return { field, origin: 'allocated', property: allocatedKey(field) }
  if (field.role === 'discriminator' && entity.inheritance !== undefined) {
    return { field, origin: 'fixed', property: constant(field.name, 'the kind of row', entity.inheritance.value) }
  }
  if (field.default?.kind === 'constant' && field.role !== 'version') {
    return {
      field,
      origin: 'fixed',
      property: constant(field.name, "the column's default", toEntityValue(field)(field.default.value)),
    }
  }
  const rule = inferRule(entity, field, draft.input.schema)
  if (rule !== undefined) {
    const key = hashKey(block.values.seed, 'unique', tableKey(entity), field.column)
    const make = rule.bind(block.values.locales.of(0, 0), key) as (context: never) => unknown
    return {
      field,
      origin: rule.unique ? 'guessed unique' : 'guessed',
      ...(rule.size === undefined ? {} : { size: rule.size }),
      property: cell(field.name, field.column, rule.as, fitted(field, make), false),
    }
  }
  return field.nullable
    ? { field, origin: 'fixed', property: constant(field.name, 'nothing is known of it', null) }
    : undefined
}

/** What the entity holds for a guessed stored value. */
function fitted(field: Field, make: (context: never) => unknown): (context: never) => unknown {
  if (field.converter === undefined) return make
  const canonical = canonicalizer(field, { instantPrecision: INSTANT_PRECISION })
  const convert = toEntityValue(field)
  return (context) => {
    const value = make(context)
    return value === null ? null : convert(canonical(value))
  }
}

function uniqueField(block: Block, field: Field, input: UniqueCell<unknown, never>): BoundField {
  if (input.from.kind === 'cell') {
    return {
      field,
      origin: 'unique',
      property: cell(field.name, field.column, 'a unique cell of the factory', input.from.cell, true),
    }
  }
  const values = createUnique(input.from, hashKey(block.values.seed, 'unique', tableKey(block.entity), field.column))
  const derive = (row: EngineRow): unknown => values.at(row.$block.uniqueIndexOf(row, values.size))
  const rule =
    input.from.kind === 'pattern' ? `the pattern ${input.from.pattern}, each value once` : 'a list, each value once'
  return { field, origin: 'unique', size: values.size, property: { kind: 'derived', name: field.name, rule, derive } }
}

function allocatedKey(field: Field): Property {
  const big = field.type.kind === 'integer' && field.type.bits === 64
  const derive = (row: EngineRow): unknown => {
    const key = row.$block.allocatedKeyOf(row)
    return big ? key : Number(key)
  }
  return { kind: 'derived', name: field.name, rule: 'the next key', derive }
}

function foreignKey(link: Link, field: Field): BoundField {
  const { relation } = link
  const target = relation.targetFields[relation.fields.indexOf(field.name)] as string
  const derive = (row: EngineRow): unknown => {
    const parent = row[relation.name] as Record<string, unknown> | null | undefined
    return parent === null || parent === undefined ? null : parent[target]
  }
  return {
    field,
    origin: 'relation',
    relation,
    property: { kind: 'derived', name: field.name, rule: `${relation.name}.${target}`, derive },
  }
}
