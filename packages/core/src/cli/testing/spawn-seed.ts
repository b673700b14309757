import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'

/** How a spawned command ended and what it printed. */
export interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** What to spawn, and what to do meanwhile. */
export interface SpawnOptions {
  readonly core: string
  readonly cwd: string
  readonly env?: Readonly<Record<string, string>>
  /** Called with everything printed to standard output so far. */
  readonly onOutput?: (child: ChildProcess, stdout: string) => void
}

/** Runs `seed` in a process of its own, as installed. */
export async function spawnSeed(args: readonly string[], options: SpawnOptions): Promise<Ended> {
  // What the test runner was started with is not for the command.
  const { NODE_OPTIONS: _, ...inherited } = process.env
  const child = spawn(process.execPath, [join(options.core, 'bin/seed.js'), ...args], {
    cwd: options.cwd,
    env: { ...inherited, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let stdout = ''
  let stderr = ''
  child.stdout.setEncoding('utf8').on('data', (part: string) => {
    stdout += part
    options.onOutput?.(child, stdout)
  })
  child.stderr.setEncoding('utf8').on('data', (part: string) => (stderr += part))
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', resolve)
  })
  return { code, stdout, stderr }
}
