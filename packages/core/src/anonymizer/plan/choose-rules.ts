import {
  computedRule,
  foreignKeyRule,
  keyBySubject,
  twoRules,
  unknownRuleEntity,
  unknownRuleField,
} from '../../errors/anonymize.js'
import type { SeedError } from '../../errors/seed-error.js'
import { findEntity, writableEntities } from '../../schema/lookup.js'
import type { Schema } from '../../schema/schema.js'
import type { EntityRules } from '../rules.js'
import type { Transform } from '../transform.js'
import { columnClasses, columnId, type ColumnClass, type Member } from './column-classes.js'

/** A class of columns and the transform that replaces them. */
export interface RuledClass extends ColumnClass {
  readonly transform: Transform
}

export interface ChosenRules {
  readonly ruled: readonly RuledClass[]
  readonly problems: readonly SeedError[]
}

/** Finds the columns that each rule replaces: its own, and those of all foreign keys that lead there. */
export function chooseRules(schema: Schema, rules: readonly EntityRules[]): ChosenRules {
  const problems = rules.flatMap((rule) => unknownNames(schema, rule))
  const ruled: RuledClass[] = []
  for (const one of columnClasses(schema)) {
    const declared = one.members.flatMap((member) => declaredFor(rules, member))
    const [first, ...others] = declared
    if (first === undefined) continue
    const problem = problemOf(one, first, others)
    if (problem === undefined) ruled.push({ ...one, transform: first.transform })
    else problems.push(problem)
  }
  return { ruled, problems }
}

interface Declared {
  readonly member: Member
  readonly transform: Transform
}

function declaredFor(rules: readonly EntityRules[], member: Member): readonly Declared[] {
  return rules.flatMap(({ entity, fields }) => {
    const transform = entity === member.entity.name ? fields[member.field.name] : undefined
    return transform === undefined ? [] : [{ member, transform }]
  })
}

function problemOf(one: ColumnClass, first: Declared, others: readonly Declared[]): SeedError | undefined {
  const { member, transform } = first
  const different = others.find((other) => !isSameRule(transform, other.transform))
  if (different !== undefined) return twoRules(nameOf(member), nameOf(different.member))
  if (member.field.generated === 'computed') return computedRule(member.entity.name, member.field.name)
  const columns = new Set(one.members.map(({ entity, field }) => columnId(entity, field)))
  if (columns.size === 1) return undefined
  const owner = columnId(one.owner.entity, one.owner.field)
  if (columnId(member.entity, member.field) !== owner) return foreignKeyRule(nameOf(member), nameOf(one.owner))
  return transform.bySubject === true ? keyBySubject(nameOf(member), transform.name) : undefined
}

function isSameRule(a: Transform, b: Transform): boolean {
  return (
    a === b ||
    (a.name === b.name &&
      a.domain === b.domain &&
      JSON.stringify([a.options, a.policy]) === JSON.stringify([b.options, b.policy]))
  )
}

function nameOf({ entity, field }: Member): string {
  return `${entity.name}.${field.name}`
}

function unknownNames(schema: Schema, { entity: name, fields }: EntityRules): readonly SeedError[] {
  const entity = findEntity(schema, name)
  if (entity === undefined)
    return [
      unknownRuleEntity(
        name,
        writableEntities(schema).map((known) => known.name),
      ),
    ]
  const known = entity.fields.map((field) => field.name)
  return Object.keys(fields)
    .filter((field) => !known.includes(field))
    .map((field) => unknownRuleField(name, field, known))
}
