import type { Entity, Tuple, Value } from '@seed/core/adapter'

/** A key as the entity holds it, in its stored canonical form. */
export function storedKey(entity: Entity, values: readonly unknown[]): Tuple {
  return entity.key.map((name, at): Value => {
    const field = entity.fields.find((one) => one.name === name)
    const value = field?.converter === undefined ? values[at] : field.converter.toStored(values[at])
    if (!(value instanceof Date)) return value as Value
    const text = value.toISOString().replace(/\.?0*Z$/, 'Z')
    switch (field?.type.kind) {
      case 'date':
        return text.slice(0, 10)
      case 'instant':
        return text
      default:
        return text.slice(0, -1)
    }
  })
}
