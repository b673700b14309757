import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const require = createRequire(import.meta.url)
const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** A project on Sequelize in a temporary folder, with the repository's packages installed. */
export interface Project {
  readonly folder: string
  write(files: Readonly<Record<string, string>>): void
  /** Runs `sequelize-cli`, as its users do. */
  sequelizeCli(...args: readonly string[]): Promise<{ readonly code: number | null; readonly output: string }>
  remove(): void
}

/** Path of the stand-in for `sqlite3`, for a project's config. */
export const SQLITE3: string = here('sqlite3.ts')

/** Makes a project of these files. */
export function createProject(files: Readonly<Record<string, string>> = {}): Project {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'seed-sequelize-')))
  symlinkSync(here('../../../../node_modules'), join(folder, 'node_modules'))
  const write = (given: Readonly<Record<string, string>>): void => {
    for (const [name, text] of Object.entries(given)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true })
      writeFileSync(join(folder, name), text)
    }
  }
  write(files)
  return {
    folder,
    write,
    sequelizeCli: (...args) => run(folder, args),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

async function run(cwd: string, args: readonly string[]): Promise<{ code: number | null; output: string }> {
  const bin = join(dirname(require.resolve('sequelize-cli/package.json')), 'lib/sequelize')
  const node = [
    '--no-warnings',
    '--conditions=@seed/source',
    `--import=${new URL('sources.mjs', import.meta.url).href}`,
  ]
  const { NODE_OPTIONS: _, NODE_ENV: __, ...env } = process.env
  const child = spawn(process.execPath, [...node, bin, ...args], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (output += text))
  const code = await new Promise<number | null>((done, fail) => {
    child.on('error', fail)
    child.on('close', done)
  })
  return { code, output }
}
