import { splitWords } from '../../infer/words.js'
import type { Field } from '../../schema/schema.js'
import { holdingOf, type Holding } from './holding.js'
import { findFieldMeaning, type FoundMeaning } from './names/find-meaning.js'
import type { Meaning } from './names/meanings.js'
import type { EntityMeaning } from './names/read-entity.js'
import { findOwner } from './names/thing-names.js'
import { type Proposed, propose, proposeMeaning } from './proposal.js'

// "name" alone: whose it is decides. `nom`, `nome` and `nombre` are also halves of a name.
const NAME_WORDS =
  /^(name|names|nm|nom|noms|nombre|nome|nomi|nomes|naam|bezeichnung|denominacion|denominazione|naming)$/

/** What a field's name says, in the light of its entity; undefined for nothing. */
export function proposeByName(field: Field, entity: EntityMeaning): Proposed | undefined {
  const words = splitWords(field.name)
  const holding = holdingOf(field.type)
  const said = `name "${field.name}"`
  if (holding === 'text' || holding === 'unknown' || holding === 'document') {
    const named = proposePlainName(field, words, entity)
    if (named !== undefined) return named
  }
  const found = findFieldMeaning(field.name, holding) ?? findAbout(words, holding, entity)
  if (found === undefined) return undefined
  const harmless = harmlessHere(found.meaning, entity)
  if (harmless !== undefined) return propose('safe', `${said}: ${found.meaning}, ${harmless}`)
  return proposeMeaning(field, found.meaning, `${said}: ${found.meaning}`, found.hashed)
}

// Words for people that as the whole name of a field say more than who: a reference, an account, a section of the record.
const NO_PERSON =
  /^(profile|account|accounts|identity|contact|contacts|lead|leads|personal|staff|admin|users?|members?|guests|friends|followers|children)$/

/** Words whose meaning only the entity or their owner gives: `user_url`, `suffix` of a person, `assistant`. */
function findAbout(words: readonly string[], holding: Holding, entity: EntityMeaning): FoundMeaning | undefined {
  if (holding !== 'text') return undefined
  const last = words.at(-1) ?? ''
  const rest = words.slice(0, -1)
  const aboutPerson = rest.length === 0 ? entity.person : findOwner(rest) === 'person'
  if (aboutPerson && /^(url|uri|link)$/.test(last)) return { meaning: 'personal web page', hashed: false }
  if (aboutPerson && /^(prefix|suffix)$/.test(last)) return { meaning: 'salutation', hashed: false }
  if (aboutPerson && last === 'function') return { meaning: 'occupation or employer', hashed: false }
  const named = /^(\w{3,}?)s?name$/.exec(last)?.[1]
  if (named !== undefined && findOwner([named]) === 'person') return { meaning: 'full name', hashed: false }
  const noun = findOwner([last]) === 'person' && !NO_PERSON.test(last)
  return noun ? { meaning: 'full name', hashed: false } : undefined
}

/** `name`, `customer_name`, `nombre_cliente`: a person's is one half or the whole of it. */
function proposePlainName(field: Field, words: readonly string[], entity: EntityMeaning): Proposed | undefined {
  const at = words.findIndex((word) => NAME_WORDS.test(word))
  if (at === -1 || (at !== 0 && at !== words.length - 1) || findFieldMeaning(field.name, 'text') !== undefined)
    return undefined
  const rest = words.filter(
    (word, i) => i !== at && !/^(de|del|do|da|di|du|van|der|des|la|le|l|d|el|full|short|display)$/.test(word),
  )
  const owner = rest.length === 0 ? (entity.person ? 'person' : entity.owner) : findOwner(rest)
  const said = `name "${field.name}"`
  if (owner === 'person') {
    const half = rest.length === 0 ? halfOf(entity) : 'full name'
    return proposeMeaning(field, half, `${said}: ${half}`)
  }
  if (owner === 'company') return proposeMeaning(field, 'company', `${said}: company`)
  if (owner === 'thing' || owner === 'place') return propose('safe', `${said}: of a ${owner}, not of a person`)
  return undefined
}

/** Beside a given name, `name` is the family name, and the other way round. */
function halfOf({ has }: EntityMeaning): Meaning {
  if (has.has('given name') === has.has('family name')) return 'full name'
  return has.has('given name') ? 'family name' : 'given name'
}

const OF_PLACES: ReadonlySet<Meaning> = new Set(['city', 'region', 'country', 'postcode', 'location', 'address'])
const OF_THINGS: ReadonlySet<Meaning> = new Set<Meaning>([
  'portrait or signature',
  'personal web page',
  'city',
  'region',
  'country',
  'location',
  'company',
  'age',
  'occupation or employer',
  'free text',
  'health',
  'address',
  'full name',
])

/** Why something personal elsewhere is not so here. */
function harmlessHere(meaning: Meaning, { owner, person }: EntityMeaning): string | undefined {
  if (person) return undefined
  if (owner === 'place' && OF_PLACES.has(meaning)) return 'of a place that nobody is named with'
  if (owner === 'thing' && OF_THINGS.has(meaning) && meaning !== 'free text' && meaning !== 'full name')
    return 'of a thing'
  if (owner === 'company' && (meaning === 'personal web page' || meaning === 'portrait or signature'))
    return 'of a company'
  return undefined
}
