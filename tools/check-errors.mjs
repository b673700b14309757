import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readErrorCodes } from './lib/error-codes.mjs'
import { reportWhenRun, ROOT } from './lib/report.mjs'
import { findFiles, findProjects, isTestFile } from './lib/workspace.mjs'

/** The error reference, from the root. One heading `### NAMESPACE.SUBCODE` for each code. */
export const REFERENCE = 'packages/core/docs/errors.md'

/** @typedef {{ code: string, where: string }} Made */

/** Every code that the packages make, and where; `computed` lists places whose code cannot be read. @param {string} root */
export function findCodes(root) {
  const files = findProjects(root)
    .projects.filter(({ folder }) => folder.startsWith('packages/'))
    .flatMap(({ folder }) =>
      findFiles(root, folder, 'src/**/*.ts').map((file) => ({ path: `${folder}/${file}`, file })),
    )
    .filter(({ file }) => !isTestFile(file))
  const read = files.map(({ path }) => ({ path, ...readErrorCodes(path, readFileSync(join(root, path), 'utf8')) }))
  return {
    made: read.flatMap(({ path, thrown }) => thrown.map(({ code, line }) => ({ code, where: `${path}:${line}` }))),
    computed: read.flatMap(({ path, computed }) => computed.map((line) => `${path}:${line}`)),
  }
}

/** Codes that have a heading in the reference, in its order. @param {string} root @returns {string[]} */
export function findHeadings(root) {
  if (!existsSync(join(root, REFERENCE))) return []
  const text = readFileSync(join(root, REFERENCE), 'utf8')
  return [...text.matchAll(/^### `?([A-Z][A-Z0-9]*\.[A-Z0-9_]+)`?\s*$/gm)].map((match) => match[1] ?? '')
}

/** Codes without a heading, each once, sorted. @param {string} root @returns {string[]} */
export function findMissing(root) {
  const headings = new Set(findHeadings(root))
  return [...new Set(findCodes(root).made.map(({ code }) => code))].filter((code) => !headings.has(code)).sort()
}

/** Codes that are made in more than one file: one namespace has one file of makers. @param {readonly Made[]} made */
function findScattered(made) {
  const files = Map.groupBy(made, ({ code }) => code)
  return [...files]
    .filter(([, places]) => new Set(places.map(({ where }) => where.split(':')[0])).size > 1)
    .map(([code, places]) => `${code} is made in several files: ${places.map(({ where }) => where).join(', ')}`)
}

/**
 * Checks that every error code is made in one file, is written out, and has its heading in the reference, and that
 * no heading is left without a code.
 *
 * @param {string} root
 * @returns {string[]} One line for each problem.
 */
export function checkErrors(root = ROOT) {
  const { made, computed } = findCodes(root)
  const codes = new Set(made.map(({ code }) => code))
  const headings = findHeadings(root)
  return [
    ...(codes.size === 0 ? ['no error code was found'] : []),
    ...computed.map((where) => `${where}: write the code of a SeedError out, so that it can be found`),
    ...findScattered(made),
    ...findMissing(root).map((code) => `${code} has no heading in ${REFERENCE}`),
    ...headings.filter((code) => !codes.has(code)).map((code) => `${REFERENCE}: no code makes ${code}`),
    ...headings.filter((code, i) => headings.indexOf(code) < i).map((code) => `${REFERENCE}: ${code} is there twice`),
  ]
}

if (process.argv.includes('--missing')) console.log(findMissing(ROOT).join('\n'))
else reportWhenRun(import.meta.filename, 'every error code is in the reference', checkErrors)
