import type { PrismaClientLike } from '../client.js'
import { clientFailed, noClientExport, severalClients } from '../errors.js'

/**
 * The client among a module's exports: the default one or a named one, or what a CommonJS module exports; a promise of one
 * is awaited. One client under several names is one.
 *
 * @param where - The file, for messages.
 * @param only - Name of the export that is meant, where one was told.
 * @throws {SeedError} `CONFIG.PRISMA_CLIENT`, `CONFIG.SEVERAL_CLIENTS`, `CONFIG.CLIENT_FAILED`.
 */
export async function pickClient(loaded: unknown, where: string, only?: string): Promise<PrismaClientLike> {
  const found = new Map<PrismaClientLike, string>()
  for (const [name, value] of candidates(loaded)) {
    if (only !== undefined && name !== only) continue
    const settled = await settle(value, where)
    if (isClient(settled) && !found.has(settled)) found.set(settled, name)
  }
  const [first] = found.keys()
  if (first === undefined) throw noClientExport(where, only)
  if (found.size > 1) throw severalClients(where, [...found.values()])
  return first
}

/** Recognises a Prisma client by its shape, whichever copy of Prisma made it. */
export function isClient(value: unknown): value is PrismaClientLike {
  if (typeof value !== 'object' || value === null) return false
  const { $connect, $disconnect, $transaction } = value as Partial<PrismaClientLike>
  return [$connect, $disconnect, $transaction].every((member) => typeof member === 'function')
}

/** Exports by name. A CommonJS module that was imported has its exports once more, under `default`. */
function candidates(loaded: unknown): readonly (readonly [name: string, value: unknown])[] {
  if (isClient(loaded) || isPromise(loaded)) return [['module.exports', loaded]]
  if (typeof loaded !== 'object' || loaded === null) return []
  const exports = Object.entries(loaded)
  const inner = (loaded as { readonly default?: unknown }).default
  const isNested = typeof inner === 'object' && inner !== null && !isClient(inner) && !isPromise(inner)
  return isNested ? [...exports, ...Object.entries(inner)] : exports
}

async function settle(value: unknown, where: string): Promise<unknown> {
  if (!isPromise(value)) return value
  try {
    return await value
  } catch (error) {
    throw clientFailed(where, error)
  }
}

function isPromise(value: unknown): value is PromiseLike<unknown> {
  return typeof (value as { then?: unknown } | null | undefined)?.then === 'function'
}
