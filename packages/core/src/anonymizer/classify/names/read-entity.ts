import { splitWords } from '../../../infer/words.js'
import type { Entity } from '../../../schema/schema.js'
import { holdingOf } from '../holding.js'
import { findFieldMeaning } from './find-meaning.js'
import type { Meaning } from './meanings.js'
import { findOwner, type Owner } from './thing-names.js'

/** What an entity's name and all of its fields say together. */
export interface EntityMeaning {
  /** What its rows are, by its name. */
  readonly owner: Owner | undefined
  /** Its rows are people, or each is about one. */
  readonly person: boolean
  /** It holds a place where somebody lives or gets things sent. */
  readonly place: boolean
  /** Meanings of its fields. */
  readonly has: ReadonlySet<Meaning>
}

const OF_PEOPLE: readonly Meaning[] = [
  'given name',
  'family name',
  'birth date',
  'gender',
  'social security number',
  'number of an identity document',
  'password',
  'salutation',
]

/** Reads an entity as a whole: a `name` beside a `birth_date` is a person's, whatever the table is called. */
export function readEntity(entity: Entity): EntityMeaning {
  const has = new Set(
    entity.fields.flatMap((field) => findFieldMeaning(field.name, holdingOf(field.type))?.meaning ?? []),
  )
  const owner = findOwner(splitWords(entity.name)) ?? findOwner(splitWords(entity.table.name))
  const personal = owner !== 'thing' && owner !== 'place' && owner !== 'company'
  const person = owner === 'person' || (personal && OF_PEOPLE.some((meaning) => has.has(meaning)))
  const place = person || owner === 'address' || has.has('street address') || has.has('address')
  return { owner, person, place, has }
}
