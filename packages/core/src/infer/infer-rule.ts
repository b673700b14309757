import type { Entity, Field, Schema } from '../schema/schema.js'
import type { InferredRule } from './rule.js'

/**
 * How to fill a field that nobody wrote a rule for, from its name, type, length, and the constraints on it.
 *
 * @returns undefined for a field of an unknown type that must have a value.
 */
export function inferRule(entity: Entity, field: Field, schema: Schema): InferredRule | undefined {
  void entity
  void field
  void schema
  return undefined
}
