import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { FORBIDDEN_IN_CORE } from './layers.mjs'
import { reportWhenRun, ROOT } from './lib/report.mjs'
import { findFiles, findProjects } from './lib/workspace.mjs'

/**
 * Checks that the code of core, its tests and comments included, names no ORM and no driver.
 *
 * @param {string} root
 * @returns {string[]} One line for each problem.
 */
export function checkVocabulary(root = ROOT) {
  const cores = findProjects(root).projects.filter(({ manifest }) => manifest.nx?.tags?.includes('layer:core') === true)
  const ofFile = (/** @type {string} */ path) =>
    readFileSync(join(root, path), 'utf8')
      .split('\n')
      .flatMap((line, i) => {
        const word = FORBIDDEN_IN_CORE.exec(line)?.[0]
        return word === undefined ? [] : [`${path}:${i + 1}: core names "${word}"`]
      })
  if (cores.length === 0) return ['no project has the tag layer:core']
  return cores.flatMap(({ folder }) =>
    findFiles(root, folder, '{src,bin}/**/*.*').flatMap((file) => [
      ...(FORBIDDEN_IN_CORE.test(file) ? [`${folder}/${file}: the file's name names an ORM or a driver`] : []),
      ...ofFile(`${folder}/${file}`),
    ]),
  )
}

reportWhenRun(import.meta.filename, 'core names no ORM and no driver', checkVocabulary)
