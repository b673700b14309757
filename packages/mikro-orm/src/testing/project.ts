import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url))

/** A project on MikroORM in a temporary folder, with the repository's packages installed. */
export interface Project {
  readonly folder: string
  /** Runs MikroORM's own command, as its users do. */
  mikroOrm(...args: readonly string[]): Promise<{ readonly code: number | null; readonly output: string }>
  remove(): void
}

/** Makes a project of these files. */
export function createProject(files: Readonly<Record<string, string>>): Project {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'seed-mikro-')))
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'))
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  return {
    folder,
    mikroOrm: (...args) => run(folder, args),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

async function run(cwd: string, args: readonly string[]): Promise<{ code: number | null; output: string }> {
  const node = [
    '--no-warnings',
    '--conditions=@seed/source',
    `--import=${new URL('sources.mjs', import.meta.url).href}`,
    join(ROOT, 'node_modules/@mikro-orm/cli/cli.js'),
  ]
  const { NODE_OPTIONS: _, ...env } = process.env
  const child = spawn(process.execPath, [...node, ...args], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (output += text))
  const code = await new Promise<number | null>((done, fail) => {
    child.on('error', fail)
    child.on('close', done)
  })
  return { code, output }
}
