import { once } from 'node:events'
import { describe, expect, it } from '@jest/globals'
import { stored } from '../golden.js'
import { type Ground, openDoor, tablesOf } from '../place.js'
import { type ChildTask, startChild } from '../around/child.js'

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
    it.each([
      ['America/New_York', '1999-12-31T23:59:59Z'],
      ['Asia/Kolkata', '2031-03-29T01:30:00Z'],
    ])(
      'in %s at %s, past the ORM and through it',
      async (zone, clock) => {
        const expected = String(stored('rows', 'fingerprint'))
        const task = { module, databases: [await newDatabase()], clock, expected }
        const child = startChild('elsewhere', task, { TZ: zone })
        const printed: string[] = []
        for (const stream of [child.stdout, child.stderr])
          stream?.on('data', (data: Buffer) => printed.push(data.toString()))
        const [code] = (await once(child, 'close')) as [number]
        expect(code === 0 ? '' : printed.join('')).toBe('')
      },
      120_000,
    )
  })
}
