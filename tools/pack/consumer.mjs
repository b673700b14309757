import { execFile } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { ROOT } from '../lib/report.mjs'
import { findProjects } from '../lib/workspace.mjs'

const execute = promisify(execFile)

/** Programs of the repository, which an app would have installed for itself: compilers and Jest. */
export const bin = (/** @type {string} */ name) => join(ROOT, 'node_modules/.bin', name)

/** The environment without what `npm test` put there of the repository. */
function cleanEnvironment() {
  const ours = /^(npm_(package|lifecycle|command|config_(local_prefix|workspaces?|prefix))|INIT_CWD|NODE_OPTIONS)/
  const kept = Object.entries(process.env).filter(([name]) => !ours.test(name))
  return { ...Object.fromEntries(kept), PATH: `${join(ROOT, 'node_modules/.bin')}:${process.env.PATH}` }
}

/**
 * Runs a program and gives what it printed.
 *
 * @param {string} cwd
 * @param {string} file
 * @param {readonly string[]} args
 * @param {Readonly<Record<string, string>>} [env]
 * @returns {Promise<string>}
 * @throws {Error} with all that was printed, when the program fails.
 */
export async function run(cwd, file, args, env = {}) {
  try {
    const options = { cwd, env: { ...cleanEnvironment(), ...env }, maxBuffer: 64 * 1024 * 1024 }
    const { stdout } = await execute(file, args, options)
    return stdout
  } catch (error) {
    const { stdout = '', stderr = '' } = /** @type {any} */ (error)
    throw new Error(`${file} ${args.join(' ')} failed\n${stdout}${stderr}`, { cause: error })
  }
}

/**
 * Packs every public package, and installs the tarballs into a copy of `app/` in an empty folder, as a user would.
 *
 * @returns {Promise<{ folder: string, packed: { name: string, files: string[] }[], remove: () => void }>}
 */
export async function installPacked() {
  const base = mkdtempSync(join(tmpdir(), 'seed-pack-'))
  const remove = () => rmSync(base, { recursive: true, force: true })
  try {
    await run(ROOT, 'nx', ['run-many', '-t', 'build', '--output-style=static-failures-only'], { NX_DAEMON: 'false' })
    const names = findProjects(ROOT).projects.flatMap(({ folder, manifest }) => (manifest.private ? [] : [folder]))
    const all = names.map(async (name) => {
      const [tarball] = JSON.parse(await run(join(ROOT, name), 'npm', ['pack', '--json', '--pack-destination', base]))
      return {
        name: tarball.name,
        file: join(base, tarball.filename),
        files: tarball.files.map((/** @type {any} */ file) => file.path),
      }
    })
    const packed = await Promise.all(all)
    const folder = join(base, 'app')
    cpSync(join(ROOT, 'tools/pack/app'), folder, { recursive: true })
    const tarballs = packed.map(({ file }) => file)
    await run(folder, 'npm', ['install', '--no-audit', '--no-fund', '--prefer-offline', ...tarballs])
    return { folder, packed, remove }
  } catch (error) {
    remove()
    throw error
  }
}
