/**
 * Files of an adapter without an ORM. Its data set answers what `globalThis.fakeSeeds` says, else fixed reports; `run`
 * with `--slow` goes on until it is interrupted.
 */
export const FAKE_ADAPTER: Readonly<Record<string, string>> = {
  'package.json': JSON.stringify({
    name: '@seed/fake',
    version: '1.2.3',
    type: 'module',
    exports: { '.': './index.js', './cli': './cli.js' },
  }),
  'index.js': 'export const defineConfig = (config) => config',
  'cli.js': `
import { setTimeout } from 'node:timers/promises'

const target = { dialect: 'memory', database: 'shop' }
const shared = { seed: 42, now: '2026-01-01T00:00:00.000Z', locale: 'en', target, mode: 'atomic', through: 'native' }

function seedError(code, summary, exitCode = 2) {
  return Object.assign(new Error(code + ': ' + summary), { name: 'SeedError', code, exitCode })
}

function fixedSeeds(options) {
  return {
    async plan(given) {
      const entities = [{ entity: 'User', table: 'users', rows: 5, enumeratedBy: ['UserSeeder'], later: [], guessed: [] }]
      return { ...shared, seed: given.seed ?? 42, entities, notes: [], planHash: 'abc' }
    },
    async run(given) {
      for (let done = 0; options.slow; done++) {
        given.onProgress({ phase: 'write', entity: 'User', done, total: 1e6, elapsedMs: done * 10 })
        if (done === 3) process.stdout.write('at work\\n')
        await setTimeout(10)
        if (given.signal.aborted) throw seedError('RUN.INTERRUPTED', 'the run was interrupted, nothing was kept')
      }
      const entities = [{ entity: 'User', table: 'users', rows: 5, elapsedMs: 3, fingerprint: 'f0' }]
      return { ...shared, dryRun: false, entities, rows: 5, elapsedMs: 4, fingerprint: 'f1', notes: [] }
    },
    async verify() {
      return { target, checks: 3, rows: [{ entity: 'User', rows: 5 }], findings: [], fingerprint: undefined }
    },
    async clean() {
      return { target, runs: 1, entities: [{ entity: 'User', rows: 5 }], elapsedMs: 2 }
    },
    async explain(path) {
      return { path, value: 'ann@example.com', rule: 'given', reads: [], draws: 1, seed: 42 }
    },
    async target() {
      return target
    },
    async entities() {
      return [{ name: 'User', table: 'users' }, { name: 'OrderItem', table: 'order_items' }]
    },
  }
}

export const command = {
  name: 'fake',
  options: [
    { flags: '-d, --data-source <file>', description: 'a module to load' },
    { flags: '--slow', description: 'run until interrupted' },
  ],
  configKeys: ['dataSource'],
  async open(given) {
    if (given.options.dataSource !== undefined) {
      const loaded = await given.load(given.options.dataSource)
      if (loaded.report) process.stdout.write(loaded.report() + '\\n')
    }
    if (given.config?.report) process.stdout.write(given.config.report() + '\\n')
    globalThis.fakeOpened?.(given)
    const close = async () => globalThis.fakeClosed?.()
    return { seeds: globalThis.fakeSeeds ?? fixedSeeds(given.options), close }
  },
}
`,
}
