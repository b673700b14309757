import { readFileSync, statSync } from 'node:fs'
import { dirname, extname, join, sep } from 'node:path'

/** How Node runs a module. */
export type ModuleFormat = 'module' | 'commonjs'

/** True for a TypeScript module of the project: declaration files and installed packages are none. */
export function isTypeScript(file: string): boolean {
  return /\.[cm]?ts$/.test(file) && !/\.d\.[cm]?ts$/.test(file) && !isInstalled(file)
}

/** True for a file that a package manager put there. */
export function isInstalled(file: string): boolean {
  return file.includes(`${sep}node_modules${sep}`)
}

/** The format Node would give the JavaScript that this TypeScript file becomes: by extension, else by package.json. */
export function formatOf(file: string): ModuleFormat {
  const extension = extname(file)
  if (extension === '.mts') return 'module'
  if (extension === '.cts') return 'commonjs'
  const root = packageRoot(dirname(file))
  return root !== undefined && readPackage(root)['type'] === 'module' ? 'module' : 'commonjs'
}

/** The nearest folder upward, `from` included, that holds a package.json. */
export function packageRoot(from: string): string | undefined {
  if (isFile(join(from, 'package.json'))) return from
  const parent = dirname(from)
  return parent === from ? undefined : packageRoot(parent)
}

/** package.json of a folder as an object; empty when it cannot be read or is none. */
export function readPackage(folder: string): Readonly<Record<string, unknown>> {
  try {
    const parsed: unknown = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
    return typeof parsed === 'object' && parsed !== null ? (parsed as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}

/** True when the path leads to a file. */
export function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false
}

/**
 * The TypeScript file behind an import: `./x.js`, `./x` and `./folder` as TypeScript reads them.
 *
 * @returns undefined when there is none: Node's own resolution goes on.
 */
export function typeScriptBehind(path: string): string | undefined {
  const extension = extname(path)
  const stem = path.slice(0, path.length - extension.length)
  const twin = { '.js': `${stem}.ts`, '.mjs': `${stem}.mts`, '.cjs': `${stem}.cts` }[extension]
  const candidates = [path, ...(twin === undefined ? [] : [twin]), `${path}.ts`, `${path}.mts`, `${path}.cts`]
  return [...candidates, join(path, 'index.ts')].find((file) => isTypeScript(file) && isFile(file))
}
