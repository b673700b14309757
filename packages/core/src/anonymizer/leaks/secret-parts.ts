import type { EntityRules } from '../rules.js'
import type { Transform } from '../transform.js'
import { isJsonTransform } from '../transforms/json.js'
import type { SecretField } from './scan-stores.js'

/** What a field's rule leaves as it is: rows, and parts of values. To be spread over the secret that was made from the rule. */
export function secretParts(
  rules: readonly EntityRules[],
  { entity, field }: Pick<SecretField, 'entity' | 'field'>,
): Pick<SecretField, 'keepWhere' | 'partly'> {
  const transform = rules.find((rule) => rule.entity === entity.name && field in rule.fields)?.fields[field]
  if (transform === undefined) return {}
  const { keepWhere } = transform
  return { ...(keepWhere === undefined ? {} : { keepWhere }), ...(keepsParts(transform) ? { partly: true } : {}) }
}

/** True of transforms that replace only what they find inside of a value. */
function keepsParts(transform: Transform): boolean {
  if (transform.name === 'keep') return true
  if (isJsonTransform(transform))
    return transform.json.rest === 'keep' || Object.values(transform.paths).some((part) => keepsParts(part))
  const { options } = transform
  const isObject = typeof options === 'object' && options !== null && !Array.isArray(options)
  return transform.name === 'freeText' && isObject && (options as { readonly detect?: unknown }).detect === true
}
