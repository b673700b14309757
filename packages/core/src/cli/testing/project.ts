import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { FAKE_ADAPTER } from './fake-adapter.js'
import { linkModule } from './install-core.js'

/** A user's project in a temporary folder. */
export interface Project {
  readonly folder: string
  readonly write: (files: Readonly<Record<string, string>>) => void
  readonly remove: () => void
}

/** What a project is made of, beside the adapter `@seed/fake`, which it always has. */
export interface ProjectOptions {
  readonly files?: Readonly<Record<string, string>>
  /** `module` unless told. */
  readonly type?: 'module' | 'commonjs'
  /** Packages of the repository to link. */
  readonly modules?: readonly string[]
  /** Folder of a copy of core to link. */
  readonly core?: string
}

/** Makes a project. */
export function createProject(options: ProjectOptions = {}): Project {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'seed-project-')))
  const write = (files: Readonly<Record<string, string>>): void => {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true })
      writeFileSync(join(folder, name), text)
    }
  }
  write({ 'package.json': JSON.stringify({ name: 'shop', private: true, type: options.type ?? 'module' }) })
  write(
    Object.fromEntries(Object.entries(FAKE_ADAPTER).map(([file, text]) => [`node_modules/@seed/fake/${file}`, text])),
  )
  write(options.files ?? {})
  const modules = join(folder, 'node_modules')
  for (const name of options.modules ?? []) linkModule(name, modules)
  if (options.core !== undefined) symlinkSync(options.core, join(modules, '@seed/core'))
  return { folder, write, remove: () => rmSync(folder, { recursive: true, force: true }) }
}
