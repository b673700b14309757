// Run as a command: prints the URL of a private server and stops it when stdin closes or at a signal.
import { spawnSync } from 'node:child_process'
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { randomBytes } from 'node:crypto'
import { findPostgres, readableBy } from './binaries.mjs'
import { freePort, launch, serveUntilClosed, stopServer } from './private-server.mjs'
import { serverUser } from './system-user.mjs'

/** Speed over safety, which is right for a server that is thrown away. */
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  shared_buffers: '64MB',
  max_wal_size: '1GB',
  autovacuum: 'off',
}

/**
 * Starts a private PostgreSQL on a free port of 127.0.0.1, in a temporary folder that `stop` removes. It stops with this
 * process at the latest.
 *
 * @param {{ settings?: Record<string, string> }} [options] server settings in addition
 * @returns {Promise<import('./index.d.mts').PostgresServer>}
 */
export async function startPostgres(options = {}) {
  const user = serverUser('postgres')
  const folder = mkdtempSync(join(tmpdir(), 'seed-pg-'))
  try {
    const bin = join(
      user.uid === undefined ? findPostgres() : readableBy(findPostgres(), join(folder, 'native')),
      'bin',
    )
    const data = initialise(bin, folder, user)
    const port = await freePort()
    const child = await launchPostgres(bin, data, port, { ...SETTINGS, ...options.settings }, { ...user, cwd: folder })
    return serverHandle(child, folder, port)
  } catch (error) {
    rmSync(folder, { recursive: true, force: true })
    throw error
  }
}

function initialise(bin, folder, user) {
  const data = join(folder, 'data')
  chmodSync(folder, 0o755)
  mkdirSync(data, { mode: 0o700 })
  if (user.uid !== undefined) for (const path of [folder, data]) chownSync(path, user.uid, user.gid)
  const args = ['-D', data, '-U', 'postgres', '-A', 'trust', '--no-sync', '-E', 'UTF8', '--locale=C.UTF-8']
  const made = spawnSync(join(bin, 'initdb'), args, { ...user, cwd: folder, encoding: 'utf8' })
  if (made.status !== 0) throw new Error(`initdb failed: ${made.error?.message ?? made.stderr}`)
  return data
}

function launchPostgres(bin, data, port, settings, { cwd, ...user }) {
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const command = [join(bin, 'postgres'), '-D', data, '-p', String(port), '-k', '', ...flags]
  return launch(command, { ...user, folder: cwd, signal: 'INT', ready: 'ready to accept connections' })
}

function serverHandle(child, folder, port) {
  const url = (database = 'postgres') => `postgresql://postgres@127.0.0.1:${port}/${database}`
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

async function createDatabase(port, name) {
  const { default: pg } = await import('pg')
  const client = new pg.Client({ host: '127.0.0.1', port, user: 'postgres', database: 'postgres' })
  await client.connect()
  try {
    await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`)
  } finally {
    await client.end()
  }
}

if (process.argv[1] === import.meta.filename) await serveUntilClosed(await startPostgres())
