import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { AdapterCommand } from '../adapter/command.js'
import { adapterFailed, unknownAdapter } from '../errors/cli.js'
import { isSeedError } from '../errors/seed-error.js'
import { BARE_VERBS } from './bare-verbs.js'
import { findInstalledAdapters } from './installed-adapters.js'
import { knownAdapters } from './known-adapters.js'

/**
 * Imports `@seed/<name>/cli` as the project in `cwd` sees it.
 *
 * @throws {SeedError} `CLI.UNKNOWN_ADAPTER` when the project has none of this name, `CLI.ADAPTER_FAILED` when it does not load.
 */
export async function loadAdapter(name: string, cwd: string): Promise<AdapterCommand> {
  const file = resolveAdapter(name, cwd)
  let loaded: { readonly command?: unknown }
  try {
    loaded = (await import(pathToFileURL(file).href)) as { readonly command?: unknown }
  } catch (error) {
    if (isSeedError(error)) throw error
    throw adapterFailed(name, error instanceof Error ? error.message : String(error), error)
  }
  if (!isAdapterCommand(loaded.command))
    throw adapterFailed(name, 'It exports no `command` that this version understands.')
  return loaded.command
}

function resolveAdapter(name: string, cwd: string): string {
  const installed = findInstalledAdapters(cwd).map((adapter) => adapter.name)
  try {
    if (!/^[a-z][a-z0-9-]*$/.test(name)) throw new Error('not a package name')
    return createRequire(join(cwd, 'package.json')).resolve(`@seed/${name}/cli`)
  } catch (error) {
    // Installed, but what its package.json promises is not there: not built, or half unpacked.
    if (installed.includes(name)) throw adapterFailed(name, 'The package is there, this file of it is not.', error)
    const known = knownAdapters().map((adapter) => adapter.name)
    throw unknownAdapter(name, installed, known, BARE_VERBS)
  }
}

function isAdapterCommand(value: unknown): value is AdapterCommand {
  const { name, options, configKeys, open } = (value ?? {}) as Partial<AdapterCommand>
  return typeof name === 'string' && Array.isArray(options) && Array.isArray(configKeys) && typeof open === 'function'
}
