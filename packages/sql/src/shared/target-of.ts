import type { Target } from '@seed/core/adapter'
import { parseUrl } from './parse-url.js'
import { sqlitePath } from './sqlite-path.js'

/** Where an ORM is configured to connect, as far as its options say; `url` goes before the rest. */
export interface ConfiguredPlace {
  readonly dialect: 'sqlite' | 'postgresql' | 'mysql'
  readonly url?: unknown
  readonly host?: unknown
  readonly port?: unknown
  readonly database?: unknown
  /** SQLite: path or URL of the file. */
  readonly file?: unknown
}

const PORTS = { postgresql: 5432, mysql: 3306 } as const

/** The target that options name, for messages when nobody answers there. Never holds a user or password. */
export function targetOf(place: ConfiguredPlace): Target {
  const { dialect } = place
  if (dialect === 'sqlite') {
    const file = textOf(place.url) ?? textOf(place.file) ?? textOf(place.database)
    return { dialect, database: file === undefined ? ':memory:' : sqlitePath(file) }
  }
  const url = parseUrl(textOf(place.url) ?? '')
  const host = url?.searchParams.get('host') || decoded(url?.hostname) || textOf(place.host)
  const port = Number(url?.port || place.port || PORTS[dialect])
  const database = decoded(url?.pathname.slice(1)) || textOf(place.database)
  return { dialect, host: host ?? 'localhost', port, database: database ?? '' }
}

function decoded(text: string | undefined): string | undefined {
  try {
    return text === undefined ? undefined : decodeURIComponent(text)
  } catch {
    return text
  }
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}
