import type { Entity, Tuple } from '../../schema/schema.js'
import { maskValues } from '../apply/mask-values.js'
import type { SecretField } from '../leaks/scan-stores.js'
import { secretParts } from '../leaks/secret-parts.js'
import type { AnonymizePlan } from '../plan/plan.js'
import { isJsonMask } from '../transforms/json/bind-json.js'
import type { EntityRules } from '../rules.js'

/**
 * Fields whose originals must not be found in the target: all that are replaced, each class of values once, without the rows
 * and parts that their rules keep.
 */
export function secretsOf(plan: AnonymizePlan, rules: readonly EntityRules[]): readonly SecretField[] {
  const seen = new Set<string>()
  return plan.entities.flatMap(({ entity, masks }) =>
    masks.flatMap(({ field, mask, owner }) => {
      // A foreign key holds what its key holds.
      if (seen.has(owner)) return []
      seen.add(owner)
      const parts = isJsonMask(mask) ? { parts: mask.parts } : {}
      const secret = { entity, field: field.name, kind: mask.kind, replaced: true, ...parts }
      return [{ ...secret, ...secretParts(rules, secret) }]
    }),
  )
}

/** The keys that rows of the source have in the target. */
export function targetKeysOf(plan: AnonymizePlan): (entity: Entity, keys: readonly Tuple[]) => readonly Tuple[] {
  return (entity, keys) => {
    const masks = plan.entities.find((part) => part.entity.name === entity.name)?.masks ?? []
    const columns = entity.key.map((name, i) => {
      const values = keys.map((key) => key[i] ?? null)
      const found = masks.find(({ field }) => field.name === name)
      if (found === undefined) return values
      const around = { entity: entity.name, field: name, subjects: [], read: () => values }
      return maskValues(found.mask, found.transform, values, around).values
    })
    return keys.map((_, at) => columns.map((column) => column[at] ?? null))
  }
}
