import type { SequelizeLike } from '../client.js'
import { instanceFailed, noInstanceExport, severalInstances } from '../errors.js'

/**
 * The instance among a module's exports: the default one or a named one, or what a CommonJS module exports; a promise of one
 * is awaited. One instance under several names is one.
 *
 * @param where - The file, for messages.
 * @param name - Takes the export of this name only.
 * @throws {SeedError} `CONFIG.SEQUELIZE`, `CONFIG.SEVERAL_SEQUELIZE`, `CONFIG.SEQUELIZE_FAILED`.
 */
export async function pickInstance(loaded: unknown, where: string, name?: string): Promise<SequelizeLike> {
  const found = new Map<SequelizeLike, string>()
  for (const [key, value] of candidates(loaded)) {
    if (name !== undefined && key !== name) continue
    const settled = await settle(value, where)
    if (isInstance(settled) && !found.has(settled)) found.set(settled, key)
  }
  const [first] = found.keys()
  if (first === undefined) throw noInstanceExport(where, name)
  if (found.size > 1) throw severalInstances(where, [...found.values()])
  return first
}

/** Recognises a Sequelize instance by its shape, whichever copy of Sequelize made it. */
export function isInstance(value: unknown): value is SequelizeLike {
  if (typeof value !== 'object' || value === null) return false
  const { getDialect, transaction, connectionManager, models } = value as Partial<SequelizeLike>
  return (
    typeof getDialect === 'function' &&
    typeof transaction === 'function' &&
    typeof connectionManager === 'object' &&
    typeof models === 'object'
  )
}

/** Exports by name. A CommonJS module that was imported has its exports once more, under `default`. */
function candidates(loaded: unknown): readonly (readonly [name: string, value: unknown])[] {
  if (isInstance(loaded) || isPromise(loaded)) return [['module.exports', loaded]]
  if (typeof loaded !== 'object' || loaded === null) return []
  const exports = Object.entries(loaded)
  const inner = (loaded as { readonly default?: unknown }).default
  const nested = typeof inner === 'object' && inner !== null && !isInstance(inner) && !isPromise(inner)
  return nested ? [...exports, ...Object.entries(inner)] : exports
}

async function settle(value: unknown, where: string): Promise<unknown> {
  if (!isPromise(value)) return value
  try {
    return await value
  } catch (error) {
    throw instanceFailed(where, error)
  }
}

function isPromise(value: unknown): value is PromiseLike<unknown> {
  return typeof (value as { then?: unknown } | null | undefined)?.then === 'function'
}
