import { existsSync } from 'node:fs'
import { sqlitePath } from '../shared/sqlite-path.js'
import { dialectOfUrl, schemeOf } from '../typed-connection.js'

/** The path of a SQLite file that a URL names and that is not there; undefined for everything else. */
export function noSuchFileAt(url: string): string | undefined {
  if (schemeOf(url) !== '' && dialectOfUrl(url) !== 'sqlite') return undefined
  const path = sqlitePath(url)
  return path === ':memory:' || existsSync(path) ? undefined : path
}
