import { statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { isSeedError } from '../../errors/seed-error.js'
import { isFile, readPackage } from '../../loader/source-file.js'
import { findTranspiler } from '../../loader/transpiler.js'
import { readTsConfig } from '../../loader/tsconfig.js'
import { dependenciesOf } from './detect-adapters.js'

/** What decides how the first files look and what is missing to run them. */
export interface Project {
  readonly root: string
  readonly language: 'ts' | 'mjs'
  /** Folder for seeders, relative to `root`. */
  readonly folder: string
  /** True when the command could not load TypeScript here. */
  readonly needsTranspiler: boolean
  /** The config that is there already, relative to `root`. */
  readonly config: string | undefined
  /** True when the project can import this package. */
  readonly has: (name: string) => boolean
}

/** Looks at a project; changes nothing. */
export function readProject(root: string): Project {
  const typed = isFile(join(root, 'tsconfig.json')) || dependenciesOf(readPackage(root)).includes('typescript')
  const config = ['ts', 'mts', 'cts', 'js', 'mjs', 'cjs'].map((extension) => `seed.config.${extension}`)
  return {
    root,
    language: typed ? 'ts' : 'mjs',
    folder: isFolder(join(root, 'src')) ? 'src/seeds' : 'seeds',
    needsTranspiler: typed && !canTranspile(root),
    config: config.find((file) => isFile(join(root, file))),
    has: (name) => isFolder(join(root, 'node_modules', name)) || resolves(root, name),
  }
}

function canTranspile(root: string): boolean {
  try {
    findTranspiler(root, readTsConfig(root), 'seed.config.ts')
    return true
  } catch (error) {
    if (isSeedError(error)) return false
    throw error
  }
}

function resolves(root: string, name: string): boolean {
  try {
    createRequire(join(root, 'package.json')).resolve(`${name}/package.json`)
    return true
  } catch {
    return false
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
}
