import { type ErrorText, type ExitCode, InternalError, isSeedError, SeedError } from '../../errors/seed-error.js'
import { withoutUndefined } from '../../internal/without-undefined.js'

/** An error on its way to another thread, which would lose its class. */
export interface ErrorData {
  /** Set for an error that a user can act on. */
  readonly code: string | undefined
  readonly summary: string
  readonly text: ErrorText
  readonly exitCode: ExitCode
}

/** Takes an error apart. */
export function errorData(error: unknown): ErrorData {
  if (!isSeedError(error)) {
    const summary = error instanceof Error ? (error.stack ?? error.message) : String(error)
    return { code: undefined, summary, text: {}, exitCode: 2 }
  }
  const { code, message, why, fix, where, exitCode } = error
  return { code, summary: message.slice(code.length + 2), text: withoutUndefined({ why, fix, where }), exitCode }
}

/** Puts it together again. */
export function errorOf({ code, summary, text, exitCode }: ErrorData): Error {
  return code === undefined ? new InternalError(summary) : new SeedError(code, summary, text, { exitCode })
}
