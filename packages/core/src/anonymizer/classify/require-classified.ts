import { foreignKeyFields, writableEntities, writableFields } from '../../schema/lookup.js'
import type { Entity, Field, Schema } from '../../schema/schema.js'
import type { CheckFinding, Classification, ClassifiedField } from '../reports.js'
import type { Anonymizer } from '../rules.js'
import { checkRules, hasRule } from './check-rules.js'
import { typeText } from './type-text.js'

/**
 * What stands between a database and being masked: fields without a class, fields whose type is another than the one that
 * was looked at, entries and rules of fields that are not there, and fields that need a rule and have none.
 *
 * Every field that a row may give needs an entry; tables that only the database knows need none. What is `direct`,
 * `quasi` or `sensitive` needs a rule, except a foreign key: it follows the key that it points to.
 *
 * @param schema - What the adapter's `describe` says, from which types are written down as well: a live catalog may spell
 *   them in another way.
 * @param classification - Undefined where there is no file yet.
 */
export function requireClassified(
  schema: Schema,
  classification: Classification | undefined,
  anonymizer: Anonymizer | undefined,
): readonly CheckFinding[] {
  const entries = classification?.entities ?? {}
  const described = writableEntities(schema).flatMap((entity) =>
    checkEntity(schema, entity, memberOf(entries, entity.name) ?? {}, anonymizer),
  )
  return [...described, ...findVanished(schema, entries), ...checkRules(schema, anonymizer)]
}

/** An own member: a field may be called `constructor`. */
export function memberOf<T>(members: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(members, name) ? members[name] : undefined
}

function checkEntity(
  schema: Schema,
  entity: Entity,
  entries: Readonly<Record<string, ClassifiedField>>,
  anonymizer: Anonymizer | undefined,
): readonly CheckFinding[] {
  const foreign = foreignKeyFields(entity)
  return writableFields(entity).flatMap((field) => {
    const entry = memberOf(entries, field.name)
    if (entry === undefined) return [unclassified(entity, field)]
    const changed = entry.type === typeText(field.type) ? [] : [changedType(entity, field, entry)]
    const free = entry.class === 'safe' || entry.class === 'key' || foreign.has(field.name)
    return free || hasRule(schema, entity, field, anonymizer) ? changed : [...changed, ruleless(entity, field, entry)]
  })
}

function unclassified(entity: Entity, field: Field): CheckFinding {
  const message = 'Run `classify --write` and review what it adds, or add an entry: what it is, why, and its type.'
  return { kind: 'unclassified', entity: entity.name, field: field.name, message }
}

function changedType(entity: Entity, field: Field, entry: ClassifiedField): CheckFinding {
  const now = typeText(field.type)
  const message = `It was ${entry.type} and is ${now}: see whether its class still holds, then write "type": "${now}".`
  return { kind: 'changed', entity: entity.name, field: field.name, message }
}

function ruleless(entity: Entity, field: Field, entry: ClassifiedField): CheckFinding {
  const message = `It is ${entry.class} and no rule replaces it: add one, or keep('why') to let it through.`
  return { kind: 'no-rule', entity: entity.name, field: field.name, message }
}

function findVanished(schema: Schema, entries: Classification['entities']): readonly CheckFinding[] {
  const known = new Map(writableEntities(schema).map((entity) => [entity.name, entity]))
  return Object.entries(entries).flatMap(([name, fields]) => {
    const entity = known.get(name)
    const there = new Set(entity?.fields.map((field) => field.name))
    const message = entity === undefined ? 'There is no such entity' : 'There is no such field'
    return Object.entries(fields)
      .filter(([field, entry]) => !there.has(field) && !(entity !== undefined && entry.onlyInDatabase === true))
      .map(([field]) => ({
        kind: 'vanished' as const,
        entity: name,
        field,
        message: `${message} any more: delete the entry.`,
      }))
  })
}
