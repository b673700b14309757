import { interrupted } from '../errors/run.js'
import type { CommandIo } from './io.js'

/** Signals of the process as an `AbortSignal`. */
export interface Interrupts {
  readonly signal: AbortSignal
  /** Rejects with `RUN.INTERRUPTED` when the signal aborts, for work that does not listen to it. Never resolves. */
  readonly aborted: Promise<never>
  /** Stops listening. */
  readonly stop: () => void
}

/** Exit code of a command that was interrupted. */
export const INTERRUPTED = 130

/**
 * Makes the first Ctrl-C (or SIGTERM) abort the work, which then rolls back, and the second leave at once.
 *
 * @param onFirst - Called before the abort, to tell the user.
 */
export function listenForInterrupts(io: Pick<CommandIo, 'signals' | 'exit'>, onFirst: () => void): Interrupts {
  const controller = new AbortController()
  let reject: (reason: unknown) => void = () => undefined
  const aborted = new Promise<never>((_, fail) => (reject = fail))
  aborted.catch(() => undefined)
  const listener = (): void => {
    if (controller.signal.aborted) return io.exit(INTERRUPTED)
    onFirst()
    controller.abort()
    reject(interrupted(controller.signal.reason))
  }
  io.signals.on('SIGINT', listener)
  io.signals.on('SIGTERM', listener)
  return {
    signal: controller.signal,
    aborted,
    stop() {
      io.signals.off('SIGINT', listener)
      io.signals.off('SIGTERM', listener)
    },
  }
}
