import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { installCore, type InstalledCore } from '../cli/testing/install-core.js'
import { createProject, type Project } from '../cli/testing/project.js'
import { type Ended, spawnSeed } from '../cli/testing/spawn-seed.js'

let core: InstalledCore
let project: Project | undefined
beforeAll(() => void (core = installCore()))
afterAll(() => core.remove())
afterEach(() => project?.remove())

async function plan(files: Readonly<Record<string, string>>, type: 'module' | 'commonjs' = 'module'): Promise<Ended> {
  project = createProject({ core: core.folder, type, modules: ['typescript'], files })
  return spawnSeed(['fake', 'plan', '--quiet', '-d', 'show.cjs'], { core: core.folder, cwd: project.folder })
}

// The adapter loads `show` after the config, which leaves its seed in a global.
const SHOW = { 'show.cjs': 'exports.report = () => String(globalThis.seen)' }

describe('the default export of a config', () => {
  it.each([
    ['seed.config.ts', 'module', `globalThis.seen = 'ran'\nexport default { seed: 7 as number }`],
    ['seed.config.ts', 'commonjs', `globalThis.seen = 'ran'\nexport default { seed: 7 as number }`],
    ['seed.config.cts', 'module', `globalThis.seen = 'ran'\nexport = { seed: 7 }`],
    ['seed.config.mts', 'commonjs', `globalThis.seen = 'ran'\nexport default { seed: 7 as number }`],
    ['seed.config.js', 'commonjs', `globalThis.seen = 'ran'\nmodule.exports = { seed: 7 }`],
    ['seed.config.cjs', 'module', `globalThis.seen = 'ran'\nmodule.exports = { seed: 7 }`],
    ['seed.config.mjs', 'commonjs', `globalThis.seen = 'ran'\nexport default Promise.resolve({ seed: 7 })`],
    ['seed.config.js', 'commonjs', `globalThis.seen = 'ran'\nexports.__esModule = true\nexports.default = { seed: 7 }`],
  ] as const)('is found in %s of a %s project', async (name, type, text) => {
    expect(await plan({ ...SHOW, [name]: text }, type)).toEqual({ code: 0, stdout: 'ran\n', stderr: '' })
    // The same file with a key that does not exist: it is the export that was checked.
    project?.write({ [name]: text.replace('seed: 7', 'sedd: 7') })
    const { code, stderr } = await spawnSeed(['fake', 'plan'], { core: core.folder, cwd: project?.folder ?? '' })
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('CONFIG.UNKNOWN_KEY') })
  })

  it.each([
    ['export const seed = 7', 'the config has no default export'],
    ['export default 7', 'the config is a number, not an object'],
    ['export default () => ({})', 'the config is a function, not an object'],
    [`export default Promise.reject(new Error('no network'))`, 'Why: no network'],
    [`export default {`, 'CONFIG.SYNTAX'],
  ])('is missed or refused: %s', async (text, message) => {
    const { code, stderr } = await plan({ ...SHOW, 'seed.config.mjs': text })
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(message) })
  })

  it('is not needed', async () => {
    expect(await plan(SHOW)).toEqual({ code: 0, stdout: 'undefined\n', stderr: '' })
  })
})
