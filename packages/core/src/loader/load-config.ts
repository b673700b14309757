import { configFailed, configShape } from '../errors/config.js'
import { isSeedError } from '../errors/seed-error.js'
import { checkConfig } from './check-config.js'
import { findConfig } from './find-config.js'
import { loadModule } from './load-module.js'

/** What to load, and what it may say. */
export interface ConfigRequest {
  readonly cwd: string
  /** Path given with `--config`. */
  readonly file?: string
  /** Keys that the adapter reads, beside those of `SeedConfig`. */
  readonly adapterKeys: readonly string[]
}

/**
 * Finds, loads and checks `seed.config`.
 *
 * @returns its default export (awaited when it is a promise); undefined when the project has none.
 * @throws {SeedError} `CONFIG.*`.
 */
export async function loadConfig(request: ConfigRequest): Promise<unknown> {
  const file = findConfig(request.cwd, request.file)
  if (file === undefined) return undefined
  const config = await defaultExport(file, await loadModule(file, request.cwd))
  checkConfig(config, request.adapterKeys, file)
  return config
}

async function defaultExport(file: string, loaded: unknown): Promise<unknown> {
  // A CommonJS module compiled from `export default` holds it in `default`, and once more when it was imported.
  let value = loaded
  for (let depth = 0; depth < 2 && hasDefault(value); depth++) value = value.default
  if (value === loaded && isNamespace(loaded)) {
    throw configShape(file, 'the config has no default export', 'Write `export default defineConfig({ ... })`.')
  }
  try {
    return await value
  } catch (error) {
    throw isSeedError(error) ? error : configFailed(file, error)
  }
}

function hasDefault(value: unknown): value is { readonly default: unknown } {
  return typeof value === 'object' && value !== null && 'default' in value
}

function isNamespace(value: unknown): boolean {
  const tag: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, Symbol.toStringTag) : undefined
  return tag === 'Module' || (typeof value === 'object' && value !== null && '__esModule' in value)
}
