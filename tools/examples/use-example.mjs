import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { after, before } from 'node:test'
import { ROOT, run, serve } from './run.mjs'

/** @import { Ended, Env, Server } from './run.mjs' */

/** What nobody wrote: left out of a clean copy. */
const GENERATED = ['node_modules', 'dist', '.seed']

/**
 * A copy of an example in a temporary folder, with the repository's packages installed beside it.
 *
 * @typedef {object} Example
 * @property {string} folder - Where it is; there from `before` on.
 * @property {(line: string, env?: Env) => Promise<Ended>} shell - Runs a line as a person types it.
 * @property {(args: readonly string[], env?: Env) => Promise<Ended>} node - Runs a script with this Node.
 * @property {(args: readonly string[], env?: Env) => Promise<Ended>} seed - Runs `seed <orm>`.
 * @property {(args: readonly string[], env?: Env) => Promise<Server>} serve - Starts a script that is a server.
 */

/**
 * Gives a file of tests its own copy of their example, removed after them.
 *
 * @param {string} here - The example's folder or one in it: `import.meta.dirname`.
 * @param {{ orm: string, built?: boolean, generated?: readonly string[] }} options - `built`: with what `npm run build` made,
 *   by default; `generated`: further files that only a build makes.
 * @returns {Example}
 */
export function useExample(here, { orm, built = true, generated = [] }) {
  const source = existsSync(join(here, 'package.json')) ? here : dirname(here)
  const left = [...GENERATED, ...generated].filter((name) => !built || name === 'node_modules' || name === '.seed')
  let root = ''
  let folder = ''
  before(() => {
    if (built && !existsSync(join(source, 'dist'))) throw new Error('dist is missing: run `npm run build` first')
    root = mkdtempSync(join(tmpdir(), 'seed-example-'))
    folder = join(root, 'examples', basename(source))
    mkdirSync(dirname(folder))
    cpSync(source, folder, { recursive: true, filter: (one) => one === source || !left.includes(basename(one)) })
    for (const name of ['node_modules', 'packages', 'tools']) symlinkSync(join(ROOT, name), join(root, name))
  })
  after(() => rmSync(root, { recursive: true, force: true }))

  /** @param {readonly string[]} args @param {Env} env */
  const node = (args, env = {}) => run(process.execPath, args, { cwd: folder, env })
  return {
    get folder() {
      return folder
    },
    shell: (line, env = {}) => run(line, [], { cwd: folder, shell: true, env }),
    node,
    seed: (args, env) => node([join(ROOT, 'node_modules/@seed/core/bin/seed.js'), orm, ...args], env),
    serve: (args, env = {}) => serve(process.execPath, args, { cwd: folder, env }),
  }
}
