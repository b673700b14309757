import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { registeredFor, Seeder } from '@seed/core'
import type { OpenRequest } from '@seed/core/adapter'
import { DataSource } from 'typeorm'
import { command } from './cli.js'
import { registerSeeders } from './register.js'
import { entities } from './testing/domain.js'

let cwd: string
let source: DataSource
let other: DataSource
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'seed-cli-'))
  source = new DataSource({ type: 'better-sqlite3', database: ':memory:', entities, synchronize: true, logging: true })
  other = new DataSource({ type: 'better-sqlite3', database: ':memory:', entities })
})
afterEach(() => rmSync(cwd, { recursive: true, force: true }))

/** A request in which the module has these exports; `loaded` gathers which files were asked for. */
function request(exports: unknown, more: Partial<OpenRequest> = {}, loaded: string[] = []): OpenRequest {
  const load = async (file: string): Promise<unknown> => {
    loaded.push(file)
    return exports
  }
  return { options: { dataSource: 'db.ts' }, config: undefined, connection: {}, cwd, load, ...more }
}

async function openedSource(given: OpenRequest): Promise<DataSource | undefined> {
  const opened = await command.open(given)
  const found = [source, other].find((one) => registeredFor(one) === opened.seeds)
  await opened.close()
  return found
}

class Nothing extends Seeder {
  override run(): void {}
}

describe('where the data source comes from', () => {
  it('is a default export, a named one, a module of CommonJS, or a promise of one', async () => {
    const forms: readonly unknown[] = [
      { default: source },
      { AppDataSource: source, other: 1, make: () => other },
      { AppDataSource: source, default: source },
      { default: { AppDataSource: source, default: source }, AppDataSource: source },
      source,
      { default: Promise.resolve(source) },
      Promise.resolve(source),
    ]
    for (const form of forms) expect(await openedSource(request(form))).toBe(source)
  })

  it('is the file typed, before the config and the usual places', async () => {
    const loaded: string[] = []
    await openedSource(request({ source }, { config: { dataSource: other } }, loaded))
    expect(loaded).toEqual(['db.ts'])
  })

  it('is what the config says: a data source, a promise of one, or a file', async () => {
    const loaded: string[] = []
    const options = {}
    expect(await openedSource(request({}, { options, config: { dataSource: other } }, loaded))).toBe(other)
    expect(await openedSource(request({}, { options, config: { dataSource: Promise.resolve(other) } }, loaded))).toBe(
      other,
    )
    expect(loaded).toEqual([])
    await openedSource(request({ source }, { options, config: { dataSource: 'there.ts' } }, loaded))
    expect(loaded).toEqual(['there.ts'])
  })

  it('is in one of the usual places, sources first', async () => {
    for (const file of ['dist/data-source.js', 'src/data-source.ts']) {
      mkdirSync(join(cwd, file, '..'), { recursive: true })
      writeFileSync(join(cwd, file), '')
    }
    const loaded: string[] = []
    await openedSource(request({ source }, { options: {} }, loaded))
    rmSync(join(cwd, 'src'), { recursive: true })
    await openedSource(request({ source }, { options: {} }, loaded))
    expect(loaded).toEqual(['src/data-source.ts', 'dist/data-source.js'])
  })

  it.each([
    ['CONFIG.NO_DATA_SOURCE', {}, { options: {} }],
    ['CONFIG.DATA_SOURCE', { default: { entities: [] }, count: 1, nothing: null }, {}],
    ['CONFIG.DATA_SOURCE', undefined, {}],
    ['CONFIG.DATA_SOURCE', {}, { options: {}, config: { dataSource: 42 } }],
  ])('is missed with %s', async (code, exports, more) => {
    await expect(command.open(request(exports, more))).rejects.toMatchObject({ code, exitCode: 2 })
  })

  it('must be one', async () => {
    await expect(command.open(request({ one: source, two: other }))).rejects.toMatchObject({
      code: 'CONFIG.SEVERAL_DATA_SOURCES',
      why: 'Each of one, two is a DataSource.',
    })
  })

  it('is one of several by its name, in a file that may hold the sign itself', async () => {
    const loaded: string[] = []
    for (const [name, meant] of [
      ['one', source],
      ['two', other],
    ] as const) {
      const options = { dataSource: `db.ts#${name}` }
      expect(await openedSource(request({ one: source, two: other }, { options }, loaded))).toBe(meant)
    }
    writeFileSync(join(cwd, 'c#.ts'), '')
    await openedSource(request({ source }, { options: { dataSource: 'c#.ts' } }, loaded))
    expect(loaded).toEqual(['db.ts', 'db.ts', 'c#.ts'])
    const options = { dataSource: 'db.ts#three' }
    await expect(command.open(request({ one: source, three: 3 }, { options }))).rejects.toMatchObject({
      code: 'CONFIG.DATA_SOURCE',
      where: 'db.ts',
    })
  })

  it('is not a promise that fails', async () => {
    const failure = new Error('no such host')
    await expect(command.open(request({ default: Promise.reject(failure) }))).rejects.toMatchObject({
      code: 'CONFIG.DATA_SOURCE_FAILED',
      where: 'db.ts',
      cause: failure,
    })
  })
})

describe('the data set that is opened', () => {
  it('is what the application registered, with what the config says on top', async () => {
    registerSeeders(source, { seeders: [Nothing], seed: 7, scale: 2 })
    const opened = await command.open(request({ source }, { config: { seed: 8, allow: ['localhost/shop'] } }))
    expect(opened.seeds).toMatchObject({
      options: { seeders: [Nothing], seed: 8, scale: 2, allow: ['localhost/shop'] },
    })
    await opened.close()
  })

  it('prints no statements, makes no tables and is closed', async () => {
    const opened = await command.open(request({ source }))
    expect(source.options.logging).toEqual([])
    expect((await opened.seeds.target()).database).toBe(':memory:')
    expect(source.isInitialized).toBe(true)
    expect(await source.query("SELECT name FROM sqlite_master WHERE name = 'authors'")).toEqual([])
    await opened.close()
    expect(source.isInitialized).toBe(false)
  })

  it('closes a data source that its own module has opened', async () => {
    const initialized = source.setOptions({ synchronize: false }).initialize()
    const opened = await command.open(request({ default: initialized }))
    await opened.close()
    expect(source.isInitialized).toBe(false)
  })
})
