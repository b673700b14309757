import { maskOption, maskTooShort, maskType } from '../../errors/mask.js'
import type { FieldType } from '../../schema/schema.js'
import type { MaskedField } from '../transform.js'

/**
 * How many characters a text field holds; infinite where nothing limits it.
 *
 * @param needed - Characters of the shortest replacement.
 * @param longest - A limit of the rule's own, the option `maxLength`.
 * @throws {SeedError} `MASK.TYPE` for a field that is no text, `MASK.TOO_SHORT` for one that cannot hold `needed` characters,
 *   `MASK.OPTION` for a limit that is no whole number above 0.
 */
export function textLimit(transform: string, field: MaskedField, needed: number, longest: number = Infinity): number {
  const length = lengthOf(field.type)
  if (length === undefined)
    throw maskType(transform, field.entity, field.name, spellType(field.type), 'text; the field must be a text field')
  if (longest !== Infinity && (!Number.isInteger(longest) || longest < 1))
    throw maskOption(transform, 'maxLength', 'a whole number above 0')
  const limit = Math.min(length, longest)
  if (limit < needed) throw maskTooShort(transform, field.entity, field.name, limit, needed)
  return limit
}

/** A type that the database calls by a name of its own, such as one for network addresses, takes texts, too. */
function lengthOf(type: FieldType): number | undefined {
  if (type.kind === 'unknown') return Infinity
  return type.kind === 'text' ? (type.length ?? Infinity) : undefined
}

/** A type in words, for messages: `integer values`. */
export function spellType(type: FieldType): string {
  return `${type.kind} values`
}

/** Whether a text has at most so many characters; databases count code points. */
export function fits(text: string, limit: number): boolean {
  return text.length <= limit || (text.length <= limit * 2 && [...text].length <= limit)
}
