import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import type { RegisteredSeeds } from '@seed/core'
import { countRows, countRuns, type Ground, openPlace, type Place } from '../place.js'
import { BAD_ROW, type Fault, ReadingSeeder } from '../seeders/readings.js'
import { startChild } from '../around/child.js'
import { failureOf, inTheMiddle } from '../around/failing.js'

/** A run that fails leaves nothing behind and says which row of which entity it was. */
export function failingRunLaws(ground: Ground): void {
  const { dialect, module } = ground

  describe('a run that fails', () => {
    let place: Place
    beforeEach(async () => {
      place = await openPlace(ground, 'readings')
    })
    afterEach(() => place.close())

    const seedsOf = (fault: Fault, rows: number, at = BAD_ROW): RegisteredSeeds =>
      place.seeds({ seeders: [ReadingSeeder.with({ fault, rows, at })] })

    async function expectNothing(): Promise<void> {
      expect(await countRows(place)).toEqual({ readings: 0, sensors: 0 })
      expect(await countRuns(place)).toBe(0)
    }

    /** The same seeds run once the fault is gone: nothing of the failed run is in the way. */
    async function expectNoTrace(): Promise<void> {
      await expectNothing()
      expect((await seedsOf('none', 100).run()).rows).toBe(120)
    }

    it.each([
      // Deep in the data set, where rows go in batches.
      ['check', 'STORE.CHECK', 'Reading', 100_000, BAD_ROW],
      ['unique', 'STORE.UNIQUE', 'Reading.code', 3_000, 2_500],
      // Found in the process, before the row leaves it.
      ['not-null', 'VALUE.NULL', 'Reading.amount', 3_000, 2_500],
    ] as const)('names the row that breaks a %s, and leaves nothing', async (fault, code, subject, rows, at) => {
      const error = await failureOf(seedsOf(fault, rows, at).run())
      expect(error).toMatchObject({ code, exitCode: 2 })
      expect(error.message).toContain(subject)
      expect(error.where).toContain(`ReadingSeeder/Reading[${at}]`)
      expect(error.where).toContain('--seed 42')
      expect(error.message + error.why + error.fix + error.where).not.toMatch(/unlucky|code 17/)
      await expectNoTrace()
    })

    it('leaves nothing when the ORM writes either', async () => {
      const error = await failureOf(seedsOf('unique', 3_000, 2_500).run({ through: 'orm' }))
      expect(error).toMatchObject({ code: 'STORE.UNIQUE', message: expect.stringContaining('Reading.code') })
      await expectNoTrace()
    })

    it('leaves nothing when its signal is aborted in the middle', async () => {
      const controller = new AbortController()
      const onProgress = inTheMiddle(MIDDLE, () => controller.abort())
      const error = await failureOf(seedsOf('none', 30_000).run({ signal: controller.signal, onProgress }))
      expect(error).toMatchObject({ code: 'RUN.INTERRUPTED' })
      await expectNoTrace()
    })

    it('leaves nothing when its process is killed', async () => {
      const folder = mkdtempSync(join(tmpdir(), 'seed-killed-'))
      const marker = join(folder, 'marker')
      const child = startChild('killed', { module, databases: [{ dialect, url: place.url }], marker })
      const gone = once(child, 'exit')
      while (!existsSync(marker) && child.exitCode === null) await setTimeout(20)
      rmSync(folder, { recursive: true, force: true })
      expect(child.exitCode).toBe(null)
      child.kill('SIGKILL')
      expect((await gone)[1]).toBe('SIGKILL')
      // A server may need a moment to notice, and to undo what was written.
      for (let tries = 0; tries < 50 && (await countRows(place))['readings'] !== 0; tries++) await setTimeout(100)
      await expectNoTrace()
    }, 120_000)

    if (dialect === 'sqlite') return

    it('leaves nothing when its connection is cut, and says so', async () => {
      const onProgress = inTheMiddle(MIDDLE, () => void place.door.cutOthers?.())
      const error = await failureOf(seedsOf('none', 60_000).run({ onProgress }))
      expect(error).toMatchObject({ code: 'STORE.CONNECTION', exitCode: 2 })
      for (let tries = 0; tries < 50 && (await countRows(place))['readings'] !== 0; tries++) await setTimeout(100)
      await expectNoTrace()
    })
  })
}

const MIDDLE = { phase: 'write', entity: 'Reading', done: 10_000 } as const
