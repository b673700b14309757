import { drawChance, drawInteger, drawPick } from '../random/draw.js'
import { createPermutation } from '../random/permutation.js'
import type { Entity, Field, Schema } from '../schema/schema.js'
import { drawUuid } from '../values/text/identifiers.js'
import { inferJson } from './json-rule.js'
import { limitsOf, type Limits } from './limits.js'
import { inferMoment } from './moment-rule.js'
import { findFlagMeaning } from './names/flag-names.js'
import { inferNumber } from './number-rule.js'
import type { InferredRule } from './rule.js'
import { inferText, listRule } from './text-rule.js'
import { uniqueFields } from './unique-fields.js'
import { makeUniqueUuid } from './unique-text.js'
import { splitWords } from './words.js'

/** Share of rows without a value, in nullable columns whose name says nothing. */
const NONE = 0.1

/**
 * How to fill a field that nobody wrote a rule for, from its name (English, German, French, Spanish), type, length, and the
 * constraints on it. Values always fit the column; those of fields that are unique, alone or with others, are distinct by
 * construction. Simple CHECKs are kept; what they are is said at `readCheck`.
 *
 * Foreign keys, generated keys, discriminators and constant defaults are not asked for here.
 *
 * @returns undefined for a field that must have a value and none is known: of an unknown type, or under a check that allows
 *   none.
 */
export function inferRule(entity: Entity, field: Field, schema: Schema): InferredRule | undefined {
  const limits = limitsOf(entity, field)
  const unique = uniqueFields(entity).has(field.name)
  const nothing: InferredRule | undefined = limits.notNull ? undefined : NULL
  if (field.role === 'version' && field.type.kind === 'integer')
    return constant('the first version', field.type.bits === 64 ? 1n : 1)
  if (field.role === 'deleted' && nothing !== undefined) return { ...nothing, as: 'not deleted' }
  const rule = inferKind(entity, field, schema, limits, unique)
  if (rule === undefined) return nothing
  const silent = rule.as.includes('from its type') && !limits.notNull && !rule.unique
  return silent ? sometimesNull(rule) : rule
}

const NULL = constant('nothing is known of it', null)

function constant(as: string, value: unknown): InferredRule {
  return { as, unique: false, bind: () => () => value }
}

function sometimesNull(rule: InferredRule): InferredRule {
  return {
    ...rule,
    as: `${rule.as}; null in about one row in ten`,
    bind: (vocabulary, key) => {
      const fill = rule.bind(vocabulary, key)
      return (cell) => (drawChance(cell.source, NONE) ? null : fill(cell))
    },
  }
}

function inferKind(
  entity: Entity,
  field: Field,
  schema: Schema,
  limits: Limits,
  unique: boolean,
): InferredRule | undefined {
  const { type } = field
  switch (type.kind) {
    case 'integer':
    case 'decimal':
    case 'float':
      return inferNumber(entity, field, type, limits, unique)
    case 'boolean':
      return inferFlag(field, unique)
    case 'text':
      return limits.minLength > limits.maxLength ? undefined : inferText(entity, field, limits, unique)
    case 'uuid':
      return unique
        ? { as: 'uuid, from its type, each once', unique, bind: (_, key) => makeUniqueUuid(key) }
        : { as: 'uuid, from its type', unique, bind: () => (cell) => drawUuid(cell.source) }
    case 'enum': {
      const allowed = type.values.filter((value) => limits.oneOf === undefined || limits.oneOf.includes(value))
      return allowed.length === 0 ? undefined : listRule(allowed, 'one of its values, from its type', unique)
    }
    case 'instant':
    case 'datetime':
    case 'date':
    case 'time':
      return inferMoment(entity, field, type, limits, unique)
    case 'json':
      return inferJson(field, unique)
    case 'bytes':
      return inferBytes(type.length, unique)
    case 'array':
      return inferArray(entity, field, schema)
    case 'unknown':
      return undefined
  }
}

function inferFlag(field: Field, unique: boolean): InferredRule {
  if (unique) return listRule([false, true], 'yes or no, from its type', true)
  const meaning = field.role === 'deleted' ? 'mostly false' : findFlagMeaning(splitWords(field.name))
  const share =
    meaning === 'mostly true' ? 0.9 : meaning === 'mostly false' ? (field.role === 'deleted' ? 0 : 0.05) : 0.5
  const as = meaning === undefined ? 'yes or no, from its type' : `${meaning}, from its name`
  return { as, unique, bind: () => (cell) => drawChance(cell.source, share) }
}

/** Longest value drawn for bytes of any length. */
const MOST_BYTES = 16

function inferBytes(length: number | undefined, unique: boolean): InferredRule {
  const size = Math.min(length ?? MOST_BYTES, 64)
  const distinct = 256 ** Math.min(6, size)
  return {
    as: unique ? 'bytes, from its type, each once' : 'bytes, from its type',
    unique,
    ...(unique ? { size: distinct } : {}),
    bind: (_, key) => {
      const order = unique ? createPermutation(distinct, key) : undefined
      return (cell) => {
        const bytes = Uint8Array.from({ length: size }, () => drawInteger(cell.source, 0, 255))
        let code = order?.at(cell.uniqueIndexIn(distinct))
        for (let i = 0; code !== undefined && i < Math.min(6, size); i++, code = Math.floor(code / 256))
          bytes[i] = code % 256
        return bytes
      }
    },
  }
}

/** One to three values of the element's own rule, or one where each array must differ. */
function inferArray(entity: Entity, field: Field, schema: Schema): InferredRule | undefined {
  if (field.type.kind !== 'array') return undefined
  const unique = uniqueFields(entity).has(field.name)
  const element: Field = { ...field, type: field.type.of, nullable: false }
  const rule = inferKind(entity, element, schema, limitsOf({ ...entity, checks: [] }, element), unique)
  if (rule === undefined) return undefined
  return {
    ...rule,
    as: `a list: ${rule.as}`,
    bind: (vocabulary, key) => {
      const fill = rule.bind(vocabulary, key)
      return (cell) => Array.from({ length: unique ? 1 : drawPick(cell.source, [1, 2, 3]) }, () => fill(cell))
    },
  }
}
