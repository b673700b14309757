import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { EventEmitter } from 'node:events'
import { PassThrough } from 'node:stream'
import type { OpenRequest } from '../adapter/command.js'
import { interrupted } from '../errors/run.js'
import { InternalError, SeedError } from '../errors/seed-error.js'
import type { CleanOptions, RunOptions } from '../seeder/reports.js'
import type { Seeds } from '../seeder/seeds.js'
import { knownAdapters } from './known-adapters.js'
import { createProject, type Project } from './testing/project.js'
import { type IoParts, runInProcess } from './testing/run-in-process.js'
import { type Call, CLEAN, fake, FOUND, noteCalls, RUN, VERIFY } from './testing/seeds.js'
import type { Ended } from './testing/spawn-seed.js'

/** An adapter that exists and that no project here has installed. */
const known = knownAdapters()[0]?.name ?? ''

let project: Project
let calls: Call[]
let opened: OpenRequest[]
let closed: number
beforeEach(() => {
  project = createProject()
  opened = []
  closed = 0
  answer({})
  fake.fakeOpened = (given) => void opened.push(given)
  fake.fakeClosed = () => void closed++
})
afterEach(() => {
  project.remove()
  delete fake.fakeSeeds
})

function answer(answers: Partial<Seeds>): void {
  const noted = noteCalls(answers)
  fake.fakeSeeds = noted.seeds
  calls = noted.calls
}
const seed = (...args: readonly string[]): Promise<Ended> => runInProcess(args, project.folder)
const seedWith = (parts: IoParts, ...args: readonly string[]): Promise<Ended> =>
  runInProcess(args, project.folder, parts)
function fail(error: unknown): () => Promise<never> {
  return async () => {
    throw error
  }
}

describe('words after seed', () => {
  it.each([
    [['typeless'], 'CLI.UNKNOWN_ADAPTER: there is no adapter "typeless"', 'npm install --save-dev @seed/<adapter>'],
    [[known, 'run'], 'CLI.UNKNOWN_ADAPTER', `Fix: npm install --save-dev @seed/${known}\n`],
    [[`${known}x`], 'CLI.UNKNOWN_ADAPTER', `Did you mean "${known}"? npm install --save-dev @seed/${known}`],
    [['faek', 'run'], 'CLI.UNKNOWN_ADAPTER', 'Did you mean "fake"?'],
    [['../evil'], 'CLI.UNKNOWN_ADAPTER', ''],
    [['fake', 'rnu'], 'CLI.UNKNOWN_VERB: seed fake has no verb "rnu"', 'Did you mean "run"?'],
    [['fake', '--quiet', 'run'], 'CLI.UNKNOWN_VERB', 'They come right after the adapter.'],
    [['--quiet', 'fake', 'run'], 'CLI.UNKNOWN_OPTION: there is no option --quiet', ''],
    [['upgrade'], 'CLI.NOT_IN_RELEASE: "seed upgrade" is not in this release', ''],
    [['anonymize', 'json'], 'seed anonymize json needs --input', ''],
  ])('%p are refused: %s', async (args, message, fix) => {
    const { code, stdout, stderr } = await seed(...args)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(message)
    expect(stderr).toContain(fix)
  })

  it('are refused as one object with --json', async () => {
    const { code, stdout, stderr } = await seed('fake', 'rnu', '--json')
    expect({ code, stderr }).toEqual({ code: 2, stderr: '' })
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'CLI.UNKNOWN_VERB', fix: 'Did you mean "run"?' } })
  })

  it('are shown when there are none', async () => {
    const { code, stdout, stderr } = await seed()
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain('Usage: seed <adapter> <verb>')
    expect((await seed('fake')).code).toBe(2)
  })

  it('say so when the adapter is there and does not load', async () => {
    project.write({ 'node_modules/@seed/fake/cli.js': `import 'an-orm'` })
    expect(await seed('fake', 'run')).toMatchObject({ code: 2, stderr: expect.stringContaining('CLI.ADAPTER_FAILED') })
    project.write({ 'node_modules/@seed/half/package.json': '{ "exports": { "./cli": "./cli.js" } }' })
    expect(await seed('half', 'run')).toMatchObject({ code: 2, stderr: expect.stringContaining('CLI.ADAPTER_FAILED') })
    project.write({ 'node_modules/@seed/old/package.json': '{ "type": "module", "exports": { "./cli": "./cli.js" } }' })
    project.write({ 'node_modules/@seed/old/cli.js': 'export const command = { name: "old" }' })
    expect(await seed('old', 'run')).toMatchObject({ code: 2, stderr: expect.stringContaining('exports no `command`') })
  })
})

describe('help', () => {
  it.each([
    [['--help'], 'Usage: seed <adapter> <verb> [options]'],
    [['-h'], 'Adapters installed in this project:\n  fake       1.2.3'],
    [['help'], 'Exit codes: 0 done'],
    [['fake', '--help'], 'Usage: seed fake <verb> [options]'],
    [['help', 'fake'], 'explain    Show how one cell'],
    [['fake', '--help'], 'Options of fake:\n  -d, --data-source <file>  a module to load'],
    [['fake', '--help'], 'Examples:\n  seed fake run '],
    [['--help'], `there are also ${known}`],
    [['init', '--help'], 'Usage: seed init [adapter] [options]'],
    [['help', 'init'], '--dry-run'],
    [['fake', 'run', '--help'], 'Usage: seed fake run [options]'],
    [['help', 'fake', 'explain'], 'Usage: seed fake explain <path> [options]'],
    [['fake', 'run', '--count', 'nonsense=', '-h'], '--reset'],
  ])('%p is printed', async (args, text) => {
    const { code, stdout, stderr } = await seed(...args)
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toContain(text)
  })

  it.each(['plan', 'run', 'verify', 'clean', 'explain'])('has options and examples of %s', async (verb) => {
    const { stdout } = await seed('fake', verb, '--help')
    expect(stdout).toContain('Options of fake:\n  -d, --data-source <file>')
    expect(stdout).toContain('Common options:')
    expect(stdout).toContain(`Examples:\n  seed fake ${verb}`)
  })

  it('opens nothing', () => expect(opened).toEqual([]))
})

describe('connection options', () => {
  it('reach the adapter, read', async () => {
    const given = '--url postgresql://ann:secret@localhost/shop --db-schema tenant_7 --connect-timeout 1.5s'
    const { code } = await seed('fake', 'verify', ...given.split(' '), '--statement-timeout=2m')
    expect(code).toBe(0)
    expect(opened[0]?.connection).toEqual({
      url: 'postgresql://ann:secret@localhost/shop',
      schema: 'tenant_7',
      connectTimeoutMs: 1500,
      statementTimeoutMs: 120_000,
    })
  })

  it.each([
    [['--url', 'ann:'], 'CLI.BAD_VALUE: invalid value for --url'],
    [['--url', '//ann:secret@localhost/shop'], 'CLI.BAD_VALUE: invalid value for --url'],
    [['postgresql://ann:secret@localhost/shop'], 'CLI.ARGUMENTS: seed fake run does not take a URL'],
    [['--db-schema', ' tenant'], 'CLI.BAD_VALUE: invalid value for --db-schema'],
    [['--connect-timeout', '5'], 'CLI.BAD_VALUE: invalid value for --connect-timeout: 5'],
    [['--connect-timeout', '0s'], 'CLI.BAD_VALUE'],
    [['--statement-timeout', '0.1ms'], 'CLI.BAD_VALUE'],
    [['--statement-timeout', '600h'], 'CLI.BAD_VALUE'],
    [['--statement-timeout', '-5s'], 'CLI.BAD_VALUE'],
  ])('that are wrong are refused without a password: %p', async (args, message) => {
    const { code, stdout, stderr } = await seed('fake', 'run', ...args)
    expect({ code, stdout, opened }).toEqual({ code: 2, stdout: '', opened: [] })
    expect(stderr).toContain(message)
    expect(stderr).not.toContain('secret')
  })

  it('are refused where the config has connected already', async () => {
    project.write({ 'seed.config.mjs': 'export default globalThis.fakeSeeds' })
    const { code, stderr } = await seed('fake', 'run', '--url', 'file:./dev.db')
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('CONNECTION.FIXED') })
    expect(calls).toEqual([])
  })
})

describe('options', () => {
  it('reach the verb', async () => {
    const args = '--seed acme --count User=5 --count Order=1_000 --scale 1.5 --only User,Team --only Order --all'
    const more = '--now 2026-02-28T10:00:00+02:00 --locale en=3,de=1 --through orm --reset --cascade --dry-run'
    const { code } = await seed('fake', 'run', ...args.split(' '), ...more.split(' '))
    expect(code).toBe(0)
    expect(calls).toEqual([
      [
        'run',
        {
          seed: 'acme',
          count: { User: 5, Order: 1000 },
          scale: 1.5,
          only: ['User', 'Team', 'Order'],
          all: true,
          now: '2026-02-28T08:00:00.000Z',
          locale: { en: 3, de: 1 },
          through: 'orm',
          reset: true,
          append: false,
          cascade: true,
          dryRun: true,
          signal: expect.anything(),
          onProgress: expect.any(Function),
          confirm: expect.any(Function),
        },
      ],
    ])
  })

  it('leave out what is not given, so that the config holds', async () => {
    await seed('fake', 'plan')
    expect(calls).toEqual([['plan', { signal: expect.anything(), onProgress: expect.any(Function) }]])
  })

  it('of the adapter reach it under their names, and the config as well', async () => {
    project.write({ 'etc/config.mjs': 'export default { seed: 7, dataSource: "x" }' })
    expect(await seed('fake', 'plan', '--config=etc/config.mjs', '--slow')).toMatchObject({ code: 0, stderr: '' })
    expect(opened).toEqual([
      {
        options: { slow: true },
        config: { seed: 7, dataSource: 'x' },
        connection: {},
        cwd: project.folder,
        load: expect.any(Function),
      },
    ])
    expect(closed).toBe(1)
  })

  it('pass over the adapter when the config registered its data set itself', async () => {
    project.write({ 'seed.config.mjs': 'export default globalThis.fakeSeeds' })
    expect((await seed('fake', 'clean')).code).toBe(0)
    expect(calls).toEqual([['clean', expect.objectContaining({ cascade: false })]])
    expect(opened).toEqual([])
  })

  it('are counts when tables are called so', async () => {
    await seed('fake', 'run', '--users', '500', '--order-items=7', '--count', 'Team=1')
    await seed('fake', 'plan', '--order_items', '8', '--users=0')
    const counts = calls.filter(([verb]) => verb !== 'entities').map(([, given]) => (given as RunOptions).count)
    expect(counts).toEqual([
      { User: 500, OrderItem: 7, Team: 1 },
      { OrderItem: 8, User: 0 },
    ])
  })

  it.each([
    [['--usres', '500'], 'CLI.UNKNOWN_OPTION: there is no option --usres', 'Did you mean --users?'],
    [['--sede', '7'], 'CLI.UNKNOWN_OPTION', 'Did you mean --seed?'],
    [['--users', 'many'], 'CLI.BAD_VALUE: invalid value for --users: many', ''],
    [['--users', '-5'], 'CLI.BAD_VALUE', ''],
    [['--users', '5', '--count', 'User=6'], 'CLI.CONFLICT', ''],
    [['--users', '5', '--count', '6'], 'CLI.CONFLICT', ''],
    [['--animals', '5'], 'CLI.ARGUMENTS: --animals is the table of 2 entities', '--count Cat=5 or --count Dog=5'],
    [['--users', '-5', '--zebras', '5'], 'PLAN.PROBLEMS: 2 problems, nothing was written', ''],
  ])('that only the schema can judge: %p', async (args, message, fix) => {
    const { code, stdout, stderr } = await seed('fake', 'run', ...args)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(message)
    expect(stderr).toContain(fix)
    expect(calls).toEqual([['entities']])
    expect(closed).toBe(1)
  })

  it.each([
    [['--count', 'User=-1'], 'CLI.BAD_VALUE: invalid value for --count: User=-1'],
    [['--count', '-1'], 'CLI.BAD_VALUE: invalid value for --count: -1'],
    [['--count', '1.5'], 'CLI.BAD_VALUE: invalid value for --count: 1.5'],
    [['--count', 'NaN'], 'CLI.BAD_VALUE: invalid value for --count: NaN'],
    [['--count', 'User=NaN'], 'CLI.BAD_VALUE'],
    [['--count', 'User='], 'CLI.BAD_VALUE'],
    [['--count', '=5'], 'CLI.BAD_VALUE'],
    [['--count', '1e3'], 'CLI.BAD_VALUE'],
    [['--count', '9007199254740993'], 'CLI.BAD_VALUE'],
    [['--count', '5', '--count', 'User=5'], 'CLI.CONFLICT'],
    [['--count', 'User=4', '--count', 'User=5'], 'CLI.CONFLICT'],
    [['--count', '4', '--count', '5'], 'CLI.CONFLICT'],
    [['--seed', '1.5'], 'CLI.BAD_VALUE'],
    [['--seed', 'NaN'], 'CLI.BAD_VALUE'],
    [['--seed', '9007199254740993'], 'CLI.BAD_VALUE'],
    [['--seed='], 'CLI.MISSING_VALUE: --seed needs a value'],
    [['--seed'], 'CLI.MISSING_VALUE'],
    [['--seed', '--quiet'], 'CLI.MISSING_VALUE'],
    [['--scale', '0'], 'CLI.BAD_VALUE'],
    [['--scale', '-1'], 'CLI.BAD_VALUE'],
    [['--scale', 'Infinity'], 'CLI.BAD_VALUE'],
    [['--now', 'tomorrow'], 'CLI.BAD_VALUE'],
    [['--now', '2026-02-30'], 'CLI.BAD_VALUE'],
    [['--now', '2026-13-01'], 'CLI.BAD_VALUE'],
    [['--now', '2026-01-01T25:00:00Z'], 'CLI.BAD_VALUE'],
    [['--now', '2026-01-01T08:00:00'], 'CLI.BAD_VALUE'],
    [['--locale', 'English'], 'CLI.BAD_VALUE'],
    [['--locale', 'en=0'], 'CLI.BAD_VALUE'],
    [['--through', 'both'], 'CLI.BAD_VALUE'],
    [['--reset=yes'], 'CLI.ARGUMENTS: --reset takes no value'],
    [['--reset', '--append'], 'CLI.CONFLICT: --reset and --append'],
    [['--cascade'], 'CLI.ARGUMENTS: --cascade does nothing without --reset'],
    [['--quiet', '--verbose'], 'CLI.CONFLICT'],
    [['--users'], 'CLI.UNKNOWN_OPTION'],
    [['-x'], 'CLI.UNKNOWN_OPTION'],
    [['-d'], 'CLI.MISSING_VALUE'],
    [['User', 'Order'], 'CLI.ARGUMENTS: seed fake run does not take "User Order"'],
  ])('that need no schema to judge: %p', async (args, message) => {
    const { code, stdout, stderr } = await seed('fake', 'run', ...args)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(message)
    expect([opened, calls]).toEqual([[], []])
  })

  it('are all judged at once', async () => {
    const { code, stderr } = await seed(
      'fake',
      'run',
      '--count',
      'User=-1',
      '--scale',
      'x',
      '--seed',
      '--now',
      '5',
      'User',
      '-x',
    )
    expect(code).toBe(2)
    expect(stderr).toContain('PLAN.PROBLEMS: 6 problems, nothing was written')
  })

  it('belong to their verbs', async () => {
    expect((await seed('fake', 'verify', '--users', '5')).stderr).toContain(
      'CLI.UNKNOWN_OPTION: there is no option --users',
    )
    expect((await seed('fake', 'clean', '--reset')).stderr).toContain('CLI.UNKNOWN_OPTION: there is no option --reset')
    expect((await seed('fake', 'explain')).stderr).toContain('CLI.ARGUMENTS: seed fake explain needs a <path>')
    expect(opened).toEqual([])
  })

  it('take what follows -- as words', async () => {
    await seed('fake', 'explain', '--seed', '-7', '--', 'User[1].email')
    expect(calls).toEqual([['explain', 'User[1].email', { seed: -7, signal: expect.anything() }]])
  })
})

describe('a config that is wrong', () => {
  it.each([
    ['export default { sead: 7 }', 'CONFIG.UNKNOWN_KEY', 'Did you mean "seed"?'],
    ['export default { dataSourse: 7 }', 'CONFIG.UNKNOWN_KEY', 'Did you mean "dataSource"?'],
    ['export default []', 'CONFIG.SHAPE', 'the config is an array'],
    ['throw new Error("no url")', 'CONFIG.FAILED', 'Why: no url'],
  ])('is one clear error: %s', async (text, code, message) => {
    project.write({ 'seed.config.mjs': text })
    const ended = await seed('fake', 'run')
    expect(ended.code).toBe(2)
    expect(ended.stderr).toContain(code)
    expect(ended.stderr).toContain(message)
    expect(calls).toEqual([])
  })

  it('is missing', async () => {
    const ended = await seed('fake', 'run', '--config', 'nowhere.ts')
    expect(ended).toMatchObject({ code: 2, stderr: expect.stringContaining('CONFIG.NOT_FOUND') })
  })
})

describe('exit codes', () => {
  it.each([
    ['a failure', new SeedError('STORE.UNIQUE', 'two alike'), 2],
    ['a guard', new SeedError('GUARD.REFUSED', 'no', {}, { exitCode: 3 }), 3],
    [
      'a failure of another copy of core',
      Object.assign(new Error('A.B: c'), { name: 'SeedError', code: 'A.B', exitCode: 2 }),
      2,
    ],
    ['an interruption', interrupted(), 130],
    ['a bug', new InternalError('broken promise'), 1],
    ['an unknown error', new TypeError('x is not a function'), 1],
    ['a thing that is no error', 'oops', 1],
  ])('tell %s', async (_, error, code) => {
    answer({ run: fail(error) })
    expect(await seed('fake', 'run')).toMatchObject({ code, stdout: '' })
    expect(closed).toBe(1)
  })

  it('tell findings', async () => {
    answer({ verify: () => Promise.resolve(FOUND) })
    expect((await seed('fake', 'verify')).code).toBe(4)
    answer({ verify: () => Promise.resolve(VERIFY) })
    expect((await seed('fake', 'verify')).code).toBe(0)
  })

  it('tell what failed first, when closing fails too', async () => {
    answer({ run: fail(new SeedError('FIRST.ONE', 'first')) })
    fake.fakeClosed = () => {
      throw new Error('second')
    }
    const { code, stderr } = await seed('fake', 'run')
    expect({ code, stderr }).toEqual({ code: 2, stderr: 'SeedError: FIRST.ONE: first\n' })
  })
})

describe('errors', () => {
  const cause = Object.assign(new Error('duplicate key (email)=(secret@real.org)'), { code: '23505' })
  const error = new SeedError('STORE.UNIQUE', 'two alike', { why: 'W', fix: 'F', where: 'User[3]' }, { cause })
  beforeEach(() => answer({ run: fail(error) }))

  it('say what, why, what to do and where', async () => {
    const { stdout, stderr } = await seed('fake', 'run')
    expect(stdout).toBe('')
    expect(stderr).toBe('SeedError: STORE.UNIQUE: two alike\n  Why: W\n  Fix: F\n  Where: User[3]\n')
  })

  it('are one object on standard output with --json', async () => {
    const { stdout, stderr } = await seed('fake', 'run', '--json')
    expect(stderr).toBe('')
    expect(JSON.parse(stdout)).toEqual({
      error: { code: 'STORE.UNIQUE', message: 'two alike', why: 'W', fix: 'F', where: 'User[3]' },
    })
    answer({ run: fail(new TypeError('x')) })
    expect(JSON.parse((await seed('fake', 'run', '--json')).stdout)).toMatchObject({
      error: { code: 'INTERNAL', message: 'x' },
    })
  })

  it('say where they come from with --verbose, and no values of rows', async () => {
    const { stderr } = await seed('fake', 'run', '--verbose')
    expect(stderr).toContain('Cause: Error (23505)')
    expect(stderr).toMatch(/\n\s+at .*run-command\.test/)
    expect(stderr).not.toContain('secret')
  })

  it('that are bugs ask for a report', async () => {
    answer({ run: fail(new InternalError('broken promise')) })
    const { stderr } = await seed('fake', 'run')
    expect(stderr).toMatch(/broken promise\n\s+at /)
    expect(stderr).toContain('Please report it')
  })
})

describe('an interruption', () => {
  it('aborts the run the first time and leaves the second', async () => {
    const signals = new EventEmitter()
    const exits: number[] = []
    const run = async (given?: RunOptions): Promise<never> => {
      signals.emit('SIGINT')
      expect(given?.signal?.aborted).toBe(true)
      expect(exits).toEqual([])
      signals.emit('SIGINT')
      throw interrupted()
    }
    answer({ run })
    const { code, stderr } = await seedWith({ signals, exit: (exit) => void exits.push(exit) }, 'fake', 'run')
    expect({ code, exits }).toEqual({ code: 130, exits: [130] })
    expect(stderr).toContain('Stopping, and rolling back.')
    expect(signals.listenerCount('SIGINT') + signals.listenerCount('SIGTERM')).toBe(0)
  })

  it('ends with 130 whatever the driver makes of it', async () => {
    const signals = new EventEmitter()
    answer({
      run: async () => {
        signals.emit('SIGTERM')
        throw new SeedError('STORE.FAILED', 'cut off')
      },
    })
    expect((await seedWith({ signals }, 'fake', 'run')).code).toBe(130)
  })

  it('does not wait for a database that does not answer', async () => {
    const signals = new EventEmitter()
    project.write({
      'node_modules/@seed/fake/cli.js': `
export const command = { name: 'fake', options: [], configKeys: [], open: () => { globalThis.fakeOpened(); return new Promise(() => {}) } }`,
    })
    fake.fakeOpened = () => void signals.emit('SIGINT')
    expect(await seedWith({ signals }, 'fake', 'run')).toMatchObject({
      code: 130,
      stderr: expect.stringContaining('RUN.INTERRUPTED'),
    })
  })

  it('too late to stop anything changes nothing', async () => {
    const signals = new EventEmitter()
    answer({
      run: async () => {
        signals.emit('SIGINT')
        return RUN
      },
    })
    expect(await seedWith({ signals }, 'fake', 'run')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('fingerprint f1'),
    })
  })
})

describe('the question before rows are removed', () => {
  const target = { dialect: 'postgresql', host: 'db', port: 5432, database: 'shop' }
  let answered: string | undefined | null
  const clean = async (given?: CleanOptions): Promise<typeof CLEAN> => {
    answered = await given?.confirm?.(target)
    return CLEAN
  }
  beforeEach(() => {
    answered = null
    answer({ clean })
  })
  const keyboard = (keys: string): IoParts => {
    const stdin = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => undefined })
    setTimeout(() => stdin.write(keys), 50)
    return { stdin, terminal: true }
  }

  it('is not asked without a terminal on both ends', async () => {
    await seed('fake', 'clean')
    expect(answered).toBeUndefined()
    await seedWith({ terminal: true }, 'fake', 'clean')
    expect(answered).toBeUndefined()
  })

  it('gives what was typed', async () => {
    const { stdout } = await seedWith(keyboard('shop\r'), 'fake', 'clean')
    expect(answered).toBe('shop')
    expect(stdout).toContain('postgresql db:5432/shop')
  })

  it('takes leaving for a wrong answer', async () => {
    await seedWith(keyboard('\u0003'), 'fake', 'clean')
    expect(answered).toBe('')
  })
})

describe('output', () => {
  it('is nothing with --quiet but what was found or asked for', async () => {
    for (const verb of ['plan', 'run', 'clean', 'verify']) expect((await seed('fake', verb, '--quiet')).stdout).toBe('')
    expect((await seed('fake', 'explain', 'User[17].email', '--quiet')).stdout).toBe('"ann.lee@example.com"\n')
    answer({ verify: () => Promise.resolve(FOUND) })
    expect((await seed('fake', 'verify', '--quiet')).stdout).toContain('Order.user -> User.id')
  })

  it.each(['plan', 'run', 'verify', 'clean'])('is the report alone with --json: %s', async (verb) => {
    const { stdout, stderr } = await seed('fake', verb, '--json')
    expect(stderr).toBe('')
    expect(JSON.parse(stdout)).toMatchObject({ target: expect.anything() })
  })

  it('writes 64-bit integers as text with --json', async () => {
    const { stdout } = await seed('fake', 'explain', 'User[17].email', '--json')
    expect(JSON.parse(stdout)).toMatchObject({ reads: [{ value: 'Ann' }, { value: '18' }] })
  })

  it('shows progress on a terminal and wipes it before the report', async () => {
    answer({
      run: async (given) => {
        given?.onProgress?.({ phase: 'write', entity: 'User', done: 1, total: 10, elapsedMs: 5 })
        return RUN
      },
    })
    expect((await seedWith({ terminal: true }, 'fake', 'run')).stderr).toBe(
      '\r\u001b[2KWriting User  1 of 10  10 %\r\u001b[2K',
    )
    expect((await seedWith({ terminal: true }, 'fake', 'run', '--quiet')).stderr).toBe('')
    expect((await seed('fake', 'run')).stderr).toBe('')
  })
})
