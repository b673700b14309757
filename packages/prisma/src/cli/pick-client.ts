import { pickExport, type Wanted } from '@seed/core/adapter'
import type { PrismaClientLike } from '../client.js'
import { clientFailed, noClientExport, severalClients } from '../errors.js'

/**
 * The client among a module's exports, or the one of this name; a promise of one is awaited.
 *
 * @param where - The file, for messages.
 * @throws {SeedError} `CONFIG.PRISMA_CLIENT`, `CONFIG.SEVERAL_CLIENTS`, `CONFIG.CLIENT_FAILED`.
 */
export function pickClient(loaded: unknown, where: string, name?: string): Promise<PrismaClientLike> {
  return pickExport(loaded, WANTED, where, name)
}

/** Recognises a Prisma client by its shape, whichever copy of Prisma made it. */
export function isClient(value: unknown): value is PrismaClientLike {
  if (typeof value !== 'object' || value === null) return false
  const { $connect, $disconnect, $transaction } = value as Partial<PrismaClientLike>
  return [$connect, $disconnect, $transaction].every((member) => typeof member === 'function')
}

const WANTED: Wanted<PrismaClientLike> = {
  is: isClient,
  missing: noClientExport,
  several: severalClients,
  failed: clientFailed,
}
