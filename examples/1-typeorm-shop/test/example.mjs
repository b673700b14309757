// What the tests of this example share: a copy of it to work in, and ways to start things there.
import { spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, delimiter, dirname, join } from 'node:path'

const HERE = dirname(import.meta.dirname)
const ROOT = dirname(dirname(HERE))

/** What nobody wrote: left out of a clean copy. */
const GENERATED = ['node_modules', 'dist', '.seed']

/**
 * A copy of the example in a temporary folder, with the repository's packages installed beside it.
 *
 * @param {{ built?: boolean }} [options] `built`: with what `npm run build` made here
 */
export function copyExample({ built = true } = {}) {
  if (built && !existsSync(join(HERE, 'dist/main.js'))) throw new Error('dist is missing: run `npm run build` first')
  const root = mkdtempSync(join(tmpdir(), 'seed-example-'))
  const folder = join(root, 'examples', basename(HERE))
  mkdirSync(dirname(folder))
  const left = built ? GENERATED.filter((name) => name !== 'dist') : GENERATED
  cpSync(HERE, folder, { recursive: true, filter: (source) => source === HERE || !left.includes(basename(source)) })
  for (const name of ['node_modules', 'packages', 'tools']) symlinkSync(join(ROOT, name), join(root, name))
  return { folder, remove: () => rmSync(root, { recursive: true, force: true }) }
}

/**
 * Runs a program to its end.
 *
 * @param {string} file
 * @param {readonly string[]} args
 * @param {{ cwd: string, env?: Readonly<Record<string, string>>, shell?: boolean }} options
 * @returns {Promise<{ code: number | null, stdout: string, stderr: string }>}
 */
export function run(file, args, { cwd, env = {}, shell = false }) {
  const path = `${join(ROOT, 'node_modules/.bin')}${delimiter}${process.env.PATH}`
  const clean = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(NODE_|DATABASE_URL)/.test(name)))
  const child = spawn(file, args, {
    cwd,
    shell,
    env: { ...clean, PATH: path, NO_COLOR: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let [stdout, stderr] = ['', '']
  child.stdout.setEncoding('utf8').on('data', (text) => (stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text) => (stderr += text))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, stdout, stderr }))
  })
}

/** Runs a script of the example with this Node. @param {string} folder @param {readonly string[]} args @param {Readonly<Record<string, string>>} [env] */
export function node(folder, args, env) {
  return run(process.execPath, args, { cwd: folder, env })
}

/** The `seed typeorm` command in a copy of the example. @param {string} folder @param {readonly string[]} args @param {Readonly<Record<string, string>>} [env] */
export function seed(folder, args, env) {
  return node(folder, [join(ROOT, 'node_modules/@seed/core/bin/seed.js'), 'typeorm', ...args], env)
}

/** The data fingerprint in what was printed. @param {string} text */
export function fingerprintIn(text) {
  const found = /^fingerprint ([0-9a-f]{64})$/m.exec(text)
  if (found?.[1] === undefined) throw new Error(`no fingerprint in:\n${text}`)
  return found[1]
}
