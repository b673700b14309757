import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { isSeedError, type Progress, type RegisteredSeeds, type RunOptions, type SeedError } from '@seed/core'
import { registerSeeders } from '../src/index.js'
import { countRows, countRuns, DIALECTS, openPlace, type Place, startServer, stopServer } from './databases.js'
import { BAD_ROW, type Fault, readingEntities, ReadingSeeder } from './testing/readings.js'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const JEST = fileURLToPath(new URL('../../../node_modules/jest/bin/jest.js', import.meta.url))
const EMPTY = { readings: 0, sensors: 0 }

beforeAll(startServer, 60_000)
afterAll(stopServer)

describe.each(DIALECTS)('a run that fails on %s', (dialect) => {
  let place: Place
  beforeEach(async () => {
    place = await openPlace(dialect, { only: readingEntities })
  })
  afterEach(() => place.close())

  const seedsOf = (fault: Fault, rows = 100_000): RegisteredSeeds =>
    registerSeeders(place.source, { seeders: [ReadingSeeder.with({ fault, rows })] })

  async function failureOf(seeds: RegisteredSeeds, options: RunOptions = {}): Promise<SeedError> {
    const error: unknown = await seeds.run(options).then(
      () => new Error('the run succeeded'),
      (reason: unknown) => reason,
    )
    if (!isSeedError(error)) throw error
    return error
  }

  async function expectNothing(): Promise<void> {
    expect(await countRows(place)).toEqual(EMPTY)
    expect(await countRuns(place)).toBe(0)
  }

  /** Calls `work` once, in the middle of writing the readings. */
  const inTheMiddle = (work: () => void): ((progress: Progress) => void) => {
    let done = false
    return ({ phase, entity, done: rows }) => {
      if (done || phase !== 'write' || entity !== 'Reading' || rows < 30_000) return
      done = true
      work()
    }
  }

  it.each([
    ['check', 'STORE.CHECK', 'Reading (id, label)'],
    ['unique', 'STORE.UNIQUE', 'Reading.code'],
    // Found in the process, before the row leaves it.
    ['not-null', 'VALUE.NULL', 'Reading.amount'],
  ] as const)(
    'names the row that breaks a %s, and leaves nothing',
    async (fault, code, subject) => {
      const error = await failureOf(seedsOf(fault))
      expect(error.code).toBe(code)
      expect(error.message).toContain(subject)
      expect(error.where).toContain(`ReadingSeeder/Reading[${BAD_ROW}]`)
      expect(error.where).toContain('--seed 42')
      expect(error.message + error.why + error.fix + error.where).not.toMatch(/unlucky|code 17/)
      await expectNothing()
      // The same seeds run once the fault is gone: nothing of the failed run is in the way.
      const report = await seedsOf('none', 100).run()
      expect(report.rows).toBe(120)
      expect((await place.ask('SELECT min(id) AS low, max(id) AS high FROM readings'))[0]).toEqual({
        low: '1',
        high: '100',
      })
    },
    60_000,
  )

  it('leaves nothing when the ORM writes either', async () => {
    const error = await failureOf(seedsOf('unique', 91_000), { through: 'orm' })
    expect(error).toMatchObject({ code: 'STORE.UNIQUE', message: expect.stringContaining('Reading.code') })
    await expectNothing()
  }, 60_000)

  it('leaves nothing when its signal is aborted in the middle', async () => {
    const controller = new AbortController()
    const seeds = seedsOf('none')
    const error = await failureOf(seeds, {
      signal: controller.signal,
      onProgress: inTheMiddle(() => controller.abort()),
    })
    expect(error).toMatchObject({ code: 'RUN.INTERRUPTED' })
    await expectNothing()
    await expect(seeds.run({ signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'RUN.INTERRUPTED' })
    await expectNothing()
  }, 60_000)

  it('leaves nothing when its process is killed', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'seed-killed-'))
    const marker = join(folder, 'marker')
    const { entities: _, synchronize: __, ...connection } = place.options
    const env = { ...process.env, SEED_KILLED_MARKER: marker, SEED_KILLED_OPTIONS: JSON.stringify(connection) }
    const flags = [
      '--experimental-vm-modules',
      '--no-warnings',
      JEST,
      '--testMatch',
      '**/testing/killed.ts',
      '--runInBand',
    ]
    const child = spawn(process.execPath, flags, { cwd: ROOT, env, stdio: 'ignore' })
    const gone = once(child, 'exit')
    while (!existsSync(marker) && child.exitCode === null) await setTimeout(20)
    expect(child.exitCode).toBe(null)
    child.kill('SIGKILL')
    expect((await gone)[1]).toBe('SIGKILL')
    rmSync(folder, { recursive: true })
    await expectNothing()
    expect((await seedsOf('none', 100).run()).rows).toBe(120)
  }, 120_000)

  if (dialect === 'sqlite') return

  it('leaves nothing when its connection is cut, and says so', async () => {
    const cut = (): void =>
      void place.tell(
        'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
      )
    const error = await failureOf(seedsOf('none'), { onProgress: inTheMiddle(cut) })
    expect(error).toMatchObject({ code: 'STORE.CONNECTION', exitCode: 2 })
    await expectNothing()
    expect((await seedsOf('none', 100).run()).rows).toBe(120)
  }, 60_000)
})
