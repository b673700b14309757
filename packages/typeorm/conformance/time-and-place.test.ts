import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { registerSeeders } from '../src/index.js'
import { DIALECTS, openPlace, startServer, stopServer } from './databases.js'
import { SEEDERS } from './seeders.js'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const JEST = fileURLToPath(new URL('../../../node_modules/jest/bin/jest.js', import.meta.url))

let fingerprint = ''
beforeAll(async () => {
  await startServer()
  const place = await openPlace('sqlite')
  fingerprint = (await registerSeeders(place.source, { seeders: SEEDERS }).run()).fingerprint
  await place.close()
}, 60_000)
afterAll(stopServer)

/** Seeds an empty database in a process with this time zone and clock; gives what it printed if it failed. */
async function seedElsewhere(zone: string, clock: string, options: object): Promise<string> {
  const env = {
    ...process.env,
    TZ: zone,
    SEED_CLOCK: clock,
    SEED_EXPECTED: fingerprint,
    SEED_OPTIONS: JSON.stringify(options),
  }
  const flags = [
    '--experimental-vm-modules',
    '--no-warnings',
    JEST,
    '--testMatch',
    '**/testing/elsewhere.ts',
    '--runInBand',
  ]
  const child = spawn(process.execPath, flags, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] })
  const printed: string[] = []
  child.stdout.on('data', (data: Buffer) => printed.push(String(data)))
  child.stderr.on('data', (data: Buffer) => printed.push(String(data)))
  const [code] = (await once(child, 'close')) as [number]
  return code === 0 ? '' : printed.join('')
}

describe('one seed gives the same fingerprint', () => {
  it.each([
    ['UTC', '2031-07-01T12:00:00Z'],
    ['America/New_York', '1999-12-31T23:59:59Z'],
    ['Asia/Kolkata', '2026-03-29T01:30:00Z'],
  ])(
    'in %s at %s, past the ORM and through it',
    async (zone, clock) => {
      for (const dialect of DIALECTS) {
        const place = await openPlace(dialect, { only: [] })
        const { entities: _, synchronize: __, ...options } = place.options
        expect(await seedElsewhere(zone, clock, options)).toBe('')
        await place.close()
      }
    },
    60_000,
  )
})
