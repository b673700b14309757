import { describe, expect, it } from '@jest/globals'
import { dump, type Ground, openPlace, type Place } from '../place.js'

const DEFERRED = 'DEFERRABLE INITIALLY DEFERRED'

/** Two entities that need each other: filled where the check can wait for the commit, refused before writing elsewhere. */
export function cycleLaws(ground: Ground): void {
  const { dialect } = ground
  const open = (checked: string): Promise<Place> =>
    openPlace(ground, 'cycle', (ddl) => ddl.replaceAll(DEFERRED, checked))

  async function expectFilled(checked: string): Promise<void> {
    for (const through of ['native', 'orm'] as const) {
      const place = await open(checked)
      const seeds = place.seeds({ all: true })
      expect((await seeds.plan()).entities.map(({ later }) => later)).toEqual([[], []])
      await seeds.run({ through })
      const rows = await dump(place)
      const ids = (table: string): Set<unknown> => new Set(rows[table]?.map((row) => row['id']))
      expect([ids('teams').size, ids('players').size]).toEqual([20, 20])
      for (const team of rows['teams'] ?? []) expect(ids('players')).toContain(team['captain_id'])
      for (const player of rows['players'] ?? []) expect(ids('teams')).toContain(player['team_id'])
      expect((await seeds.verify()).findings).toEqual([])
      await seeds.clean()
      expect(Object.values(await dump(place))).toEqual([[], []])
      await place.close()
    }
  }

  async function expectRefused(checked: string): Promise<void> {
    const place = await open(checked)
    const seeds = place.seeds()
    for (const call of ['plan', 'run'] as const) {
      const error: unknown = await seeds[call]({ all: true }).catch((reason: unknown) => reason)
      expect(error).toMatchObject({ code: 'GRAPH.REQUIRED_CYCLE', fix: expect.stringContaining('Team.captain') })
      expect((error as Error).message).toMatch(/Team -> Player -> Team|Player -> Team -> Player/)
    }
    expect(Object.values(await dump(place))).toEqual([[], []])
    await place.close()
  }

  describe('entities that need each other', () => {
    it('are declared to be possible or not', async () => {
      const place = await open(DEFERRED)
      const { capabilities } = place.orm.adapter
      await place.close()
      expect(capabilities).toEqual({ rollback: true, ormWrites: true, deferredForeignKeys: dialect !== 'mysql' })
    })

    if (dialect === 'mysql') {
      it('are refused before anything is written, for the database puts off no check', () => expectRefused(DEFERRED))
      return
    }
    it.each([DEFERRED, 'DEFERRABLE INITIALLY IMMEDIATE'])('are filled where their keys are %s', (checked) =>
      expectFilled(checked),
    )
    it(`are ${dialect === 'sqlite' ? 'filled' : 'refused'} where every statement is checked`, () =>
      // SQLite can put off every check, whatever a key says.
      dialect === 'sqlite' ? expectFilled('') : expectRefused('NOT DEFERRABLE'))
  })
}
