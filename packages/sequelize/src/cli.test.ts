import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { registeredFor, Seeder } from '@seed/core'
import type { OpenRequest } from '@seed/core/adapter'
import { DataTypes, Sequelize } from 'sequelize'
import { command } from './cli.js'
import { registerSeeders } from './register.js'
import { sqliteOptions } from './testing/databases.js'
import { createProject, type Project } from './testing/project.js'

let project: Project
let instance: Sequelize
let other: Sequelize
beforeEach(() => {
  project = createProject()
  instance = new Sequelize(sqliteOptions(':memory:'))
  other = new Sequelize(sqliteOptions(':memory:'))
})
afterEach(() => {
  project.remove()
  delete process.env['NODE_ENV']
})

/** A request in which modules have these exports; `loaded` gathers which files were asked for. */
function request(exports: unknown, more: Partial<OpenRequest> = {}, loaded: string[] = []): OpenRequest {
  const load = async (file: string): Promise<unknown> => {
    loaded.push(file.replace(`${project.folder}/`, ''))
    return typeof exports === 'function' ? (exports as (file: string) => unknown)(file) : exports
  }
  return { options: { instance: 'db.ts' }, config: undefined, connection: {}, cwd: project.folder, load, ...more }
}

async function opened(given: OpenRequest): Promise<Sequelize | undefined> {
  const open = await command.open(given)
  const found = [instance, other].find((one) => registeredFor(one) === open.seeds)
  await open.close()
  return found
}

class Nothing extends Seeder {
  override run(): void {}
}

describe('where the instance comes from', () => {
  it('is a default export, a named one, a module of CommonJS, or a promise of one', async () => {
    const forms: readonly unknown[] = [
      { default: instance },
      { sequelize: instance, Sequelize, Note: 1 },
      { sequelize: instance, default: instance },
      { default: { sequelize: instance, Sequelize } },
      instance,
      { default: Promise.resolve(instance) },
      Promise.resolve(instance),
    ]
    for (const form of forms) expect(await opened(request(form))).toBe(instance)
  })

  it('is the file typed, before the config and the usual places', async () => {
    const loaded: string[] = []
    await opened(request({ instance }, { config: { sequelize: other } }, loaded))
    expect(loaded).toEqual(['db.ts'])
  })

  it('is what the config says: an instance, a promise of one, or a file', async () => {
    const loaded: string[] = []
    const options = {}
    expect(await opened(request({}, { options, config: { sequelize: other } }, loaded))).toBe(other)
    expect(await opened(request({}, { options, config: { sequelize: Promise.resolve(other) } }, loaded))).toBe(other)
    expect(loaded).toEqual([])
    await opened(request({ instance }, { options, config: { sequelize: 'there.ts' } }, loaded))
    expect(loaded).toEqual(['there.ts'])
  })

  it('is exported by the index of the models, where .sequelizerc says they are, or at a usual place', async () => {
    const loaded: string[] = []
    project.write({ 'src/db.ts': '' })
    await opened(request({ instance }, { options: {} }, loaded))
    project.write({ 'models/index.js': '' })
    await opened(request({ instance }, { options: {} }, loaded))
    project.write({ '.sequelizerc': '', 'app/entities/index.ts': '' })
    const exports = (file: string): unknown =>
      file === '.sequelizerc' ? { default: { 'models-path': `${project.folder}/app/entities` } } : { instance }
    await opened(request(exports, { options: {} }, loaded))
    expect(loaded).toEqual(['src/db.ts', 'models/index.js', '.sequelizerc', 'app/entities/index.ts'])
  })

  it('is one of several by its name', async () => {
    const options = { instance: 'db.ts#two' }
    expect(await opened(request({ one: instance, two: other }, { options }))).toBe(other)
    await expect(command.open(request({ one: instance, two: other }))).rejects.toMatchObject({
      code: 'CONFIG.SEVERAL_SEQUELIZE',
      fix: 'Name the one that is meant: --instance db.ts#one',
    })
  })

  it.each([
    ['CONFIG.NO_SEQUELIZE', {}, { options: {} }],
    ['CONFIG.SEQUELIZE', { default: { models: {} }, count: 1, nothing: null }, {}],
    ['CONFIG.SEQUELIZE', undefined, {}],
    ['CONFIG.SEQUELIZE', {}, { options: {}, config: { sequelize: 42 } }],
    ['CONFIG.SEQUELIZE', { one: 1 }, { options: { instance: 'db.ts#one' } }],
    ['CONFIG.SEQUELIZE_FAILED', { default: Promise.reject(new Error('no such host')) }, {}],
  ])('is missed with %s', async (code, exports, more) => {
    await expect(command.open(request(exports, more))).rejects.toMatchObject({ code, exitCode: 2 })
  })
})

describe('an instance made from the config and the models of sequelize-cli', () => {
  const model = (sequelize: Sequelize): unknown => {
    const Note = sequelize.define('Note', { text: DataTypes.STRING })
    return Object.assign(Note, {
      associate: ({ User }: never) => Note.belongsToMany(User, { as: 'readers', through: 'note_readers' }),
    })
  }
  const user = (sequelize: Sequelize): unknown => sequelize.define('User', {})
  const named =
    (files: Readonly<Record<string, unknown>>) =>
    (file: string): unknown =>
      Object.entries(files).find(([name]) => file.endsWith(name))?.[1]
  const sections = { development: sqliteOptions(':memory:'), staging: { use_env_variable: 'SEED_TEST_URL' } }

  const entitiesOf = async (config: unknown): Promise<readonly string[]> => {
    project.write({ 'config/config.js': '', 'models/note.js': '', 'models/user.js': '', 'models/user.test.js': '' })
    const load = named({ 'config.js': config, 'note.js': { default: model }, 'user.js': user, 'test.js': Nothing })
    const open = await command.open(request(load, { options: {} }))
    try {
      return (await open.seeds.entities()).map(({ name }) => name)
    } finally {
      await open.close()
    }
  }

  it.each([
    ['sections', sections],
    ['one section for all', sections.development],
    ['a default export', { default: sections }],
    ['a promise', async () => sections],
    ['a callback', (done: (error: unknown, config: unknown) => void) => done(null, sections)],
  ])('reads %s', async (_name, config) => {
    await expect(entitiesOf(config)).resolves.toEqual(['Note', 'User', 'Note_readers'])
  })

  it.each([
    ['no section of this environment', 'production', 'It has no section "production", and none of its own.'],
    ['a variable that is not set', 'staging', 'The variable SEED_TEST_URL is not set.'],
  ])('says that there is %s', async (_name, environment, why) => {
    process.env['NODE_ENV'] = environment
    await expect(entitiesOf(sections)).rejects.toMatchObject({ code: 'CONFIG.SEQUELIZE_SECTION', why })
  })
})

describe('the data set that is opened', () => {
  it('is what the application registered, with what the config says on top, and statements are not shown', async () => {
    registerSeeders(instance, { seeders: [Nothing], seed: 7, scale: 2 })
    const loud = Object.assign(instance, { options: { ...(instance as never as { options: object }).options } })
    Object.assign((loud as never as { options: object }).options, { logging: true })
    const open = await command.open(request({ instance }, { config: { seed: 8, allow: ['localhost/shop'] } }))
    expect(open.seeds).toMatchObject({ options: { seeders: [Nothing], seed: 8, scale: 2, allow: ['localhost/shop'] } })
    expect((loud as never as { options: { logging: unknown } }).options.logging).toBe(false)
    await open.close()
  })
})
