import type { Converter } from '@seed/core/adapter'
import type { ModelLike } from '../client.js'

/**
 * A getter and a setter of one attribute are Sequelize's way of a custom type: the setter turns what the application gives
 * into what the column holds, the getter turns it back. They are called on an instance that holds this attribute alone, so a
 * pair that reads other attributes does not get them.
 *
 * A setter without a getter is one-way (it trims, or hashes with a salt): it runs when Sequelize writes, and is listed among
 * the hooks.
 */
export function converterOf(model: ModelLike, name: string): Converter | undefined {
  if (!hasGetter(model, name) || !hasSetter(model, name)) return undefined
  return {
    toStored: (value) => {
      const instance = model.build({}, { raw: true })
      instance.set(name, value)
      return instance.get(name, { raw: true })
    },
    fromStored: (value) => {
      const instance = model.build({}, { raw: true })
      instance.set(name, value, { raw: true })
      return instance.get(name)
    },
  }
}

/** True for an attribute with a setter of the application's. */
export function hasSetter(model: ModelLike, name: string): boolean {
  return typeof model.rawAttributes[name]?.set === 'function' || name in (model.options.setterMethods ?? {})
}

function hasGetter(model: ModelLike, name: string): boolean {
  return typeof model.rawAttributes[name]?.get === 'function' || name in (model.options.getterMethods ?? {})
}
