import { resolve } from 'node:path'
import type { Target } from '../adapter/port.js'
import { guardPattern } from '../errors/guard.js'

/** Names under which a machine reaches itself. */
const LOOPBACK: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '::1'])

/** True for a name under which a machine reaches itself, in lower case. */
export function isLoopback(host: string): boolean {
  return LOOPBACK.has(host)
}

/** A server's pattern: host, or host in brackets, an optional port, a database. */
const SERVER = /^(?:\[(?<six>[^\]]+)\]|(?<host>[^/:[\]]+))(?::(?<port>\d+|\*))?\/(?<database>[^/]+)$/

/**
 * Whether one line of the allow-list means this target. On a server: `host:port/database` or `host/database`, where `*`
 * stands for any characters and no port for any port. For a file: its path, relative to the working directory, where `*`
 * stands for any characters but `/` and `**` for any at all.
 *
 * @throws {SeedError} `GUARD.PATTERN` for a line that is empty or would allow everything.
 */
export function allows(pattern: string, target: Target): boolean {
  refuseSweeping(pattern)
  const isServer = target.host !== undefined || target.port !== undefined
  return isServer ? allowsServer(pattern, target) : allowsFile(pattern, target.database)
}

function refuseSweeping(pattern: string): void {
  if (pattern.trim() === '') throw guardPattern(pattern, 'An empty line allows nothing.')
  if (/^[*/:.]+$/.test(pattern)) throw guardPattern(pattern, 'This line would allow every database.')
}

function allowsServer(pattern: string, target: Target): boolean {
  const parts = SERVER.exec(pattern)?.groups
  if (parts === undefined) return false
  const { port = '*', database = '' } = parts
  return (
    allowsHost(parts['six'] ?? parts['host'] ?? '', target.host ?? 'localhost') &&
    (port === '*' || target.port === undefined || port === String(target.port)) &&
    glob(database).test(target.database)
  )
}

function allowsHost(pattern: string, host: string): boolean {
  const [wanted, actual] = [pattern.toLowerCase(), host.toLowerCase()]
  return (isLoopback(wanted) && isLoopback(actual)) || glob(wanted).test(actual)
}

function allowsFile(pattern: string, file: string): boolean {
  return glob(resolve(pattern)).test(resolve(file))
}

/** `**` for any characters, `*` for any but a slash; everything else for itself. */
function glob(pattern: string): RegExp {
  const parts = pattern.split(/(\*{1,2})/).map((part) => {
    if (part === '**') return '.*'
    return part === '*' ? '[^/]*' : part.replace(/[\\^$.|?+()[\]{}*]/g, '\\$&')
  })
  return new RegExp(`^${parts.join('')}$`, 's')
}
