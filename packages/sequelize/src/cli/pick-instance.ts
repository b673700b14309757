import { pickExport, type Wanted } from '@seed/core/adapter'
import type { SequelizeLike } from '../client.js'
import { instanceFailed, noInstanceExport, severalInstances } from '../errors.js'

/**
 * The instance among a module's exports, or the one of this name; a promise of one is awaited.
 *
 * @param where - The file, for messages.
 * @throws {SeedError} `CONFIG.SEQUELIZE`, `CONFIG.SEVERAL_SEQUELIZE`, `CONFIG.SEQUELIZE_FAILED`.
 */
export function pickInstance(loaded: unknown, where: string, name?: string): Promise<SequelizeLike> {
  return pickExport(loaded, WANTED, where, name)
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

const WANTED: Wanted<SequelizeLike> = {
  is: isInstance,
  missing: noInstanceExport,
  several: severalInstances,
  failed: instanceFailed,
}
