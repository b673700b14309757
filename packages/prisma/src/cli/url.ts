import { resolve } from 'node:path'

/** A URL whose file counts from a folder; other URLs as they are. */
export function absoluteUrl(url: string, folder: string): string {
  const match = /^(?:file|sqlite):(?:\/\/)?(?!\/)([^?#]+)(.*)$/is.exec(url)
  return match === null || match[1] === ':memory:' ? url : `file:${resolve(folder, match[1] ?? '')}${match[2] ?? ''}`
}

/** The database that a URL leads to, as a datasource names it; the scheme itself for others. */
export function providerOfUrl(url: string): string {
  const scheme = /^([a-z][a-z\d+.-]*):/i.exec(url)?.[1]?.toLowerCase() ?? ''
  return PROVIDERS[scheme] ?? scheme
}

const PROVIDERS: Readonly<Record<string, string>> = {
  postgres: 'postgresql',
  postgresql: 'postgresql',
  mysql: 'mysql',
  mariadb: 'mysql',
  file: 'sqlite',
  sqlite: 'sqlite',
}
