import { execFileSync, spawnSync } from 'node:child_process'

/**
 * The user a PostgreSQL server runs as. The server refuses to run as root, so root lends it the user `postgres`, which
 * is made when it is missing; anyone else runs it as themselves.
 *
 * @returns {{ uid?: number, gid?: number }} for `spawn`
 */
export function serverUser() {
  if (process.getuid?.() !== 0) return {}
  if (spawnSync('id', ['-u', 'postgres']).status !== 0) {
    execFileSync('groupadd', ['--system', '--force', 'postgres'])
    execFileSync('useradd', ['--system', '--gid', 'postgres', '--no-create-home', 'postgres'])
  }
  return { uid: numeric('-u'), gid: numeric('-g') }
}

function numeric(flag) {
  return Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }))
}
