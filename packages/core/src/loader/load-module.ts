import { createRequire } from 'node:module'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { configFailed, configNotFound, configSyntax } from '../errors/config.js'
import { isSeedError } from '../errors/seed-error.js'
import { installHooks } from './hooks.js'
import { formatOf, isFile, isTypeScript } from './source-file.js'

/**
 * Loads a module of the user's project: JavaScript as Node does, TypeScript with decorators and metadata, ESM and CommonJS.
 *
 * @param file - Its path; a relative one counts from `cwd`.
 * @returns the namespace of an ES module, or what a CommonJS module exports.
 * @throws {SeedError} `CONFIG.NOT_FOUND`, `CONFIG.SYNTAX`, `CONFIG.FAILED`, `CONFIG.NO_TRANSPILER`. A `SeedError` that the
 *   module itself throws passes unchanged.
 */
export async function loadModule(file: string, cwd: string): Promise<unknown> {
  const path = resolve(cwd, file)
  if (!isFile(path)) throw configNotFound(path)
  installHooks()
  try {
    // Nested requires of a CommonJS module that was imported miss the hooks on Node 22, so it is required.
    if (isTypeScript(path) && formatOf(path) === 'commonjs') return createRequire(path)(path) as unknown
    return (await import(pathToFileURL(path).href)) as unknown
  } catch (error) {
    throw explainFailure(path, error)
  }
}

function explainFailure(path: string, error: unknown): Error {
  if (isSeedError(error)) return error
  const { name, message, stack } = describe(error)
  const missing = /does not provide an export named '?(\w+)/.exec(message)?.[1]
  if (missing !== undefined)
    return configFailed(path, error, `If ${missing} is a type, import it with \`import { type ${missing} }\`.`)
  if (/before initialization/.test(message)) {
    return configFailed(
      path,
      error,
      "Two modules import each other: wrap the type of the property in the ORM's relation type, or import it with `import type`.",
    )
  }
  if (name !== 'SyntaxError') return configFailed(path, error)
  // Node puts `file:line` on the first line of the stack of what it could not parse.
  const place = stack.split('\n')[0] ?? ''
  return configSyntax(/:\d+$/.test(place) ? place.replace(/^file:\/\//, '') : path, message, error)
}

function describe(error: unknown): { readonly name: string; readonly message: string; readonly stack: string } {
  const { name, message, stack } = (error ?? {}) as { name?: unknown; message?: unknown; stack?: unknown }
  return { name: String(name), message: String(message), stack: String(stack) }
}
