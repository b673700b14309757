import { setTimeout } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import type { Progress, SeedError } from '@seed/core'
import { type AnonymizeOptions, key } from '@seed/core/anonymize'
import { runsCoreLaws } from '../capabilities.js'
import { stored } from '../golden.js'
import { countRows, dump, type Ground, type Tables } from '../place.js'
import { plainRows } from '../plain-rows.js'
import { mask, MASK_KEY } from '../seeders/masking.js'
import { ReadingSeeder } from '../seeders/readings.js'
import { SEEDERS } from '../seeders/sample.js'
import { failureOf, inTheMiddle } from '../around/failing.js'
import { killCopy } from '../around/masking-child.js'
import { type Masking, openMasking } from '../around/masking.js'

/** A copy that fails keeps nothing, or goes on where it was: whatever the reason, and on whichever side. */
export function anonymizeFailureLaws(ground: Ground): void {
  const { orm, dialect } = ground

  describe('anonymizing that fails', () => {
    let masking: Masking
    beforeEach(async () => {
      masking = await openMasking(ground, 'sample', {
        // Only the target thinks that nobody logs in so often.
        changeTarget: (ddl) => ddl.replace('logins <= 5000', 'logins <= 2999'),
      })
      await masking.place.seeds({ seeders: SEEDERS }).run()
    })
    afterEach(() => masking.close())

    it('keeps nothing when the target refuses a row, and shows no value', async () => {
      await masking.place.tell('UPDATE users SET logins = 3217, updated_at = updated_at WHERE id = 23')
      const error = await failureOfCopy(masking, { pageRows: 5 })
      expect(error).toMatchObject({ code: 'STORE.CHECK', exitCode: 2, message: expect.stringContaining('User') })
      expect([error.message, error.why, error.fix, error.where].join(' ')).not.toContain('3217')
      await expectEmpty(masking.to)
      await masking.place.tell('UPDATE users SET logins = 0, updated_at = updated_at WHERE id = 23')
      await expectGolden(masking, {})
    })

    it.each([false, true])(
      'keeps nothing when its signal is aborted, or what is committed (chunked: %s)',
      async (chunked) => {
        const controller = new AbortController()
        const { signal } = controller
        const late: number[] = []
        const inMiddle = inTheMiddle(MIDDLE, () => controller.abort())
        const onProgress = (progress: Progress): void => {
          if (signal.aborted) late.push(progress.done)
          inMiddle(progress)
        }
        expect(await failureOfCopy(masking, { chunked, pageRows: 7, signal, onProgress })).toMatchObject({
          code: 'RUN.INTERRUPTED',
        })
        // One page may have been on its way.
        expect(late.length).toBeLessThan(2)
        await (chunked ? expectPart(masking.to) : expectEmpty(masking.to))
        await expectGolden(masking, { chunked })
      },
    )

    if (dialect !== 'sqlite') {
      it.each([
        ['source', 'place'],
        ['target', 'to'],
      ] as const)('keeps nothing when the connection to the %s is cut, and says so', async (_, side) => {
        let cut: Promise<void> | undefined
        const onProgress = inTheMiddle(MIDDLE, () => {
          cut = masking[side].door.cutOthers?.()
        })
        const error = await failureOfCopy(masking, { pageRows: 1, onProgress })
        await cut
        expect(error).toMatchObject({ code: 'STORE.CONNECTION', exitCode: 2 })
        await expectEmpty(masking.to)
        await expectGolden(masking, {})
      })
    }

    it('ends at once when a large table is refused early, with most of it unread', async () => {
      const large = await openMasking(ground, 'readings', {
        changeTarget: (ddl) => ddl.replace('place integer NOT NULL', 'place integer NOT NULL CHECK (place <> 700)'),
      })
      try {
        await large.place.seeds({ seeders: [ReadingSeeder.with({ rows: 30_000 })] }).run()
        const rules = [mask('Reading', { id: key() })]
        const error: unknown = await large
          .anonymize({ leaks: false, pageRows: 500 }, { rules })
          .catch((reason: unknown) => reason)
        expect(error).toMatchObject({ code: 'STORE.CHECK' })
        await expectEmpty(large.to)
        expect(await countRows(large.place)).toEqual({ readings: 30_000, sensors: 20 })
        await large.place.tell('DELETE FROM readings WHERE place = 700')
        await large.anonymize({ leaks: false }, { rules })
        expect(await countRows(large.to)).toEqual({ readings: 29_999, sensors: 20 })
      } finally {
        await large.close()
        process.env['SEED_KEY'] = MASK_KEY
      }
    }, 20_000)

    if (!runsCoreLaws(orm, dialect)) return

    it('keeps nothing when its process is killed', async () => {
      await killCopy(ground, masking, false)
      await expectEmpty(masking.to)
      await expectGolden(masking, {})
    }, 120_000)

    it('goes on where it was when its process was killed between two commits', async () => {
      await killCopy(ground, masking, true)
      await expectPart(masking.to)
      expect(await failureOfCopy(masking, {})).toMatchObject({ code: 'ANONYMIZE.TARGET_NOT_EMPTY' })
      await expectGolden(masking, { chunked: true, pageRows: 11 })
    }, 120_000)
  })
}

/** Half of the orders are on their way. */
const MIDDLE = { phase: 'mask', entity: 'Order', done: 25 } as const

function failureOfCopy({ anonymize }: Masking, options: AnonymizeOptions): Promise<SeedError> {
  return failureOf(anonymize({ leaks: false, ...options }))
}

/** No row is kept. A server may need a moment to notice, and to undo what was written. */
async function expectEmpty(to: Tables): Promise<void> {
  const filled = async (): Promise<readonly string[]> =>
    Object.entries(await countRows(to)).flatMap(([table, rows]) => (rows > 0 ? [table] : []))
  for (let tries = 0; tries < 50 && (await filled()).length > 0; tries++) await setTimeout(100)
  expect(await filled()).toEqual([])
}

/** Users are all there, some orders are not. */
async function expectPart(to: Tables): Promise<void> {
  const { users = 0, orders = 0 } = await countRows(to)
  expect(users).toBe(40)
  expect(orders).toBeGreaterThan(20)
  expect(orders).toBeLessThan(60)
}

/** A copy without a fault gives the stored rows: nothing of the failed one is in the way. */
async function expectGolden(masking: Masking, options: AnonymizeOptions): Promise<void> {
  await masking.anonymize({ leaks: false, ...options })
  expect(plainRows(await dump(masking.to))).toEqual(stored('anonymized', 'tables'))
}
