import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { runCommand } from './run-command.js'

/**
 * Runs the command in this process and leaves with its exit code.
 *
 * A copy of core from elsewhere (a global one) hands over to the project's own, so that the seeders a project registers
 * and the command that runs them share one registry.
 */
export async function main(argv: readonly string[]): Promise<void> {
  const own = await ownMain()
  if (own !== undefined) return own(argv)
  // A reader that closes early, as in `seed ... | head`, is no failure.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => (error.code === 'EPIPE' ? process.exit() : undefined))
  const { stdin, stdout, stderr } = process
  const exit = (code: number): void => process.exit(code)
  const code = await runCommand(argv, { cwd: process.cwd(), stdin, stdout, stderr, signals: process, exit })
  // Pools of the user's own modules may keep the process alive; output to a pipe is still on its way.
  stdout.write('', () => stderr.write('', () => process.exit(code)))
}

async function ownMain(): Promise<typeof main | undefined> {
  const here = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
  try {
    const there = dirname(createRequire(join(process.cwd(), 'package.json')).resolve('@seed/core/package.json'))
    if (there === here) return undefined
    const loaded = (await import(pathToFileURL(join(there, 'dist/cli/main.js')).href)) as { main?: typeof main }
    return loaded.main
  } catch {
    return undefined
  }
}
