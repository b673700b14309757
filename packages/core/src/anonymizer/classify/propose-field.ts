import { splitWords } from '../../infer/words.js'
import { foreignKeyFields, toOneRelations, writableEntities } from '../../schema/lookup.js'
import type { Entity, Field, Schema } from '../../schema/schema.js'
import { holdingOf } from './holding.js'
import type { EntityMeaning } from './names/read-entity.js'
import { proposeByName } from './propose-by-name.js'
import { proposeByType } from './propose-by-type.js'
import { type Proposed, propose } from './proposal.js'

/** A field and what is around it. */
export interface FieldPlace {
  readonly schema: Schema
  readonly entity: Entity
  readonly meaning: EntityMeaning
}

/** What a field probably is, from the schema alone: keys first, then its name, then its type. */
export function proposeField(field: Field, place: FieldPlace): Proposed {
  return (
    proposeForeignKey(field, place) ??
    proposeTechnical(field) ??
    proposeRowNumber(field, place) ??
    proposeByName(field, place.meaning) ??
    proposeKey(field, place) ??
    proposeByType(field, place.meaning)
  )
}

function proposeForeignKey(field: Field, { entity }: FieldPlace): Proposed | undefined {
  if (!foreignKeyFields(entity).has(field.name)) return undefined
  const targets = toOneRelations(entity)
    .filter((relation) => relation.fields.includes(field.name))
    .map((relation) => `${relation.target}.${relation.targetFields[relation.fields.indexOf(field.name)] ?? ''}`)
  return propose('key', `foreign key: follows ${[...new Set(targets)].join(', ')}`)
}

function proposeTechnical({ role }: Field): Proposed | undefined {
  if (role === 'version' || role === 'discriminator') return propose('safe', `kept by the ORM: ${role}`)
  return undefined
}

/** A key that the database or the program made up; one that people know, as an e-mail address, is what it means. */
function proposeRowNumber(field: Field, { entity }: FieldPlace): Proposed | undefined {
  const made = holdingOf(field.type) !== 'text' || /(^|[^a-z])id$|[a-z]I[dD]$/i.test(field.name)
  return entity.key.includes(field.name) && made ? propose('key', 'primary key') : undefined
}

/** Keys, and what is named like a reference where no relation says so. */
function proposeKey(field: Field, { schema, entity }: FieldPlace): Proposed | undefined {
  if (entity.key.includes(field.name)) return propose('key', 'primary key')
  if (!['text', 'number', 'uuid'].includes(holdingOf(field.type))) return undefined
  const words = splitWords(field.name)
  if (/^(uuid|guid|ulid|cuid|nanoid)$/.test(words.at(-1) ?? '') && words.length <= 2) {
    return propose('key', 'identifier of the row', field.type.kind === 'text' ? 'hash()' : 'key()')
  }
  if (words.length < 2 || !/^(id|ids|uuid|key|fk)$/.test(words.at(-1) ?? '')) return undefined
  const target = writableEntities(schema).find((one) => sameWords(splitWords(one.name), words.slice(0, -1)))
  if (target !== undefined)
    return propose('key', `named like a reference to ${target.name}`, `reference('${target.name}')`)
  const type = entity.fields.find((other) => sameWords(splitWords(other.name), [...words.slice(0, -1), 'type']))
  if (type === undefined) return undefined
  const by = `reference({ by: '${type.name}', to: {} })`
  return propose('key', `reference whose entity "${type.name}" says`, by)
}

function sameWords(a: readonly string[], b: readonly string[]): boolean {
  return a.join(' ') === b.join(' ')
}
