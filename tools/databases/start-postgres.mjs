// Run as a command: prints the URL of a private server and stops it when stdin closes or at a signal.
import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { randomBytes } from 'node:crypto'
import { findPostgres, readableBy } from './binaries.mjs'
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
  const user = serverUser()
  const folder = mkdtempSync(join(tmpdir(), 'seed-pg-'))
  try {
    const bin = join(
      user.uid === undefined ? findPostgres() : readableBy(findPostgres(), join(folder, 'native')),
      'bin',
    )
    const data = initialise(bin, folder, user)
    const port = await freePort()
    const child = await launch(bin, data, port, { ...SETTINGS, ...options.settings }, { ...user, cwd: folder })
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

/**
 * A shell between this process and the server: it ends the server and removes its files when its input closes, which
 * happens at `stop` and also when this process dies of anything, `kill -9` included.
 */
const KEEPER = `
folder=$1; shift
exec 3<&0
"$@" 3<&- & server=$!
(cat <&3 >/dev/null; kill -INT $server) & watcher=$!
wait $server; code=$?
kill $watcher 2>/dev/null
cd /; rm -rf "$folder" 2>/dev/null
exit $code`

function launch(bin, data, port, settings, spawnOptions) {
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const server = [join(bin, 'postgres'), '-D', data, '-p', String(port), '-k', '', ...flags]
  const child = spawn('/bin/sh', ['-c', KEEPER, 'keeper', spawnOptions.cwd, ...server], {
    ...spawnOptions,
    stdio: ['pipe', 'ignore', 'pipe'],
    detached: true, // Ctrl-C at a terminal reaches this process alone
  })
  return new Promise((resolve, reject) => {
    let log = ''
    let isReady = false
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`postgres ended with ${code}: ${log}`)))
    child.stderr.on('data', (chunk) => {
      if (isReady) return // still read, or the server would block on a full pipe
      log += chunk
      isReady = log.includes('ready to accept connections')
      if (isReady) resolve(child)
    })
  })
}

function serverHandle(child, folder, port) {
  // A running server does not keep this process alive.
  for (const handle of [child, child.stdin, child.stderr]) handle.unref()
  const url = (database = 'postgres') => `postgresql://postgres@127.0.0.1:${port}/${database}`
  return {
    port,
    url,
    createDatabase: async (name = `d${randomBytes(6).toString('hex')}`) => {
      await createDatabase(port, name)
      return url(name)
    },
    stop: async () => {
      await stopChild(child)
      rmSync(folder, { recursive: true, force: true })
    },
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

async function stopChild(child) {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.ref()
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.stdin.end()
  await gone
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}

async function main() {
  const server = await startPostgres()
  process.stdout.write(`${await server.createDatabase(process.argv[2] ?? 'seed')}\n`)
  const stop = () => {
    void server.stop().then(() => process.exit(0))
  }
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, stop)
  process.stdin.on('end', stop).on('close', stop).resume()
}

if (process.argv[1] === import.meta.filename) await main()
