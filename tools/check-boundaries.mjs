import { readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { join, posix } from 'node:path'
import { layers, ORMS, TEST_TOOLS } from './layers.mjs'
import { readImports } from './lib/imports.mjs'
import { reportWhenRun, ROOT } from './lib/report.mjs'
import { findFiles, findProjects, isTestFile, readJson } from './lib/workspace.mjs'

/** @import { Import } from './lib/imports.mjs' */
/** @import { Project } from './lib/workspace.mjs' */
/** @import { Layer } from './layers.mjs' */

/**
 * A project with its layer.
 *
 * @typedef {Project & { name: string, layerName: string, layer: Layer, orm: readonly string[] }} Member
 * @typedef {{ member: Member, file: string, isTest: boolean, root: string, byName: ReadonlyMap<string, Member> }} Place
 */

/** `@a/b/c` and `a/b` without what follows the package's name. @param {string} specifier */
const packageOf = (specifier) =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')

/** @param {Project} project @returns {{ member?: Member, problem?: string }} */
function readMember(project) {
  const tags = (project.manifest.nx?.tags ?? []).filter((/** @type {string} */ tag) => tag.startsWith('layer:'))
  if (tags.length !== 1)
    return { problem: `${project.folder}/package.json: needs exactly one layer: tag in nx.tags, has ${tags.length}` }
  const layerName = tags[0].slice('layer:'.length)
  const layer = layers[layerName]
  if (layer === undefined) return { problem: `${project.folder}/package.json: unknown layer "${layerName}"` }
  const orm = layerName === 'adapter' ? ORMS[posix.basename(project.folder)] : []
  if (orm === undefined) return { problem: `${project.folder}: no ORM is listed for this adapter in tools/layers.mjs` }
  return { member: { ...project, name: project.manifest.name, layerName, layer, orm } }
}

/** Whether the layer's list lets this file import that outside package. @param {Place} place @param {string} name @param {boolean} typeOnly */
function isAllowedOutside({ member, file, isTest }, name, typeOnly) {
  const { layer, orm } = member
  if (layer.outside === 'anything' || layer.outside.includes(name) || orm.includes(name)) return true
  if (typeOnly && layer.types?.includes(name) === true) return true
  if (isTest && [...TEST_TOOLS, ...(layer.tests ?? []), ...Object.values(layer.under ?? {}).flat()].includes(name))
    return true
  return Object.entries(layer.under ?? {}).some(([folder, names]) => file.startsWith(folder) && names.includes(name))
}

/** Whether a package.json says that it needs this package. Type-only names and test files may use what is installed for development. @param {Place} place @param {string} name @param {boolean} typeOnly */
function isDeclared({ member, isTest, root }, name, typeOnly) {
  const { dependencies, peerDependencies, devDependencies } = member.manifest
  const declared = { ...dependencies, ...peerDependencies }
  if (!isTest && !typeOnly && member.layerName !== 'example') return name in declared
  return name in { ...declared, ...devDependencies, ...readJson(join(root, 'package.json')).devDependencies }
}

/** @param {Place} place @param {string} specifier @returns {string | undefined} */
function judgeRelative({ member, file, isTest }, specifier) {
  const target = posix.join(member.folder, posix.dirname(file), specifier)
  const inside = target.startsWith(`${member.folder}/`)
  if (!inside) return isTest && target.startsWith('tools/') ? undefined : 'leaves its package; import by package name'
  const path = posix.relative(member.folder, target)
  return !isTest && isTestFile(path) ? 'is a test file' : undefined
}

/** @param {Place} place @param {Member} other @param {string} specifier @returns {string | undefined} */
function judgeSibling({ member, isTest }, other, specifier) {
  if (other.name === member.name && !isTest) return 'is its own package; import the file'
  const may = [...member.layer.may, ...(isTest ? [member.layerName, ...(member.layer.testsMay ?? [])] : [])]
  if (!may.includes(other.layerName)) return `layer ${member.layerName} may not import layer ${other.layerName}`
  const entry = `.${specifier.slice(other.name.length)}`
  return entry in (other.manifest.exports ?? {}) ? undefined : `is no entry of ${other.name}`
}

/** Says what is wrong with an import, `undefined` when nothing is. @param {Place} place @param {Import} one @returns {string | undefined} */
function judge(place, { specifier, typeOnly }) {
  const { member, file, isTest, byName } = place
  if (specifier === undefined) {
    const free = isTest || member.layer.computed?.some((folder) => file.startsWith(folder)) === true
    return free ? undefined : 'is computed, which this folder may not do'
  }
  if (specifier.startsWith('.')) return judgeRelative(place, specifier)
  if (specifier.startsWith('node:')) return undefined
  if (builtinModules.includes(packageOf(specifier))) return `write "node:${specifier}"`
  const name = packageOf(specifier)
  const sibling = byName.get(name)
  if (sibling === undefined && !isAllowedOutside(place, name, typeOnly))
    return `layer ${member.layerName} does not list it for this file`
  const problem = sibling === undefined ? undefined : judgeSibling(place, sibling, specifier)
  if (problem !== undefined || name === member.name) return problem
  return isDeclared(place, name, typeOnly) ? undefined : `${member.folder}/package.json does not declare it`
}

/** What users install with a package is in its layer's list too. @param {Member} member @param {ReadonlyMap<string, Member>} byName */
function judgeManifest(member, byName) {
  const { layer } = member
  if (layer.outside === 'anything') return []
  const known = [...layer.outside, ...(layer.types ?? []), ...Object.values(layer.under ?? {}).flat(), ...member.orm]
  const fits = (/** @type {string} */ name) => {
    const sibling = byName.get(name)
    return sibling === undefined ? known.includes(name) : layer.may.includes(sibling.layerName)
  }
  const { dependencies, peerDependencies, optionalDependencies } = member.manifest
  return Object.keys({ ...dependencies, ...peerDependencies, ...optionalDependencies })
    .filter((name) => !fits(name))
    .map((name) => `${member.folder}/package.json: layer ${member.layerName} may not depend on "${name}"`)
}

/**
 * Checks every import of every file in packages/ and examples/ against `layers.mjs`. Fails closed: an unknown
 * package, an unknown layer, a missing tag and a computed import are problems.
 *
 * @param {string} root
 * @returns {string[]} One line for each problem.
 */
export function checkBoundaries(root = ROOT) {
  const { projects, problems } = findProjects(root)
  const read = projects.map(readMember)
  const members = read.flatMap(({ member }) => (member === undefined ? [] : [member]))
  const byName = new Map(members.map((member) => [member.name, member]))
  const ofFile = (/** @type {Member} */ member, /** @type {string} */ file) =>
    readImports(file, readFileSync(join(root, member.folder, file), 'utf8')).flatMap((one) => {
      const problem = judge({ member, file, isTest: isTestFile(file), root, byName }, one)
      const name = one.specifier === undefined ? 'import' : `"${one.specifier}"`
      return problem === undefined ? [] : [`${member.folder}/${file}:${one.line}: ${name} ${problem}`]
    })
  return [
    ...(members.length === 0 ? ['no project was found'] : []),
    ...problems,
    ...read.flatMap(({ problem }) => problem ?? []),
    ...members.flatMap((member) => [
      ...judgeManifest(member, byName),
      ...findFiles(root, member.folder, '**/*.{ts,mts,cts,tsx,js,mjs,cjs,jsx}').flatMap((file) => ofFile(member, file)),
    ]),
  ]
}

reportWhenRun(import.meta.filename, 'imports stay inside their layer', checkBoundaries)
