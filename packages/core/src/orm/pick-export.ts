import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { SeedError } from '../errors/seed-error.js'

/** What is looked for among the exports of a module of the user's, and what is thrown when it cannot be told. */
export interface Wanted<T> {
  /** Recognises it by its shape, whichever copy of its package made it. */
  readonly is: (value: unknown) => value is T
  /** Nothing of the kind, or not under the name that was told. */
  readonly missing: (where: string, name: string | undefined) => SeedError
  /** Several, by their names, of which only one can be meant. */
  readonly several: (where: string, names: readonly string[]) => SeedError
  /** A promise that was rejected. */
  readonly failed: (where: string, cause: unknown) => SeedError
}

/**
 * The one value of a kind among a module's exports: the default one or a named one, or what a CommonJS module exports; a
 * promise of one is awaited. One value under several names is one.
 *
 * @param loaded - The module's namespace, or the value itself.
 * @param where - The file, for messages.
 * @param only - Name of the export that is meant, where one was told.
 * @throws {SeedError} as `wanted` says.
 */
export async function pickExport<T extends object>(
  loaded: unknown,
  wanted: Wanted<T>,
  where: string,
  only?: string,
): Promise<T> {
  const found = new Map<T, string>()
  for (const [name, value] of candidates(loaded, wanted)) {
    if (only !== undefined && name !== only) continue
    const settled = await settleExport(value, (cause) => wanted.failed(where, cause))
    if (wanted.is(settled) && !found.has(settled)) found.set(settled, name)
  }
  const [first] = found.keys()
  if (first === undefined) throw wanted.missing(where, only)
  if (found.size > 1) throw wanted.several(where, [...found.values()])
  return first
}

/** A value, or what it promises. @throws what `failed` makes of the rejection. */
export async function settleExport(value: unknown, failed: (cause: unknown) => SeedError): Promise<unknown> {
  if (!isPromise(value)) return value
  try {
    return await value
  } catch (error) {
    throw failed(error)
  }
}

/** True for a promise of any make. */
export function isPromise(value: unknown): value is PromiseLike<unknown> {
  return typeof (value as { readonly then?: unknown } | null | undefined)?.then === 'function'
}

/**
 * Takes apart `file.ts#name`, as people type one of several exports. A file of just that name goes first.
 *
 * @param cwd - Folder that the file counts from.
 */
export function splitExport(typed: string, cwd: string): readonly [file: string, name: string | undefined] {
  const at = typed.lastIndexOf('#')
  return at < 1 || existsSync(resolve(cwd, typed)) ? [typed, undefined] : [typed.slice(0, at), typed.slice(at + 1)]
}

/** Exports by name. A CommonJS module that was imported has its exports once more, under `default`. */
function candidates<T>(loaded: unknown, { is }: Wanted<T>): readonly (readonly [name: string, value: unknown])[] {
  if (is(loaded) || isPromise(loaded)) return [['module.exports', loaded]]
  if (typeof loaded !== 'object' || loaded === null) return []
  const exports = Object.entries(loaded)
  const inner = (loaded as { readonly default?: unknown }).default
  const isNested = typeof inner === 'object' && inner !== null && !is(inner) && !isPromise(inner)
  return isNested ? [...exports, ...Object.entries(inner)] : exports
}
