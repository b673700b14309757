import { maskTooShort, maskType } from '../../errors/mask.js'
import type { FieldType } from '../../schema/schema.js'
import { typeText } from '../classify/type-text.js'
import type { MaskedField } from '../transform.js'

/**
 * Refuses a field whose type is none of those a transform works on.
 *
 * @param makes - What the transform makes, for the message: `a whole number`.
 * @throws {SeedError} `MASK.TYPE`
 */
export function checkType(
  transform: string,
  field: MaskedField,
  kinds: readonly FieldType['kind'][],
  makes: string,
): void {
  if (!kinds.includes(field.type.kind)) throw maskType(transform, field.entity, field.name, typeText(field.type), makes)
}

/**
 * Refuses a text field that is shorter than what a transform makes.
 *
 * @param needed - In characters.
 * @throws {SeedError} `MASK.TOO_SHORT`
 */
export function checkLength(transform: string, field: MaskedField, needed: number): void {
  const limit = lengthLimit(field.type)
  if (limit < needed) throw maskTooShort(transform, field.entity, field.name, limit, needed)
}

/** Characters (of `bytes`: bytes) that a field holds at most; Infinity where nothing limits it. */
export function lengthLimit(type: FieldType): number {
  return type.kind === 'text' || type.kind === 'bytes' ? (type.length ?? Infinity) : Infinity
}
