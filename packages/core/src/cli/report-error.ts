import { stripVTControlCharacters } from 'node:util'
import { formatError, isSeedError, type SeedError } from '../errors/seed-error.js'
import { INTERRUPTED } from './interrupts.js'
import type { CommandIo } from './io.js'
import { toJson } from './print/format.js'

/** How an error is shown. */
export interface ErrorStyle {
  /** One object `{ error: { code, message, why, fix, where } }` on standard output and nothing else. */
  readonly json: boolean
  /** Adds where in the code it was thrown, and what caused it. */
  readonly verbose: boolean
}

/** Exit code of a bug: an error that is no `SeedError`. */
const BUG = 1

/**
 * Tells the user of an error.
 *
 * @returns the exit code: 130 interrupted, 1 a bug, else what the error says (2 failure, 3 refused by a guard).
 */
export function reportError(error: unknown, io: CommandIo, style: ErrorStyle): number {
  const known = isSeedError(error)
  if (style.json) io.stdout.write(`${toJson({ error: known ? asData(error) : bugAsData(error) }, 2)}\n`)
  else io.stderr.write(`${plainUnlessTerminal(known ? failureText(error, style.verbose) : bugText(error), io)}\n`)
  if (!known) return BUG
  return error.code === 'RUN.INTERRUPTED' ? INTERRUPTED : error.exitCode
}

function asData(error: SeedError): Readonly<Record<string, unknown>> {
  const { code, why, fix, where } = error
  return { code, message: summaryOf(error), why, fix, where }
}

/** `message` begins with the code, which has a member of its own. */
function summaryOf(error: SeedError): string {
  return error.message.startsWith(`${error.code}: `) ? error.message.slice(error.code.length + 2) : error.message
}

function bugAsData(error: unknown): Readonly<Record<string, unknown>> {
  return { code: 'INTERNAL', message: error instanceof Error ? error.message : String(error), stack: stackOf(error) }
}

function failureText(error: SeedError, verbose: boolean): string {
  if (!verbose) return formatError(error)
  const cause: unknown = error.cause
  const causes = Array.isArray(cause) ? cause : cause === undefined ? [] : [cause]
  return [
    formatError(error),
    ...framesOf(error),
    ...causes.flatMap((one) => [`  Cause: ${nameOf(one)}`, ...framesOf(one)]),
  ].join('\n')
}

function bugText(error: unknown): string {
  return `${stackOf(error)}\n\nThis is a bug in @seed. Please report it with the text above.`
}

function stackOf(error: unknown): string {
  return (error as { stack?: string } | undefined)?.stack ?? String(error)
}

/** Name and code of a cause. Not its message: a driver puts values of rows there. */
function nameOf(error: unknown): string {
  const { name, code } = (error ?? {}) as { name?: unknown; code?: unknown }
  return `${typeof name === 'string' ? name : typeof error}${typeof code === 'string' ? ` (${code})` : ''}`
}

function framesOf(error: unknown): readonly string[] {
  return stackOf(error)
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
}

function plainUnlessTerminal(text: string, io: CommandIo): string {
  return io.stderr.isTTY === true ? text : stripVTControlCharacters(text)
}
