import { badUrl } from '../errors.js'
import { parseUrl } from '../shared/parse-url.js'

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
export function takeNumber(url: URL, name: string): number | undefined {
  const value = Number(takeParameter(url, name) ?? Number.NaN)
  return Number.isFinite(value) && value > 0 ? value : undefined
}
