import type { Tuple } from '../../schema/schema.js'
import type { SecretField } from './scan-stores.js'

/** Knows in which rows which secret fields stay as they are. */
export interface KeptRows {
  /** Fields that the rules look at; read them as well. */
  readonly fields: readonly string[]
  /** @param values - Of `fields`, in one row. */
  test(values: Tuple): (secret: SecretField) => boolean
}

/** @param secrets - Fields of one entity. */
export function keptRows(secrets: readonly SecretField[]): KeptRows {
  const fields = [...new Set(secrets.flatMap(({ keepWhere }) => keepWhere?.fields ?? []))]
  if (fields.length === 0) return { fields, test: () => () => false }
  return {
    fields,
    test(values) {
      const row = Object.fromEntries(fields.map((field, i) => [field, values[i] ?? null]))
      return ({ keepWhere }) => keepWhere?.holds(row) === true
    },
  }
}
