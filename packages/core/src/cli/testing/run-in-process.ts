import { EventEmitter } from 'node:events'
import { PassThrough } from 'node:stream'
import { runCommand } from '../run-command.js'
import type { CommandIo, Output } from '../io.js'
import type { Ended } from './spawn-seed.js'

/** Process parts that a test may replace. */
export type IoParts = Partial<Pick<CommandIo, 'signals' | 'exit' | 'stdin'>> & { readonly terminal?: boolean }

// Module hooks would reach the test runner's own modules, and plain JavaScript needs none.
process.env['SEED_LOADER'] = 'node'

/** Runs `seed` inside this process, in a project's folder, which holds no TypeScript. */
export async function runInProcess(args: readonly string[], cwd: string, parts: IoParts = {}): Promise<Ended> {
  const stdout = collect(parts.terminal)
  const stderr = collect(parts.terminal)
  const code = await runCommand(args, {
    cwd,
    stdin: parts.stdin ?? new PassThrough(),
    stdout: stdout.stream,
    stderr: stderr.stream,
    signals: parts.signals ?? new EventEmitter(),
    exit: parts.exit ?? (() => undefined),
  })
  return { code, stdout: stdout.text(), stderr: stderr.text() }
}

/** A stream that keeps what is written to it; `terminal` makes it say that it is one, 80 columns wide. */
export function collect(terminal = false): { readonly stream: Output; readonly text: () => string } {
  const stream = new PassThrough()
  const parts: string[] = []
  stream.on('data', (part: Buffer) => parts.push(part.toString()))
  return { stream: Object.assign(stream, terminal ? { isTTY: true, columns: 80 } : {}), text: () => parts.join('') }
}
