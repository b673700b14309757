import { EventEmitter } from 'node:events'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import type { OpenRequest } from '../../adapter/command.js'
import { SeedError } from '../../errors/seed-error.js'
import { knownAdapters } from '../known-adapters.js'
import { createProject, type Project } from '../testing/project.js'
import { runInProcess } from '../testing/run-in-process.js'
import { fake, noteCalls } from '../testing/seeds.js'
import type { Ended } from '../testing/spawn-seed.js'
import type { InitReport } from './report.js'

let project: Project
let opened: OpenRequest[]
beforeEach(() => {
  project = createProject()
  opened = []
  fake.fakeOpened = (given) => void opened.push(given)
  fake.fakeSeeds = noteCalls().seeds
})
afterEach(() => {
  project.remove()
  delete fake.fakeSeeds
  delete fake.fakeOpened
})

const init = (...args: readonly string[]): Promise<Ended> => runInProcess(['init', ...args], project.folder)
const report = async (...args: readonly string[]): Promise<InitReport> =>
  JSON.parse((await init(...args, '--json')).stdout) as InitReport
const read = (file: string): string => readFileSync(join(project.folder, file), 'utf8')
const isThere = (file: string): boolean => existsSync(join(project.folder, file))

/** Adapters of the release, none of which is installed here. */
const [one, two] = knownAdapters()
const asksFor = (...packages: readonly (string | undefined)[]): void => {
  const dependencies = Object.fromEntries<string>(packages.map((name) => [String(name), '1.0.0']))
  project.write({ 'package.json': JSON.stringify({ type: 'module', dependencies }) })
}

describe('seed init', () => {
  it('writes a config and a seeder, and says what to run', async () => {
    const { code, stdout, stderr } = await init('fake')
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toBe(
      [
        'Adapter fake',
        'Wrote seed.config.mjs',
        'Wrote seeds/user-seeder.mjs',
        '',
        'Next:',
        '  npm install --save-dev @seed/core',
        '  npx seed fake plan',
        '  npx seed fake run',
        '',
      ].join('\n'),
    )
    expect(read('seed.config.mjs')).toMatch(
      /import \{ UserSeeder \} from '\.\/seeds\/user-seeder\.mjs'[^]*seeders: \[UserSeeder\]/,
    )
    expect(read('seeds/user-seeder.mjs')).toContain(`create(factory, count('User', 10))`)
  })

  it('writes TypeScript where the project has it, and imports the class of the entity', async () => {
    project.write({
      'tsconfig.json': '{}',
      'src/entities/user.ts': 'export class UserName {}\nexport class User {}',
      'src/entities/user.test.ts': 'export class User {}',
    })
    const { files, next } = await report('fake')
    expect(files).toEqual([
      { file: 'seed.config.ts', action: 'written' },
      { file: 'src/seeds/user-seeder.ts', action: 'written' },
    ])
    // Nothing here could load TypeScript.
    expect(next[0]).toBe('npm install --save-dev @seed/core @swc/core')
    expect(read('src/seeds/user-seeder.ts')).toMatch(
      /import \{ User \} from '\.\.\/entities\/user\.js'[^]*defineFactory\(User, /,
    )
  })

  it('names an entity whose class is in several files', async () => {
    project.write({ 'a.mjs': 'export class User {}', 'b.mjs': 'export class User {}' })
    await init('fake')
    expect(read('seeds/user-seeder.mjs')).toContain(`factoriesFor()('User', {})`)
  })

  it('starts with the entity that is named, without a look at the schema', async () => {
    expect(await report('fake', '--entity', 'OrderItem')).toMatchObject({
      entity: 'OrderItem',
      files: [{}, { file: 'seeds/order-item-seeder.mjs' }],
    })
    expect(opened).toEqual([])
  })

  it('hands options to the adapter, and keeps in the config what the config may say', async () => {
    project.write({ 'main.mjs': '' })
    await init('fake', '--slow', '--data-source', 'main.mjs', '--url', 'file:./dev.db')
    expect(opened).toMatchObject([
      { options: { slow: true, dataSource: 'main.mjs' }, connection: { url: 'file:./dev.db' } },
    ])
    expect(read('seed.config.mjs')).toContain(`  dataSource: 'main.mjs',\n`)
    expect(read('seed.config.mjs')).not.toMatch(/slow|dev\.db/)
  })

  it('never overwrites', async () => {
    await init('fake')
    for (const file of ['seed.config.mjs', 'seeds/user-seeder.mjs'])
      writeFileSync(join(project.folder, file), '// mine')
    project.write({ 'seed.config.mjs': 'export default {}' })
    const { files } = await report('fake')
    expect(files.map(({ action }) => action)).toEqual(['kept', 'kept'])
    expect([read('seed.config.mjs'), read('seeds/user-seeder.mjs')]).toEqual(['export default {}', '// mine'])
  })

  it('says what to add to a config that is there, whatever its extension', async () => {
    project.write({ 'seed.config.js': 'export default {}' })
    const { files, notes } = await report('fake')
    expect(files[0]).toEqual({ file: 'seed.config.js', action: 'kept' })
    expect(notes).toEqual(['seed.config.js was there already: add UserSeeder to its `seeders`.'])
    expect(isThere('seed.config.mjs')).toBe(false)
  })

  it('writes nothing in a dry run, and shows what it would', async () => {
    const { stdout } = await init('fake', '--dry-run')
    expect(stdout).toContain('Would write seed.config.mjs\n  import { defineConfig }')
    expect(isThere('seed.config.mjs') || isThere('seeds')).toBe(false)
  })

  it('fills all entities where the schema cannot be read', async () => {
    fake.fakeOpened = () => {
      throw new SeedError('STORE.CONNECTION', 'no database')
    }
    const { entity, notes, files } = await report('fake')
    expect({ entity, files }).toEqual({ entity: undefined, files: [{ file: 'seed.config.mjs', action: 'written' }] })
    expect(notes).toEqual([
      'The entities could not be read: STORE.CONNECTION: no database',
      expect.stringContaining('No seeder yet'),
    ])
    // Once it can be read, the second call adds what the first could not.
    fake.fakeOpened = () => undefined
    const again = await report('fake')
    expect(again.files.map(({ action }) => action)).toEqual(['kept', 'written'])
    expect(read('seed.config.mjs')).toContain('all: true')
  })
})

describe('the adapter', () => {
  it('is the one of the ORM in package.json, and what to install is said', async () => {
    asksFor('left-pad', one?.peers[0])
    expect(await report()).toMatchObject({
      adapter: one?.name,
      installed: false,
      notes: [expect.stringContaining('No seeder yet')],
      next: [`npm install --save-dev @seed/core @seed/${one?.name}`, `npx seed ${one?.name} plan`, expect.anything()],
    })
    expect(read('seed.config.mjs')).toContain(`from '@seed/${one?.name}'`)
  })

  it('is seen by another package of the ORM', async () => {
    const scoped = knownAdapters().find(({ peers }) => peers[0]?.startsWith('@'))
    asksFor(scoped?.peers[0]?.replace(/\/.*/, '/other'))
    expect((await report()).adapter).toBe(scoped?.name)
  })

  it('is the one the project asks for already, when there are several ORMs', async () => {
    asksFor(one?.peers[0], two?.peers[0], `@seed/${two?.name}`)
    expect((await report()).adapter).toBe(two?.name)
  })

  it('is asked for on a terminal, when there are several ORMs', async () => {
    asksFor(one?.peers[0], two?.peers[0])
    const stdin = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => stdin })
    const ended = runInProcess(['init'], project.folder, { terminal: true, stdin, signals: new EventEmitter() })
    setTimeout(() => stdin.write('\u001b[B'), 100)
    setTimeout(() => stdin.write('\r'), 200)
    expect((await ended).stdout).toContain(`Adapter ${two?.name}, not installed yet`)
  })

  it('is refused with what to do', async () => {
    asksFor(one?.peers[0], two?.peers[0])
    expect((await init()).stderr).toContain(`Fix: Name it: seed init ${one?.name} or seed init ${two?.name}.`)
    asksFor('left-pad')
    expect((await init()).stderr).toContain('INIT.NO_ORM')
    expect((await init('no-orm')).stderr).toContain('CLI.UNKNOWN_ADAPTER')
    expect((await init('fake', '--entiti', 'User')).stderr).toContain('Did you mean --entity?')
    expect((await init('fake', 'User')).stderr).toContain('seed init does not take "User"')
    expect(isThere('seed.config.mjs')).toBe(false)
    expect((await runInProcess(['init'], '/')).stderr).toContain('INIT.NO_PROJECT')
  })
})
