import { ok, rejects, strictEqual } from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createConnection } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { after, test } from 'node:test'
import { mariadbOrReason, startMariadb, startPostgres } from './index.mjs'

const databases = [
  { name: 'PostgreSQL', start: startPostgres, file: 'start-postgres.mjs', skip: false },
  {
    name: 'MariaDB',
    start: startMariadb,
    file: 'start-mariadb.mjs',
    skip: mariadbOrReason() ?? false,
  },
]

/** @param {number} port */
async function answers(port) {
  const socket = createConnection(port, '127.0.0.1')
  try {
    await once(socket, 'connect')
    return true
  } catch {
    return false
  } finally {
    socket.destroy()
  }
}

// Temporary files of this test alone, in a folder that is open to the servers' users, as /tmp is.
const files = mkdtempSync(join(tmpdir(), 'seed-databases-'))
chmodSync(files, 0o1777)
process.env.TMPDIR = files
after(() => rmSync(files, { recursive: true, force: true }))

for (const { name, start, file, skip } of databases) {
  test(`a private ${name} makes databases, stops, and leaves no files`, { skip }, async () => {
    const server = await start()
    strictEqual(readdirSync(files).length, 1)
    strictEqual(new URL(await server.createDatabase('a "b" `c`')).port, String(server.port))
    await rejects(server.createDatabase('a "b" `c`'))
    ok(await answers(server.port))
    await server.stop()
    strictEqual(await answers(server.port), false)
    strictEqual(readdirSync(files).length, 0)
  })

  test(`a private ${name} ends when its owner is killed`, { skip }, async () => {
    const owner = spawn(process.execPath, [new URL(file, import.meta.url).pathname], {
      stdio: ['pipe', 'pipe', 'inherit'],
    })
    const [url] = await once(owner.stdout, 'data')
    const port = Number(new URL(String(url)).port)
    ok(await answers(port))
    owner.kill('SIGKILL')
    for (let tries = 0; tries < 100 && readdirSync(files).length > 0; tries += 1) await wait(100)
    strictEqual(await answers(port), false)
    strictEqual(readdirSync(files).length, 0)
  })
}
