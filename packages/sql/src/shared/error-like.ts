/** What is read of any error. */
export interface ErrorLike {
  readonly message: string
  readonly code?: unknown
  readonly syscall?: unknown
}

/** Recognises an error by its shape: one that another realm made (a test runner, a worker) is no `instanceof Error` here. */
export function isErrorLike(value: unknown): value is ErrorLike {
  return typeof value === 'object' && value !== null && typeof (value as { message?: unknown }).message === 'string'
}
