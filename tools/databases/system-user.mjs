import { execFileSync, spawnSync } from 'node:child_process'

/**
 * The user a database server runs as. Servers refuse to run as root, so root lends them the user of this name, which is
 * made when it is missing; anyone else runs them as themselves.
 *
 * @param {string} name
 * @returns {{ uid?: number, gid?: number }} for `spawn`
 */
export function serverUser(name) {
  if (process.getuid?.() !== 0) return {}
  if (spawnSync('id', ['-u', name]).status !== 0) {
    execFileSync('groupadd', ['--system', '--force', name])
    execFileSync('useradd', ['--system', '--gid', name, '--no-create-home', name])
  }
  return { uid: numeric('-u', name), gid: numeric('-g', name) }
}

function numeric(flag, name) {
  return Number(execFileSync('id', [flag, name], { encoding: 'utf8' }))
}
