import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { createServer } from 'node:net'

/**
 * A shell between this process and the server: it ends the server and removes its files when its input closes, which
 * happens at `stop` and also when this process dies of anything, `kill -9` included.
 */
const KEEPER = `
folder=$1; signal=$2; shift 2
exec 3<&0
"$@" 3<&- & server=$!
(cat <&3 >/dev/null; kill -"$signal" $server) & watcher=$!
wait $server; code=$?
kill $watcher 2>/dev/null
cd /; rm -rf "$folder" 2>/dev/null
exit $code`

/**
 * Starts a server that ends with this process at the latest, and waits until its log says that it is ready.
 *
 * @param {readonly string[]} command the program and its arguments
 * @param {{ folder: string, signal: string, ready: string, uid?: number, gid?: number }} options its files, the signal
 *   that ends it in order, the words that it logs when it takes connections, the user it runs as
 * @returns {Promise<import('node:child_process').ChildProcess>}
 */
export function launch(command, { folder, signal, ready, ...user }) {
  const child = spawn('/bin/sh', ['-c', KEEPER, 'keeper', folder, signal, ...command], {
    ...user,
    cwd: folder,
    stdio: ['pipe', 'ignore', 'pipe'],
    detached: true, // Ctrl-C at a terminal reaches this process alone
  })
  return new Promise((resolve, reject) => {
    let log = ''
    let isReady = false
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`${command[0]} ended with ${code}: ${log}`)))
    child.stderr.on('data', (chunk) => {
      if (isReady) return // still read, or the server would block on a full pipe
      log += chunk
      isReady = log.includes(ready)
      if (!isReady) return
      // A running server does not keep this process alive.
      for (const handle of [child, child.stdin, child.stderr]) handle.unref()
      resolve(child)
    })
  })
}

/** Stops a launched server and removes its files. */
export async function stopServer(child, folder) {
  if (child.exitCode === null && child.signalCode === null) {
    child.ref()
    const gone = new Promise((resolve) => child.once('exit', resolve))
    child.stdin.end()
    await gone
  }
  rmSync(folder, { recursive: true, force: true })
}

/** A port of 127.0.0.1 that nobody listens on. @returns {Promise<number>} */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}

/**
 * What a starter does when it is run as a command: prints the URL of a new database and stops the server when stdin
 * closes or at a signal.
 */
export async function serveUntilClosed(server) {
  process.stdout.write(`${await server.createDatabase(process.argv[2] ?? 'seed')}\n`)
  const stop = () => {
    void server.stop().then(() => process.exit(0))
  }
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, stop)
  process.stdin.on('end', stop).on('close', stop).resume()
}
