import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { reportWhenRun, ROOT } from './lib/report.mjs'
import { findProjects, GENERATED, readJson } from './lib/workspace.mjs'

/** What the top level holds, beside dot-files. `jest.config.mjs` is where Jest looks for it. */
const TOP_LEVEL = new Set(
  'package.json package-lock.json nx.json tsconfig.base.json packages examples tools README.md CONTRIBUTING.md LICENSE jest.config.mjs'.split(
    ' ',
  ),
)

/** An exact version, also behind an alias (`npm:typescript@7.0.2`). */
const EXACT = /^(npm:(@[\w-]+\/)?[\w.-]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/

/** Sections whose versions are exact; what users bring (`peerDependencies`) is a range. */
const PINNED = ['dependencies', 'devDependencies', 'optionalDependencies', 'overrides']

/** Fields that every published package has. */
const PUBLISHED = ['description', 'license', 'type', 'engines', 'exports', 'main', 'types', 'files', 'publishConfig']

/** @param {string} root @returns {string[]} */
function checkTopLevel(root) {
  return readdirSync(root)
    .filter((name) => !name.startsWith('.') && !GENERATED.includes(name) && !TOP_LEVEL.has(name))
    .map((name) => `${name}: does not belong at the top level`)
}

/** @param {string} path @param {any} manifest @returns {string[]} */
function checkPins(path, manifest) {
  return PINNED.flatMap((section) =>
    Object.entries(manifest[section] ?? {})
      .filter(([, version]) => typeof version !== 'string' || !EXACT.test(version))
      .map(([name, version]) => `${path}: ${section}.${name} is not exact: ${JSON.stringify(version)}`),
  )
}

/** @param {string} root @param {import('./lib/workspace.mjs').Project} project @returns {string[]} */
function checkProject(root, { folder, manifest }) {
  const path = `${folder}/package.json`
  const pins = checkPins(path, manifest)
  if (manifest.private === true) return pins
  const missing = [...PUBLISHED, 'scripts'].filter((field) => manifest[field] === undefined)
  const scripts = ['build', 'test', 'test:types', 'packcheck'].filter((name) => manifest.scripts?.[name] === undefined)
  const license = join(root, folder, 'LICENSE')
  const sameLicense =
    existsSync(license) && readFileSync(license, 'utf8') === readFileSync(join(root, 'LICENSE'), 'utf8')
  return [
    ...pins,
    ...missing.map((field) => `${path}: has no ${field}`),
    ...scripts.map((name) => `${path}: has no script ${name}`),
    ...(sameLicense ? [] : [`${folder}/LICENSE: is not the one of the repository`]),
  ]
}

/** Install scripts are reviewed one by one, and no address of a registry is kept. @param {string} root @returns {string[]} */
function checkLock(root) {
  const { allowScripts = {} } = readJson(join(root, 'package.json'))
  const entries = Object.entries(
    /** @type {Record<string, any>} */ (readJson(join(root, 'package-lock.json')).packages),
  )
  const scripted = entries
    .filter(([, entry]) => entry.hasInstallScript === true)
    .map(([path]) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length))
  return [
    ...entries.flatMap(([path, entry]) =>
      /^(https?|git)/.test(entry.resolved ?? '') ? [`package-lock.json: ${path} keeps a download address`] : [],
    ),
    ...entries.flatMap(([path, entry]) =>
      path.includes('node_modules/') && entry.link !== true && entry.integrity === undefined && entry.inBundle !== true
        ? [`package-lock.json: ${path} has no integrity`]
        : [],
    ),
    ...[...new Set(scripted)]
      .filter((name) => typeof allowScripts[name] !== 'boolean')
      .map((name) => `package.json: allowScripts does not say whether ${name} may run its install script`),
  ]
}

/**
 * Checks the top level, exact versions, what each published package must have, and the lock file.
 *
 * @param {string} root
 * @returns {string[]} One line for each problem.
 */
export function checkManifests(root = ROOT) {
  const { projects, problems } = findProjects(root)
  return [
    ...problems,
    ...checkTopLevel(root),
    ...checkPins('package.json', readJson(join(root, 'package.json'))),
    ...projects.flatMap((project) => checkProject(root, project)),
    ...checkLock(root),
  ]
}

reportWhenRun(import.meta.filename, 'manifests and lock file are in order', checkManifests)
