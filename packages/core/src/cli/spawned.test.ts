import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createProject, type Project } from './testing/project.js'
import { installCore, type InstalledCore } from './testing/install-core.js'
import { type Ended, spawnSeed } from './testing/spawn-seed.js'

let core: InstalledCore
let project: Project
const seed = (...args: readonly string[]): Promise<Ended> => spawnSeed(args, { core: core.folder, cwd: project.folder })

beforeAll(() => {
  core = installCore()
  project = createProject({ core: core.folder })
})
afterAll(() => {
  project.remove()
  core.remove()
})

/** Logs the address of every module that Node loads, so that a test sees what a command brought in. */
const LOGGER = `
import { appendFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
registerHooks({
  load(url, context, next) {
    appendFileSync(process.env.SEED_TEST_LOG, url + '\\n')
    return next(url, context)
  },
})
`

async function modulesOf(args: readonly string[]): Promise<readonly string[]> {
  const log = join(project.folder, `modules-${args.join('')}.log`)
  project.write({ 'logger.mjs': LOGGER })
  const logger = pathToFileURL(join(project.folder, 'logger.mjs')).href
  const env = { NODE_OPTIONS: `--import=${logger}`, SEED_TEST_LOG: log }
  await spawnSeed(args, { core: core.folder, cwd: project.folder, env })
  return readFileSync(log, 'utf8').trim().split('\n')
}

describe('the seed command in a process of its own', () => {
  it('loads no ORM, no adapter, no faker and no prompts for its help', async () => {
    const modules = await modulesOf(['--help'])
    expect(modules.some((url) => url.endsWith('/dist/cli/main.js'))).toBe(true)
    expect(modules.filter((url) => /faker|prompts|@seed\/fake|@swc|typescript|\/factory\//.test(url))).toEqual([])
  })

  it('loads the adapter for its verbs, as the check above would see it', async () => {
    const modules = await modulesOf(['fake', 'plan'])
    expect(modules.filter((url) => /@seed\/fake/.test(url))).toHaveLength(1)
    expect(modules.filter((url) => /faker|prompts/.test(url))).toEqual([])
  })

  it('lists installed adapters and verbs', async () => {
    const { code, stdout, stderr } = await seed('--help')
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toContain('  fake       1.2.3')
    expect(stdout).toContain('seed fake run --seed 7')
  })

  it('prints its version', async () => {
    const { version } = JSON.parse(readFileSync(join(core.folder, 'package.json'), 'utf8')) as { version: string }
    expect(await seed('--version')).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' })
  })

  it('prints a report and nothing else with --json', async () => {
    const { code, stdout, stderr } = await seed('fake', 'run', '--json')
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(JSON.parse(stdout)).toMatchObject({ rows: 5, fingerprint: 'f1' })
  })

  it('fails with one clear error and exit code 2', async () => {
    const { code, stdout, stderr } = await seed('fake', 'run', '--count', 'User=-5')
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toBe(
      'SeedError: CLI.BAD_VALUE: invalid value for --count: User=-5\n' +
        '  Fix: Give Entity=n with a whole number from 0.\n',
    )
  })

  it.each(['SIGINT', 'SIGTERM'] as const)('rolls back at %s and ends with 130', async (signal) => {
    let sent = false
    const ended = await spawnSeed(['fake', 'run', '--slow'], {
      core: core.folder,
      cwd: project.folder,
      onOutput(child, stdout) {
        if (sent || !stdout.includes('at work')) return
        sent = true
        child.kill(signal)
      },
    })
    expect(ended.code).toBe(130)
    expect(ended.stderr).toContain('Stopping, and rolling back.')
    expect(ended.stderr).toContain('RUN.INTERRUPTED')
  })

  it('hands over to the copy of core that the project has', async () => {
    const other = installCore()
    const ended = await spawnSeed(['fake', 'plan', '--json'], {
      core: other.folder,
      cwd: project.folder,
      env: {
        NODE_OPTIONS: `--import=${pathToFileURL(join(project.folder, 'logger.mjs')).href}`,
        SEED_TEST_LOG: join(project.folder, 'copies.log'),
      },
    })
    other.remove()
    expect(ended.code).toBe(0)
    const runners = readFileSync(join(project.folder, 'copies.log'), 'utf8')
      .split('\n')
      .filter((url) => url.endsWith('/cli/run-verb.js'))
    expect(runners).toEqual([pathToFileURL(join(core.folder, 'dist/cli/run-verb.js')).href])
  })
})
