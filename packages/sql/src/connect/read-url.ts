import { badUrl } from '../errors.js'
import { parseUrl } from '../shared/parse-url.js'
import type { ConnectOptions } from './own-connection.js'

/**
 * Reads the URL of a server.
 *
 * @throws {SeedError} `CONNECTION.URL`; the URL is in no message, for it may hold a password.
 */
export function readUrl(url: string): URL {
  const read = parseUrl(url)
  if (read === undefined) throw badUrl()
  return read
}

/** Takes a parameter away and gives it; undefined when it is missing or empty. */
export function takeParameter(url: URL, name: string): string | undefined {
  const value = url.searchParams.get(name)
  url.searchParams.delete(name)
  return value === null || value === '' ? undefined : value
}

/** Takes a number away. A text that is none counts as missing. */
function takeNumber(url: URL, name: string): number | undefined {
  const value = Number(takeParameter(url, name) ?? Number.NaN)
  return Number.isFinite(value) && value > 0 ? value : undefined
}

/** Takes the limits away that a URL sets, `connect_timeout` in seconds and `statement_timeout` in milliseconds; options go first. */
export function takeTimeouts(
  url: URL,
  options: ConnectOptions,
): { readonly connectTimeoutMs: number | undefined; readonly statementTimeoutMs: number | undefined } {
  const seconds = takeNumber(url, 'connect_timeout')
  const statementTimeoutMs = takeNumber(url, 'statement_timeout')
  return {
    connectTimeoutMs: options.connectTimeoutMs ?? (seconds === undefined ? undefined : seconds * 1_000),
    statementTimeoutMs: options.statementTimeoutMs ?? statementTimeoutMs,
  }
}
