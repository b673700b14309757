import { readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { dirname, resolve, sep } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { formatOf, isInstalled, isTypeScript, packageRoot, typeScriptBehind } from './source-file.js'
import { findTranspiler, type Transpile } from './transpiler.js'
import { readTsConfig, type TsConfig } from './tsconfig.js'

const transpilers = new Map<string, Transpile>()
const configs = new Map<string, TsConfig>()
let installed = false

/**
 * Lets `import` and `require` read the project's TypeScript, once a process. Nothing is translated, and no translator
 * loaded, before the first TypeScript file. Installed packages are left alone, so there is one copy of each.
 *
 * `SEED_LOADER=node` leaves loading to Node and to the loaders it was started with.
 */
export function installHooks(): void {
  if (installed || process.env['SEED_LOADER'] === 'node') return
  process.setSourceMapsEnabled(true)
  registerHooks({
    resolve(specifier, context, next) {
      const hit = resolveTypeScript(specifier, context.parentURL)
      if (hit === undefined) return next(specifier, context)
      return { url: pathToFileURL(hit).href, format: formatOf(hit), shortCircuit: true }
    },
    load(url, context, next) {
      const file = url.startsWith('file:') ? fileURLToPath(url) : ''
      if (!isTypeScript(file)) return next(url, context)
      const format = formatOf(file)
      return { format, source: transpilerFor(file)(readFileSync(file, 'utf8'), file, format), shortCircuit: true }
    },
  })
  installed = true
}

function resolveTypeScript(specifier: string, parentURL: string | undefined): string | undefined {
  const parent = parentURL?.startsWith('file:') === true ? fileURLToPath(parentURL) : undefined
  if (parent !== undefined && isInstalled(parent)) return undefined
  if (specifier.startsWith('file:')) return typeScriptBehind(fileURLToPath(specifier))
  if (parent === undefined) return undefined
  if (/^(\.{0,2}\/|\.{1,2}$)/.test(specifier)) return typeScriptBehind(resolve(dirname(parent), specifier))
  return resolveMapped(specifier, parent)
}

/** `paths` of tsconfig.json: an exact name, else the pattern with the longest text before its `*`. */
function resolveMapped(specifier: string, parent: string): string | undefined {
  const config = configFor(dirname(parent))
  if (config.paths.length === 0 || !parent.startsWith(config.folder + sep)) return undefined
  const matches = config.paths.flatMap(([pattern, targets]) => {
    const [head = '', tail] = pattern.split('*', 2)
    if (tail === undefined) return specifier === pattern ? [{ weight: Infinity, star: '', targets }] : []
    if (!specifier.startsWith(head) || !specifier.endsWith(tail) || specifier.length < head.length + tail.length)
      return []
    return [{ weight: head.length, star: specifier.slice(head.length, specifier.length - tail.length), targets }]
  })
  const best = matches.toSorted((a, b) => b.weight - a.weight)[0]
  for (const target of best?.targets ?? []) {
    const hit = typeScriptBehind(target.replace('*', () => best?.star ?? ''))
    if (hit !== undefined) return hit
  }
  return undefined
}

function configFor(folder: string): TsConfig {
  const known = configs.get(folder) ?? readTsConfig(folder)
  configs.set(folder, known)
  return known
}

function transpilerFor(file: string): Transpile {
  const projectDir = packageRoot(dirname(file)) ?? dirname(file)
  const known = transpilers.get(projectDir) ?? findTranspiler(projectDir, configFor(dirname(file)), file)
  transpilers.set(projectDir, known)
  return known
}
