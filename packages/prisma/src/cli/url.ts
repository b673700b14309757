import { resolve } from 'node:path'
import { dialectOfUrl, schemeOf } from '@seed/sql'

/** A URL whose file counts from a folder; other URLs as they are. */
export function absoluteUrl(url: string, folder: string): string {
  const match = /^(?:file|sqlite):(?:\/\/)?(?!\/)([^?#]+)(.*)$/is.exec(url)
  return match === null || match[1] === ':memory:' ? url : `file:${resolve(folder, match[1] ?? '')}${match[2] ?? ''}`
}

/** The database that a URL leads to, as a datasource names it; the scheme itself for others. */
export function providerOfUrl(url: string): string {
  return dialectOfUrl(url) ?? schemeOf(url)
}
