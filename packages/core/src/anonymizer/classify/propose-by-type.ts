import { findMomentMeaning } from '../../infer/names/moment-names.js'
import { findNumberMeaning } from '../../infer/names/number-names.js'
import { findTextMeaning, type TextMeaning } from '../../infer/names/text-names.js'
import { splitWords } from '../../infer/words.js'
import type { Field } from '../../schema/schema.js'
import { holdingOf } from './holding.js'
import type { EntityMeaning } from './names/read-entity.js'
import { type Proposed, propose, proposeMeaning, undecided } from './proposal.js'

/** What a field's type says where its name says nothing personal. */
export function proposeByType(field: Field, entity: EntityMeaning): Proposed {
  const words = splitWords(field.name)
  switch (holdingOf(field.type)) {
    case 'flag':
      return propose('safe', 'yes or no')
    case 'choice':
      return propose('safe', 'one of a fixed list')
    case 'moment':
      return proposeMoment(field, words)
    case 'number':
      return proposeNumber(field, words, entity)
    case 'text':
      return proposeText(field, words, entity)
    case 'document':
      return undecided('a document, and its name does not say what is in it')
    case 'uuid':
      return undecided('an identifier, and no relation says of what')
    case 'bytes':
    case 'unknown':
      return undecided(`of type ${field.nativeType}, and its name says nothing`)
  }
}

// `synced_at`, `cree_le`, `user_registered`, `last_update`.
const EVENT = /^(at|on|am|le|el|il|em|op|update|updated|login|\w+ed)$/

/** Moments of the record itself; those of a life have names of their own. */
function proposeMoment(field: Field, words: readonly string[]): Proposed {
  if (field.role !== undefined) return propose('safe', `moment that the ORM keeps: ${field.role}`)
  const meaning = findMomentMeaning(words)
  if (meaning !== undefined && meaning !== 'birth date') return propose('safe', `name "${field.name}": ${meaning}`)
  if (EVENT.test(words.at(-1) ?? '') || words.join(' ').endsWith('ed date'))
    return propose('safe', `name "${field.name}": an event`)
  return undecided('a date, and its name does not say of what')
}

function proposeNumber(field: Field, words: readonly string[], { person }: EntityMeaning): Proposed {
  const meaning = findNumberMeaning(words)
  if (meaning === undefined) return undecided('a number, and its name does not say of what')
  const said = `name "${field.name}": ${meaning}`
  if (meaning === 'salary') return proposeMeaning(field, 'pay', said)
  if (person && meaning === 'balance') return proposeMeaning(field, 'credit and debts', `${said} of a person`)
  // Of a body or of a parcel: a person has to say.
  if (person && (meaning === 'weight' || meaning === 'temperature')) return undecided(`${said} of a person, perhaps`)
  return propose('safe', said)
}

const HARMLESS: ReadonlySet<TextMeaning> = new Set([
  'product name',
  'category',
  'slug',
  'stock number',
  'barcode',
  'currency',
  'language',
  'locale',
  'time zone',
  'color',
  'status',
  'role',
  'kind',
  'tag',
  'material',
  'size',
  'unit',
  'media type',
  'version number',
])

function proposeText(field: Field, words: readonly string[], { owner, person }: EntityMeaning): Proposed {
  const meaning = findTextMeaning(words)
  const said = `name "${field.name}": ${meaning}`
  if (meaning === undefined) return undecided('a text, and its name says nothing')
  if (HARMLESS.has(meaning)) return propose('safe', said)
  const aboutSomebody = person || owner === 'conversation'
  if (meaning === 'title' && person) return proposeMeaning(field, 'salutation', said)
  if (meaning === 'description' || meaning === 'text' || meaning === 'title') {
    if (aboutSomebody) return proposeMeaning(field, 'free text', said)
    if (owner !== undefined && owner !== 'address') return propose('safe', `${said} of a ${owner}`)
  }
  if (meaning === 'image address' && owner === 'thing') return propose('safe', `${said} of a thing`)
  if (meaning === 'image address' && person) return proposeMeaning(field, 'portrait or signature', said)
  if (meaning === 'order number') return propose('key', `${said}: printed on what customers get`, 'key()')
  return undecided(`${said}; whether it tells of somebody depends on what is in it`)
}
