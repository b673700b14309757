import { drawChance, drawInteger, drawPick, drawSome } from '../random/draw.js'
import type { Field, Json } from '../schema/schema.js'
import { TAGS } from '../values/text/business.js'
import { drawUuid } from '../values/text/identifiers.js'
import { makeUniqueUuid } from './unique-text.js'
import { findJsonMeaning } from './names/flag-names.js'
import type { InferenceCell, InferredRule } from './rule.js'
import { splitWords } from './words.js'

type JsonMeaning = NonNullable<ReturnType<typeof findJsonMeaning>>

/** A rule for a JSON column: what its name says, else a small object, or an array where its default is one. */
export function inferJson(field: Field, unique: boolean): InferredRule {
  const meaning = findJsonMeaning(splitWords(field.name))
  const array = isArray(field)
  const as =
    meaning === undefined ? `a small JSON ${array ? 'array' : 'object'}, from its type` : `${meaning}, from its name`
  if (unique) {
    return {
      as: `${as}, each once`,
      unique,
      bind: (_, key) => {
        const id = makeUniqueUuid(key)
        return (cell) => (array ? [id(cell)] : { id: id(cell) })
      },
    }
  }
  const make = meaning === undefined ? (array ? drawTags : drawObject) : MEANINGS[meaning]
  return { as, unique, bind: () => (array && meaning !== 'tags' ? (cell) => [make(cell)].flat() : make) }
}

function isArray(field: Field): boolean {
  const { default: given } = field
  if (given === undefined) return false
  if (given.kind === 'constant') return Array.isArray(given.value) || given.value === '[]'
  return /\[\s*\]|json_?b?_(?:build_)?array/i.test(given.text)
}

const MEANINGS: Readonly<Record<JsonMeaning, (cell: InferenceCell) => Json>> = {
  address: ({ address: { street, city, state, zipCode, country } }) => ({ street, city, state, zipCode, country }),
  dimensions: ({ source }) => ({
    length: drawInteger(source, 100, 10_000) / 100,
    width: drawInteger(source, 100, 10_000) / 100,
    height: drawInteger(source, 100, 10_000) / 100,
    unit: 'cm',
  }),
  tags: drawTags,
  settings: ({ source }) => ({
    theme: drawPick(source, ['light', 'dark', 'system']),
    notifications: drawChance(source, 0.7),
    itemsPerPage: drawPick(source, [10, 25, 50]),
  }),
  contact: ({ person, address }) => ({ name: person.fullName, email: person.email, phone: address.phone }),
  location: ({ source }) => ({
    latitude: drawInteger(source, -90_000_000, 90_000_000) / 1e6,
    longitude: drawInteger(source, -180_000_000, 180_000_000) / 1e6,
  }),
}

function drawTags({ source }: InferenceCell): Json {
  return drawSome(source, TAGS, drawInteger(source, 1, 3))
}

function drawObject({ source }: InferenceCell): Json {
  return {
    id: drawUuid(source),
    source: drawPick(source, ['web', 'mobile', 'import']),
    version: drawInteger(source, 1, 5),
  }
}
