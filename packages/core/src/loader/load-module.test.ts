import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { installCore, type InstalledCore } from '../cli/testing/install-core.js'
import { createProject, type Project, type ProjectOptions } from '../cli/testing/project.js'
import { type Ended, spawnSeed } from '../cli/testing/spawn-seed.js'

// Module hooks do not reach into the test runner's own modules, so everything here runs in a process of its own.
let core: InstalledCore
let project: Project | undefined
beforeAll(() => void (core = installCore()))
afterAll(() => core.remove())
afterEach(() => project?.remove())

/** Runs `seed fake plan` in a new project; the fake adapter prints what the config's `report` says. */
async function plan(options: ProjectOptions, env: Readonly<Record<string, string>> = {}): Promise<Ended> {
  project = createProject({ ...options, core: core.folder })
  return spawnSeed(['fake', 'plan', '--quiet', '-d', 'main.ts'], { core: core.folder, cwd: project.folder, env })
}

/** Two entities that name each other, columns without explicit types: what decorators know comes from metadata alone. */
const entities = (extension: string, relation: string): Readonly<Record<string, string>> => ({
  'column.ts': `
import 'reflect-metadata'
export const types: Record<string, string> = {}
export const Column = (): PropertyDecorator => (target, key) => {
  types[String(key)] = Reflect.getMetadata('design:type', target, key).name
}
export type Relation<T> = T
`,
  'entities/user.ts': `
import { Column } from '../column${extension}'
import { Post } from './post${extension}'
export class User {
  @Column() name!: string
  @Column() active!: boolean
  @Column() createdAt!: Date
  posts!: Post[]
  static friend = () => Post
}
`,
  'entities/post.ts': `
import { Column, type Relation } from '../column${extension}'
import { User } from './user${extension}'
export class Post {
  @Column() title!: string
  @Column() author!: ${relation}
  static friend = () => User
}
`,
  'main.ts': `
import { types } from './column${extension}'
import { User } from './entities/user${extension}'
import { Post } from './entities/post${extension}'
export const report = () => JSON.stringify([types, User.friend() === Post, 'name' in new User()])
`,
})

const METADATA = { name: 'String', active: 'Boolean', createdAt: 'Date', title: 'String' }

describe('modules in TypeScript with decorators', () => {
  it.each([
    ['module', 'typescript', '.js', 'Relation<User>', 'Object'],
    ['module', '@swc/core', '.js', 'Relation<User>', 'Object'],
    ['commonjs', 'typescript', '', 'User', 'User'],
    ['commonjs', 'typescript', '.js', 'Relation<User>', 'Object'],
    ['commonjs', '@swc/core', '', 'Relation<User>', 'Object'],
  ] as const)(
    'load in a %s project with %s, imports ending in "%s"',
    async (type, transpiler, extension, relation, author) => {
      const ended = await plan({
        type,
        modules: [transpiler, 'reflect-metadata'],
        files: entities(extension, relation),
      })
      expect(ended).toMatchObject({ code: 0, stderr: '' })
      // With circular imports the type of `author` is not there yet when it is asked for in one of the two orders.
      const [types, linked, initialised] = JSON.parse(ended.stdout) as [Record<string, string>, boolean, boolean]
      expect(types).toMatchObject(METADATA)
      expect([author, 'Object']).toContain(types['author'])
      expect([linked, initialised]).toEqual([true, false])
    },
  )

  it('load as .mts and .cts too', async () => {
    const files = {
      'main.ts': `import { x } from './x.mjs'\nimport y from './y.cjs'\nexport const report = (): string => x + y.y`,
      'x.mts': `export const x: string = 'esm'`,
      'y.cts': `export const y: string = 'cjs'`,
    }
    expect(await plan({ modules: ['typescript'], files })).toEqual({ code: 0, stdout: 'esmcjs\n', stderr: '' })
  })

  it('map lines of errors back to the source', async () => {
    const files = {
      'main.ts': `interface A {\n  b: string\n}\n\nexport const report = () => { throw new Error('at ' + (1 as number)) }`,
    }
    const { code, stderr } = await plan({ modules: ['@swc/core'], files })
    expect(code).toBe(1)
    expect(stderr).toMatch(/main\.ts:5:\d+/)
  })
})

describe('what the loader reads of tsconfig.json', () => {
  it('is paths, through extends, comments and trailing commas', async () => {
    const files = {
      'tsconfig.json': `{ // the app's\n "extends": "./base.json", /* "paths": {} */ }`,
      'base.json': `{ "compilerOptions": { "paths": { "~/*": ["./src/*"], "~/deep/*": ["./lib/*"], "@one": ["./src/one.ts",], "x//y": [] } } }`,
      'src/one.ts': `export const one: number = 1`,
      'src/two.ts': `export const two: number = 2`,
      'lib/three.ts': `export const three: number = 3`,
      'main.ts': `
import { one } from '@one'
import { two } from '~/two'
import { three } from '~/deep/three.js'
export const report = () => [one, two, three].join()`,
    }
    expect(await plan({ modules: ['typescript'], files })).toEqual({ code: 0, stdout: '1,2,3\n', stderr: '' })
  })

  it('is useDefineForClassFields and experimentalDecorators, where they are set', async () => {
    const files = {
      'tsconfig.json': JSON.stringify({
        compilerOptions: { useDefineForClassFields: true, experimentalDecorators: false },
      }),
      'main.ts': `
const kinds: string[] = []
const mark = (_: unknown, context: { kind: string }) => void kinds.push(context.kind)
class A { @mark name!: string }
export const report = () => [...kinds, 'name' in new A()].join()`,
    }
    for (const transpiler of ['typescript', '@swc/core']) {
      expect(await plan({ modules: [transpiler], files })).toEqual({ code: 0, stdout: 'field,true\n', stderr: '' })
      project?.remove()
    }
  })
})

describe('what the loader leaves alone', () => {
  const inPackage = {
    'node_modules/dep/package.json': '{ "name": "dep", "main": "index.js" }',
    'node_modules/dep/index.js': `module.exports = require('./part')`,
    'node_modules/dep/part.js': `module.exports = 'compiled'`,
    'node_modules/dep/part.ts': `export = 'source'`,
  }

  it('is installed packages, even those that ship their sources', async () => {
    const files = { ...inPackage, 'main.ts': `import dep from 'dep'\nexport const report = (): string => dep` }
    expect(await plan({ modules: ['typescript'], files })).toEqual({ code: 0, stdout: 'compiled\n', stderr: '' })
  })

  it('is plain JavaScript: no transpiler is loaded, or needed', async () => {
    project = createProject({ core: core.folder, modules: ['typescript', '@swc/core'] })
    const log = join(project.folder, 'modules.log')
    project.write({
      'seed.config.js': `export default { dataSource: 1 }`,
      'logger.mjs': `
import { appendFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
registerHooks({ load: (url, context, next) => (appendFileSync(${JSON.stringify(log)}, url + '\\n'), next(url, context)) })`,
    })
    const env = { NODE_OPTIONS: `--import=${pathToFileURL(join(project.folder, 'logger.mjs')).href}` }
    const { code } = await spawnSeed(['fake', 'plan'], { core: core.folder, cwd: project.folder, env })
    const urls = readFileSync(log, 'utf8').split('\n')
    expect(code).toBe(0)
    expect(urls.some((url) => url.endsWith('/seed.config.js'))).toBe(true)
    expect(urls.filter((url) => /typescript|swc/.test(url))).toEqual([])
    // One copy of core: nothing of it is read twice or from elsewhere.
    const own = urls.filter((url) => url.includes('/@seed/core/'))
    expect(new Set(own).size).toBe(own.length)
  })

  it('is everything, when SEED_LOADER=node leaves loading to Node', async () => {
    const files = { 'main.ts': `export const report = () => 'stripped'`, 'tsconfig.json': '{}' }
    const ended = await plan(
      { files },
      { SEED_LOADER: 'node', NODE_OPTIONS: '--no-warnings --experimental-strip-types' },
    )
    expect(ended).toMatchObject({ code: 0, stdout: 'stripped\n' })
  })
})

describe('one copy of a package', () => {
  // What core's registry of seeders relies on: `require` and `import`, in TypeScript or not, reach the same module.
  it.each(['module', 'commonjs'] as const)('for all modules of a %s project', async (type) => {
    const files = {
      'node_modules/registry/package.json': '{ "name": "registry", "type": "module", "exports": "./index.js" }',
      'node_modules/registry/index.js': 'export const list = []',
      'main.ts': `import { list } from 'registry'\nlist.push('from TypeScript' as never)`,
      'report.cts': `import { list } from 'registry'\nimport './main.js'\nexport const report = (): string => list.join()`,
      'report.mjs': `import { createRequire } from 'node:module'
import { list } from 'registry'
createRequire(import.meta.url)('./main.ts')
export const report = () => list.join()`,
    }
    project = createProject({ type, core: core.folder, modules: ['typescript'], files })
    const given = ['fake', 'plan', '--quiet', '-d']
    for (const file of type === 'commonjs' ? ['report.cts', 'report.mjs'] : ['report.mjs']) {
      const ended = await spawnSeed([...given, file], { core: core.folder, cwd: project.folder })
      expect(ended).toEqual({ code: 0, stdout: 'from TypeScript\n', stderr: '' })
    }
  })
})

describe('a module that does not load', () => {
  const failing = async (
    main: string,
    modules: readonly string[] = ['typescript'],
    rest: ProjectOptions['files'] = {},
  ) => {
    const { code, stderr } = await plan({ modules, files: { ...rest, 'main.ts': main } })
    expect(code).toBe(2)
    return stderr.replaceAll(project?.folder ?? '', '.')
  }

  it('names the transpilers when the project has none', async () => {
    const stderr = await failing(`export const a: number = 1`, [])
    expect(stderr).toContain('CONFIG.NO_TRANSPILER: cannot load TypeScript: ./main.ts')
    expect(stderr).toContain('npm install --save-dev @swc/core')
  })

  it('does not mistake TypeScript 7 for a transpiler', async () => {
    project = createProject({
      core: core.folder,
      files: { 'main.ts': `export const report = (): string => 'x'` },
      modules: ['@typescript/native'],
    })
    const modules = join(project.folder, 'node_modules')
    symlinkSync(join(modules, '@typescript/native'), join(modules, 'typescript'))
    const { code, stderr } = await spawnSeed(['fake', 'plan', '-d', 'main.ts'], {
      core: core.folder,
      cwd: project.folder,
    })
    expect({ code, named: stderr.includes('CONFIG.NO_TRANSPILER') }).toEqual({ code: 2, named: true })
  })

  it.each(['typescript', '@swc/core'])('names the place of a syntax error, as %s sees it', async (transpiler) => {
    const stderr = await failing(`export const a = {\n  b: ,\n}`, [transpiler])
    expect(stderr).toMatch(/^SeedError: CONFIG\.SYNTAX: \S/)
    expect(stderr).toContain('Where: ./main.ts')
  })

  it('names the file that throws, and what', async () => {
    const stderr = await failing(`throw new Error('no DATABASE_URL')`)
    expect(stderr).toContain('CONFIG.FAILED: could not load ./main.ts')
    expect(stderr).toContain('Why: no DATABASE_URL')
  })

  it('passes on a SeedError that the module throws', async () => {
    const stderr = await failing(
      `throw Object.assign(new Error('X.Y: z'), { name: 'SeedError', code: 'X.Y', exitCode: 2 })`,
    )
    expect(stderr).toBe('SeedError: X.Y: z\n')
  })

  it('says that a type must be imported as a type', async () => {
    const rest = { 'types.ts': `export interface Shape { a: 1 }` }
    const stderr = await failing(
      `import { Shape } from './types.js'\nconst mark = (..._: unknown[]) => {}\nexport class A { @mark a!: Shape }`,
      ['typescript'],
      rest,
    )
    expect(stderr).toContain('import { type Shape }')
  })

  it('says how to break a circle of modules', async () => {
    const rest = { 'b.ts': `import { A } from './main.js'\nexport class B extends A {}` }
    const stderr = await failing(
      `import { B } from './b.js'\nexport class A {}\nexport const b = new B()`,
      ['typescript'],
      rest,
    )
    expect(stderr).toContain('Two modules import each other')
  })

  it('says that a file is missing', async () => {
    project = createProject({ core: core.folder })
    const { code, stderr } = await spawnSeed(['fake', 'plan', '-d', 'nowhere.ts'], {
      core: core.folder,
      cwd: project.folder,
    })
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('CONFIG.NOT_FOUND') })
  })
})
