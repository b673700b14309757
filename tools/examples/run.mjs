import { spawn } from 'node:child_process'
import { delimiter, join } from 'node:path'

export const ROOT = join(import.meta.dirname, '../..')

/** Variables of whoever runs the tests that would change what an example does. */
const LEFT_OUT = /^(NODE_|DATABASE_URL|MIKRO_ORM_|PORT$)/

/** How long a server may take to say where it listens. */
const START_MS = 60_000

/**
 * @typedef {Readonly<Record<string, string>>} Env
 * @typedef {{ code: number | null, stdout: string, stderr: string }} Ended
 * @typedef {{ cwd: string, env?: Env, shell?: boolean }} RunOptions
 * @typedef {{ url: string, stop: () => Promise<Ended> }} Server
 */

/** @param {string} file @param {readonly string[]} args @param {RunOptions} options */
function begin(file, args, { cwd, env = {}, shell = false }) {
  const path = `${join(ROOT, 'node_modules/.bin')}${delimiter}${process.env['PATH']}`
  const clean = Object.fromEntries(Object.entries(process.env).filter(([name]) => !LEFT_OUT.test(name)))
  const child = spawn(file, args, {
    cwd,
    shell,
    env: { ...clean, PATH: path, NO_COLOR: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const printed = { stdout: '', stderr: '' }
  child.stdout.setEncoding('utf8').on('data', (text) => (printed.stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text) => (printed.stderr += text))
  /** @type {Promise<Ended>} */
  const ended = new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, ...printed }))
  })
  return { child, printed, ended }
}

/**
 * Runs a program to its end, with the commands of the repository's packages on its path.
 *
 * @param {string} file
 * @param {readonly string[]} args
 * @param {RunOptions} options
 * @returns {Promise<Ended>}
 */
export function run(file, args, options) {
  return begin(file, args, options).ended
}

/**
 * Starts a server and waits until it prints an address, `http://...`. It gets `PORT=0`, any free one, unless told.
 *
 * @param {string} file
 * @param {readonly string[]} args
 * @param {RunOptions} options
 * @returns {Promise<Server>} `stop` ends it by SIGTERM, as a service manager does, and gives its exit code.
 */
export async function serve(file, args, options) {
  const { child, printed, ended } = begin(file, args, { ...options, env: { PORT: '0', ...options.env } })
  /** @type {NodeJS.Timeout | undefined} */
  let timer
  /** @type {Promise<string>} */
  const started = new Promise((resolve, reject) => {
    timer = setTimeout(() => {
      child.kill('SIGKILL')
      reject(new Error(`no address after ${START_MS} ms:\n${printed.stdout}${printed.stderr}`))
    }, START_MS)
    child.stdout.on('data', () => {
      const found = /http:\/\/[^\s/]+:\d+/.exec(printed.stdout)
      if (found !== null) resolve(found[0])
    })
    ended.then(({ code, stdout, stderr }) => reject(new Error(`ended with ${code}:\n${stdout}${stderr}`)), reject)
  })
  const stop = () => {
    child.kill()
    return ended
  }
  try {
    return { url: await started, stop }
  } finally {
    clearTimeout(timer)
  }
}
