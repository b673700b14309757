import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const PACKAGE = fileURLToPath(new URL('../..', import.meta.url))
const JEST = fileURLToPath(new URL('../../../../node_modules/jest/bin/jest.js', import.meta.url))

/** What a child process is told, as the text of `SEED_CHILD`. */
export interface ChildTask {
  /** Module that exports `open`. */
  readonly module: string
  readonly databases: readonly { readonly dialect: 'sqlite' | 'postgresql' | 'mysql'; readonly url: string }[]
  /** File that the child makes once it is in the middle of its work. */
  readonly marker?: string
  /** What the clock of the child says. */
  readonly clock?: string
  /** Fingerprint that its runs must have. */
  readonly expected?: string
}

/** Starts `testing/child/<name>.ts` as a test run of its own. */
export function startChild(name: string, task: ChildTask, env: Readonly<Record<string, string>> = {}): ChildProcess {
  const flags = ['--experimental-vm-modules', '--no-warnings', JEST, '--testMatch', `**/child/${name}.ts`]
  return spawn(process.execPath, [...flags, '--runInBand'], {
    cwd: PACKAGE,
    env: { ...process.env, ...env, SEED_CHILD: JSON.stringify(task) },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

/** The task of this process. */
export function childTask(): ChildTask {
  return JSON.parse(process.env['SEED_CHILD'] ?? '{}') as ChildTask
}
