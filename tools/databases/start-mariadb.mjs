// Run as a command: prints the URL of a private server and stops it when stdin closes or at a signal.
import { randomBytes } from 'node:crypto'
import { spawnSync } from 'node:child_process'
import { chmodSync, chownSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findMariadb } from './binaries.mjs'
import { freePort, launch, serveUntilClosed, stopServer } from './private-server.mjs'
import { serverUser } from './system-user.mjs'

/** Why tests on MariaDB are not run, in words to print. */
export const MARIADB_MISSING = 'MariaDB is skipped: mariadbd was not found (Debian package mariadb-server)'

/** Speed over safety, which is right for a server that is thrown away. */
const SETTINGS = {
  'bind-address': '127.0.0.1',
  'skip-log-bin': undefined,
  'skip-name-resolve': undefined,
  'innodb-flush-log-at-trx-commit': '0',
  'innodb-flush-method': 'nosync',
  'innodb-buffer-pool-size': '64M',
  'innodb-log-file-size': '64M',
  'character-set-server': 'utf8mb4',
  'max-allowed-packet': '16M', // the server's default
  'performance-schema': 'off',
}

/**
 * Starts a private MariaDB on a free port of 127.0.0.1, in a temporary folder that `stop` removes. It stops with this
 * process at the latest.
 *
 * @param {{ settings?: Record<string, string> }} [options] server settings in addition
 * @returns {Promise<import('./index.d.mts').MariadbServer>}
 */
export async function startMariadb(options = {}) {
  const found = findMariadb()
  if (found === undefined) throw new Error(MARIADB_MISSING)
  const user = serverUser('mysql')
  const folder = mkdtempSync(join(tmpdir(), 'seed-mariadb-'))
  try {
    const data = initialise(found.install, folder, user)
    const port = await freePort()
    const flags = Object.entries({ ...SETTINGS, ...options.settings }).map(([name, value]) =>
      value === undefined ? `--${name}` : `--${name}=${value}`,
    )
    const files = [
      `--datadir=${data}`,
      `--tmpdir=${folder}`,
      `--socket=${join(folder, 's')}`,
      `--pid-file=${join(folder, 'pid')}`,
    ]
    const command = [found.server, '--no-defaults', ...files, `--port=${port}`, ...flags]
    const child = await launch(command, { ...user, folder, signal: 'TERM', ready: 'ready for connections' })
    return serverHandle(child, folder, port)
  } catch (error) {
    rmSync(folder, { recursive: true, force: true })
    throw error
  }
}

/**
 * The server of a test file, or nothing where MariaDB is not installed; then one line says so, once a process.
 *
 * @returns {Promise<import('./index.d.mts').MariadbServer | undefined>}
 */
export async function startMariadbIfFound() {
  return mariadbOrReason() === undefined ? startMariadb() : undefined
}

/** Why MariaDB cannot be tested on here, printed once a process; undefined where it can. @returns {string | undefined} */
export function mariadbOrReason() {
  if (findMariadb() !== undefined) return undefined
  if (!process.env.SEED_SAID_NO_MARIADB) process.stderr.write(`${MARIADB_MISSING}\n`)
  process.env.SEED_SAID_NO_MARIADB = '1'
  return MARIADB_MISSING
}

function initialise(install, folder, user) {
  const data = join(folder, 'data')
  chmodSync(folder, 0o755)
  if (user.uid !== undefined) chownSync(folder, user.uid, user.gid)
  const args = [
    '--no-defaults',
    `--datadir=${data}`,
    `--tmpdir=${folder}`,
    '--auth-root-authentication-method=normal',
    '--skip-test-db',
  ]
  const made = spawnSync(install, [...args, '--skip-name-resolve'], { ...user, cwd: folder, encoding: 'utf8' })
  if (made.status !== 0)
    throw new Error(`mariadb-install-db failed: ${made.error?.message ?? made.stderr + made.stdout}`)
  return data
}

function serverHandle(child, folder, port) {
  const url = (database = 'mysql') => `mysql://root@127.0.0.1:${port}/${database}`
  return {
    port,
    url,
    createDatabase: async (name = `d${randomBytes(6).toString('hex')}`) => {
      await createDatabase(port, name)
      return url(name)
    },
    stop: () => stopServer(child, folder),
  }
}

/** Milliseconds to connect within: the driver's own second is little where all processors are busy. */
const CONNECT_MS = 30_000

async function createDatabase(port, name) {
  const { default: mariadb } = await import('mariadb')
  const connection = await mariadb.createConnection({
    host: '127.0.0.1',
    port,
    user: 'root',
    connectTimeout: CONNECT_MS,
  })
  try {
    await connection.query(`CREATE DATABASE \`${name.replaceAll('`', '``')}\``)
  } finally {
    await connection.end()
  }
}

if (process.argv[1] === import.meta.filename) await serveUntilClosed(await startMariadb())
