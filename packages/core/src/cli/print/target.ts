import type { Target } from '../../adapter/port.js'

/** A database as people name it: `postgresql db.local:5432/shop`. */
export function formatTarget(target: Target): string {
  if (target.host === undefined) return `${target.dialect} ${target.database}`
  const port = target.port === undefined ? '' : `:${target.port}`
  return `${target.dialect} ${target.host}${port}/${target.database}`
}
