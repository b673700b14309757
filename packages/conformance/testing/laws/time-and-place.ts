import { once } from 'node:events'
import { describe, expect, it } from '@jest/globals'
import { stored } from '../golden.js'
import type { Dialect } from '../opened.js'
import { type Ground, openDoor, tablesOf } from '../place.js'
import { type ChildTask, startChild } from '../around/child.js'

/** A time zone and a clock for each database: processes take their time to start, so each has one. */
const ELSEWHERE: Readonly<Record<Dialect, readonly [zone: string, clock: string]>> = {
  sqlite: ['America/New_York', '1999-12-31T23:59:59Z'],
  postgresql: ['Asia/Kolkata', '2031-03-29T01:30:00Z'],
  mysql: ['Pacific/Auckland', '2026-04-05T14:30:00Z'],
}

/** Time zone and clock of the process have no part in what is written. */
export function timeAndPlaceLaws(ground: Ground): void {
  const { dialect, server, module } = ground

  async function newDatabase(): Promise<ChildTask['databases'][number]> {
    const url = await server.createDatabase()
    const door = await openDoor(dialect, url)
    await door.tell(tablesOf('sample', dialect))
    await door.close()
    return { dialect, url }
  }

  describe('seed 42 has one fingerprint', () => {
    const [zone, clock] = ELSEWHERE[dialect]

    it(`in ${zone} at ${clock}, past the ORM and through it`, async () => {
      const expected = String(stored('rows', 'fingerprint'))
      const task = { module, databases: [await newDatabase()], clock, expected }
      const child = startChild('elsewhere', task, { TZ: zone })
      const printed: string[] = []
      for (const stream of [child.stdout, child.stderr])
        stream?.on('data', (data: Buffer) => printed.push(data.toString()))
      const [code] = (await once(child, 'close')) as [number]
      expect(code === 0 ? '' : printed.join('')).toBe('')
    }, 120_000)
  })
}
