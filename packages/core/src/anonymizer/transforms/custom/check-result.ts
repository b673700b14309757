import { maskResult } from '../../../errors/mask.js'
import { isSeedError } from '../../../errors/seed-error.js'
import type { Value } from '../../../schema/schema.js'
import { canonicalizer } from '../../../value/canonical.js'
import type { MaskedField } from '../../transform.js'

/**
 * Makes the function that brings a user's values into the canonical form of a field.
 *
 * @param transform - Its name, for the message.
 * @throws {SeedError} `MASK.RESULT` from the function, without the value.
 */
export function resultChecker(transform: string, field: MaskedField): (value: unknown) => Value {
  const { entity, name, type, nullable } = field
  const column = { name, column: name, type, nativeType: type.kind, nullable }
  const canonical = canonicalizer(column, { instantPrecision: 9, entity })
  return (value) => {
    try {
      return canonical(value)
    } catch (error) {
      if (!isSeedError(error)) throw error
      throw maskResult(transform, entity, name, error.message.slice(error.message.indexOf(': ') + 2))
    }
  }
}
