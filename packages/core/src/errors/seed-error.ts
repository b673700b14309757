import { styleText } from 'node:util'

/** The rest of what an error says, beside its one-line summary. */
export interface ErrorText {
  /** Why it is so; a sentence. */
  readonly why?: string
  /** What to do about it; a sentence. */
  readonly fix?: string
  /** Where: a row's path, a file, a command that replays it. */
  readonly where?: string
}

/** How a failed command ends: 2 failure, 3 refused by a guard, 4 findings. */
export type ExitCode = 2 | 3 | 4

/**
 * A failure a user can act on. Match on `code` (`NAMESPACE.SUBCODE`), read the message.
 * Values of rows and passwords never appear in it.
 */
export class SeedError extends Error {
  readonly code: string
  readonly why: string | undefined
  readonly fix: string | undefined
  readonly where: string | undefined
  readonly exitCode: ExitCode

  constructor(
    code: string,
    summary: string,
    text: ErrorText = {},
    options: { cause?: unknown; exitCode?: ExitCode } = {},
  ) {
    super(`${code}: ${summary}`, options.cause === undefined ? undefined : { cause: options.cause })
    this.name = 'SeedError'
    this.code = code
    this.why = text.why
    this.fix = text.fix
    this.where = text.where
    this.exitCode = options.exitCode ?? 2
  }
}

/** The same error with another `where`. */
export function relocate(error: SeedError, where: string): SeedError {
  const text = {
    ...(error.why === undefined ? {} : { why: error.why }),
    ...(error.fix === undefined ? {} : { fix: error.fix }),
    where,
  }
  const options = { ...(error.cause === undefined ? {} : { cause: error.cause }), exitCode: error.exitCode }
  return new SeedError(error.code, error.message.slice(error.code.length + 2), text, options)
}

/** Recognises a `SeedError` by its shape, so that two installed copies of core agree. */
export function isSeedError(error: unknown): error is SeedError {
  return error instanceof Error && error.name === 'SeedError' && typeof (error as { code?: unknown }).code === 'string'
}

/** A broken promise of our own code: exit 1. */
export class InternalError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'InternalError'
  }
}

/** Lays out an error as the command prints it: what, why, how to fix, where. */
export function formatError(error: SeedError): string {
  const line = (label: string, text: string | undefined): string[] =>
    text === undefined ? [] : text.split('\n').map((part, i) => `  ${i === 0 ? `${label}: ` : '  '}${part}`)
  return [
    `${styleText('red', 'SeedError')}: ${error.message}`,
    ...line('Why', error.why),
    ...line('Fix', error.fix),
    ...line('Where', error.where),
  ].join('\n')
}

/** Several problems as one error, so that a user sees all of them at once, each once. One problem stays itself. */
export function joinProblems(found: readonly SeedError[]): SeedError {
  const problems = [...new Map(found.map((problem) => [`${problem.message}\n${problem.where}`, problem])).values()]
  const [first] = problems
  if (first === undefined) throw new InternalError('joinProblems needs at least one problem')
  if (problems.length === 1) return first
  const list = problems.map(
    (problem, i) => `${i + 1}. ${problem.message}${problem.fix === undefined ? '' : `\n   ${problem.fix}`}`,
  )
  return new SeedError(
    'PLAN.PROBLEMS',
    `${problems.length} problems, nothing was written\n${list.join('\n')}`,
    {},
    { cause: problems },
  )
}
