import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, isAbsolute, join, resolve } from 'node:path'
import { isFile } from './source-file.js'

/** The part of a project's tsconfig.json that changes how its files load. */
export interface TsConfig {
  /** Folder of the config that was found; its settings hold for files below. */
  readonly folder: string
  /** `paths`, targets absolute. */
  readonly paths: readonly (readonly [pattern: string, targets: readonly string[]])[]
  readonly experimentalDecorators?: boolean
  readonly useDefineForClassFields?: boolean
}

/** Reads the nearest tsconfig.json upward, with what it extends. A broken one counts as empty: the compiler reports it better. */
export function readTsConfig(from: string): TsConfig {
  const file = join(from, 'tsconfig.json')
  if (isFile(file)) return { paths: [], ...readChain(file, new Set()), folder: from }
  const parent = dirname(from)
  return parent === from ? { folder: from, paths: [] } : readTsConfig(parent)
}

type Settings = Partial<Omit<TsConfig, 'folder'>>

function readChain(file: string, seen: Set<string>): Settings {
  if (seen.has(file)) return {}
  seen.add(file)
  const parsed = parseJsonWithComments(file)
  const bases = [parsed['extends'] ?? []].flat().filter((base) => typeof base === 'string')
  const inherited = bases.flatMap((base) => {
    const found = resolveBase(base, dirname(file))
    return found === undefined ? [] : [readChain(found, seen)]
  })
  return Object.assign({}, ...inherited, readSettings(parsed['compilerOptions'], dirname(file))) as Settings
}

function readSettings(options: unknown, folder: string): Settings {
  if (!isRecord(options)) return {}
  const baseUrl = typeof options['baseUrl'] === 'string' ? resolve(folder, options['baseUrl']) : folder
  const flag = (key: 'experimentalDecorators' | 'useDefineForClassFields'): Settings =>
    typeof options[key] === 'boolean' ? { [key]: options[key] } : {}
  return {
    ...(isRecord(options['paths']) ? { paths: readPaths(options['paths'], baseUrl) } : {}),
    ...flag('experimentalDecorators'),
    ...flag('useDefineForClassFields'),
  }
}

function readPaths(paths: Readonly<Record<string, unknown>>, baseUrl: string): TsConfig['paths'] {
  return Object.entries(paths).flatMap(([pattern, targets]) =>
    Array.isArray(targets)
      ? [[pattern, targets.filter((target) => typeof target === 'string').map((target) => resolve(baseUrl, target))]]
      : [],
  )
}

function resolveBase(base: string, folder: string): string | undefined {
  if (base.startsWith('.') || isAbsolute(base)) {
    const path = resolve(folder, base)
    return [path, `${path}.json`].find(isFile)
  }
  const require = createRequire(join(folder, 'tsconfig.json'))
  for (const name of [base, `${base}.json`, `${base}/tsconfig.json`]) {
    try {
      return require.resolve(name)
    } catch {
      // Not this spelling: the next one.
    }
  }
  return undefined
}

/** tsconfig.json is JSON with comments and trailing commas. Strings are matched first, so that what looks like one inside stays. */
function parseJsonWithComments(file: string): Readonly<Record<string, unknown>> {
  try {
    const text = readFileSync(file, 'utf8').replace(/^\uFEFF/, '')
    const plain = text
      .replace(/("(?:\\.|[^"\\])*")|\/\/[^\n]*|\/\*[\s\S]*?\*\//g, (_, string?: string) => string ?? '')
      .replace(/("(?:\\.|[^"\\])*")|,(?=\s*[}\]])/g, (_, string?: string) => string ?? '')
    const parsed: unknown = JSON.parse(plain)
    return isRecord(parsed) ? parsed : {}
  } catch {
    return {}
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
