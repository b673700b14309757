import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * @typedef {object} Project
 * @property {string} folder - From the root, e.g. `packages/core`.
 * @property {any} manifest - Its package.json.
 */

/** Folders with something that nobody wrote. */
export const GENERATED = ['node_modules', 'dist', 'coverage', '.nx', 'temp', '.seed']

/** @param {string} file */
export const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'))

/**
 * Every folder of packages/ and examples/. One without a package.json is a problem, not a gap.
 *
 * @param {string} root
 * @returns {{ projects: Project[], problems: string[] }}
 */
export function findProjects(root) {
  const folders = ['packages', 'examples'].flatMap((group) =>
    existsSync(join(root, group))
      ? readdirSync(join(root, group), { withFileTypes: true })
          .filter((entry) => entry.isDirectory())
          .map((entry) => `${group}/${entry.name}`)
          .sort()
      : [],
  )
  const hasManifest = (/** @type {string} */ folder) => existsSync(join(root, folder, 'package.json'))
  return {
    projects: folders
      .filter(hasManifest)
      .map((folder) => ({ folder, manifest: readJson(join(root, folder, 'package.json')) })),
    problems: folders.filter((folder) => !hasManifest(folder)).map((folder) => `${folder}: has no package.json`),
  }
}

/**
 * Files of a project by extension, without what is generated, from the project's folder.
 *
 * @param {string} root
 * @param {string} folder
 * @param {string} pattern
 * @returns {string[]}
 */
export function findFiles(root, folder, pattern) {
  const isGenerated = (/** @type {string} */ file) => file.split('/').some((part) => GENERATED.includes(part))
  return globSync(pattern, { cwd: join(root, folder), exclude: (name) => GENERATED.includes(name) })
    .filter((file) => !isGenerated(file))
    .sort()
}

/** Files that only tests and benchmarks read: not published. @param {string} file */
export const isTestFile = (file) =>
  /\.(test|test-d|laws|deep|bench)\.[mc]?[jt]s$/.test(file) ||
  /(^|\/)(testing|test|conformance)\//.test(file) ||
  /^[^/]*\.config\.[mc]?[jt]s$/.test(file)
