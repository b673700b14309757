import { drawInteger, drawPick } from '../random/draw.js'
import type { Entity, Field } from '../schema/schema.js'
import { createUnique } from '../values/unique.js'
import { drawCharacters } from '../values/text/identifiers.js'
import { fitText } from './fit-text.js'
import type { Limits } from './limits.js'
import { findOwnerMeaning } from './names/entity-names.js'
import { findTextMeaning, type TextMeaning } from './names/text-names.js'
import type { InferredRule } from './rule.js'
import { makePlainText, TEXT_CELLS, TEST_PASSWORD_HASH, type TextCell } from './text-draws.js'
import { makeUniqueText } from './unique-text.js'
import { splitWords } from './words.js'

/** Text without a limit is kept to this. */
const LONGEST = 2_000
const CODE_LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'

/** A rule for a text column. */
export function inferText(entity: Entity, field: Field, limits: Limits, unique: boolean): InferredRule {
  const { oneOf } = limits
  if (oneOf !== undefined) return listRule(oneOf.map(String), 'one of those its check allows', unique)
  const meaning = textMeaning(entity, field)
  const room = {
    min: Math.min(limits.minLength, limits.maxLength),
    max: Math.min(limits.maxLength, Math.max(LONGEST, limits.minLength)),
  }
  const as = meaning === undefined ? 'text, from its type' : `${meaning}, from its name`
  const fixed = field.type.kind === 'text' && field.type.fixed === true
  return {
    as: unique ? `${as}, each once` : as,
    unique,
    bind: (vocabulary, key) => {
      const draw =
        meaning === undefined
          ? plainCell(fixed, room.max, makePlainText(vocabulary, room.max))
          : TEXT_CELLS[meaning](vocabulary)
      if (unique) return makeUniqueText(meaning, vocabulary, key, room, draw)
      if (meaning === 'password' && room.max < TEST_PASSWORD_HASH.length) return tokenCell(room.max)
      return (cell) => fitText(draw(cell), room.min, room.max)
    },
  }
}

/** One of a list for each row, or each once. */
export function listRule(values: readonly unknown[], as: string, unique: boolean): InferredRule {
  if (!unique) return { as, unique, bind: () => (cell) => drawPick(cell.source, values) }
  const distinct = [...new Set(values)]
  return {
    as: `${as}, each once`,
    unique,
    size: distinct.length,
    bind: (_, key) => {
      const order = createUnique({ kind: 'list', values: distinct }, key)
      return (cell) => order.at(cell.uniqueIndexIn(order.size))
    },
  }
}

/** What a text column means, from its name, its default and, where that is not enough, the rest of its entity. */
export function textMeaning(entity: Entity, field: Field): TextMeaning | undefined {
  if (field.generated === 'uuid') return 'uuid'
  if (field.default?.kind === 'expression' && /uuid|newid/i.test(field.default.text)) return 'uuid'
  const words = splitWords(field.name)
  const alone = words.length === 1
  const meaning = findTextMeaning(words) ?? (words.at(-1) === 'id' ? 'id' : undefined)
  switch (meaning) {
    case 'id':
      return alone && roomFor(field, 36) ? 'uuid' : 'id'
    case 'description':
      return isProduct(entity) ? 'description' : 'text'
    case 'region':
      // The state of an order is no place.
      return words.at(-1) === 'state' && !hasCity(entity) && findOwnerMeaning(splitWords(entity.name)) === undefined
        ? 'status'
        : 'region'
    case 'address':
      return hasCity(entity) ? 'street' : 'address'
    case 'code':
      return CODE_MEANINGS[(alone ? findOwnerMeaning(splitWords(entity.name)) : undefined) ?? ''] ?? 'code'
    case 'name':
      // `supplier_name` says whose name it is, plain `name` leaves it to the entity.
      return (
        findOwnerMeaning(words.slice(0, -1)) ??
        (alone ? findOwnerMeaning(splitWords(entity.name)) : undefined) ??
        'name'
      )
    default:
      return meaning
  }
}

/** What the code of a thing is. */
const CODE_MEANINGS: Readonly<Record<string, TextMeaning>> = {
  'country name': 'country',
  currency: 'currency',
  language: 'language',
}

function hasCity(entity: Entity): boolean {
  return entity.fields.some((field) => ['city', 'postcode'].includes(findTextMeaning(splitWords(field.name)) ?? ''))
}

function isProduct(entity: Entity): boolean {
  return findOwnerMeaning(splitWords(entity.name)) === 'product name'
}

function roomFor({ type }: Field, length: number): boolean {
  return type.kind === 'text' && (type.length === undefined || type.length >= length)
}

/** A fixed column is likely to hold codes. */
function plainCell(fixed: boolean, length: number, plain: TextCell): TextCell {
  if (!fixed || length > 64) return plain
  return (cell) => drawCharacters(cell.source, CODE_LETTERS, length)
}

function tokenCell(length: number): TextCell {
  return (cell) => drawCharacters(cell.source, CODE_LETTERS, Math.min(length, drawInteger(cell.source, 12, 16)))
}
