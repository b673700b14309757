import type { Target } from '../adapter/port.js'

/** The target as people write it: `postgresql localhost:5432/shop`, `sqlite ./dev.db`. Never holds a password. */
export function describeTarget(target: Target): string {
  return `${target.dialect} ${targetAddress(target)}`
}

/** The line of an allow-list that means exactly this target: `localhost:5432/shop`, or a file's path. */
export function targetAddress({ host, port, database }: Target): string {
  if (host === undefined && port === undefined) return database
  const name = host ?? 'localhost'
  return `${name.includes(':') ? `[${name}]` : name}${port === undefined ? '' : `:${port}`}/${database}`
}
