import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { transformSync } from '@swc/core'

const CORE = fileURLToPath(new URL('../../..', import.meta.url))
// npm puts a package where its version does not clash: core's own folder goes before the repository's.
const MODULES = [join(CORE, 'node_modules'), join(CORE, '../../node_modules')]

/** A copy of core as npm would install it, translated without a build: spawned commands need JavaScript. */
export interface InstalledCore {
  /** Folder of the package. */
  readonly folder: string
  readonly remove: () => void
}

/** Translates the sources of core into a temporary folder, its dependencies linked beside it. */
export function installCore(): InstalledCore {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'seed-core-')))
  const modules = join(root, 'node_modules')
  const folder = join(modules, '@seed/core')
  mkdirSync(folder, { recursive: true })
  cpSync(join(CORE, 'package.json'), join(folder, 'package.json'))
  cpSync(join(CORE, 'bin'), join(folder, 'bin'), { recursive: true })
  for (const file of readdirSync(join(CORE, 'src'), { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.ts') || /\.(test|test-d|laws|deep|bench)\.ts$|testing\//.test(file)) continue
    translate(join(CORE, 'src', file), join(folder, 'dist', file.replace(/ts$/, 'js')))
  }
  for (const name of ['commander', '@clack/prompts', '@faker-js/faker', 'big.js']) linkModule(name, modules)
  return { folder, remove: () => rmSync(root, { recursive: true, force: true }) }
}

/** Links a package of the repository's node_modules into another node_modules. */
export function linkModule(name: string, modules: string): void {
  mkdirSync(dirname(join(modules, name)), { recursive: true })
  const found = MODULES.map((folder) => join(folder, name)).find((folder) => existsSync(folder))
  if (found === undefined) throw new Error(`${name} is not installed in the repository`)
  symlinkSync(found, join(modules, name))
}

function translate(from: string, to: string): void {
  const { code } = transformSync(readFileSync(from, 'utf8'), {
    filename: from,
    swcrc: false,
    configFile: false,
    module: { type: 'es6' },
    jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
  })
  mkdirSync(dirname(to), { recursive: true })
  writeFileSync(to, code)
}
