import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { startMariadbServer, startServer } from './testing/databases.js'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const JEST = fileURLToPath(new URL('../../../node_modules/jest/bin/jest.js', import.meta.url))

let server: Awaited<ReturnType<typeof startServer>>
let mariadb: Awaited<ReturnType<typeof startMariadbServer>>
beforeAll(async () => {
  server = await startServer()
  mariadb = await startMariadbServer()
}, 60_000)
afterAll(async () => {
  await server.stop()
  await mariadb?.stop()
})

/** Runs the checks of `testing/zoned.ts` in a process whose clock stands in a zone. */
function runIn(
  zone: string,
  urls: { readonly postgresql: string; readonly mariadb: string | undefined },
): { readonly status: number | null; readonly output: string } {
  const flags = [
    '--experimental-vm-modules',
    '--no-warnings',
    JEST,
    '--testMatch',
    '**/testing/zoned.ts',
    '--runInBand',
  ]
  const more = urls.mariadb === undefined ? {} : { SEED_ZONED_MARIADB: urls.mariadb }
  const env = { ...process.env, TZ: zone, SEED_ZONED_POSTGRES: urls.postgresql, ...more }
  const { status, stdout, stderr } = spawnSync(process.execPath, flags, { cwd: ROOT, env, encoding: 'utf8' })
  return { status, output: stdout + stderr }
}

describe('wall-clock times and instants', () => {
  it.each(['UTC', 'America/New_York', 'Asia/Kolkata'])(
    'land as they were drawn when the process is in %s',
    async (zone) => {
      const urls = { postgresql: await server.createDatabase(), mariadb: await mariadb?.createDatabase() }
      const { status, output } = runIn(zone, urls)
      expect(output).toContain(`zone ${zone}`)
      expect({ status, output: status === 0 ? '' : output }).toEqual({ status: 0, output: '' })
    },
    60_000,
  )
})
