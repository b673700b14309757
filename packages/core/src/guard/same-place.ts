import { realpathSync } from 'node:fs'
import type { Target } from '../adapter/port.js'
import { targetAddress } from './describe-target.js'
import { isLoopback } from './pattern.js'

/** True when both are one database, whatever name each was reached by. Two in memory are never one. */
export function isSamePlace(a: Target, b: Target): boolean {
  if (a.dialect !== b.dialect || a.database === ':memory:') return false
  return placeText(a) === placeText(b)
}

function placeText(target: Target): string {
  if (target.host === undefined && target.port === undefined) return realPath(target.database)
  const host = (target.host ?? 'localhost').toLowerCase()
  return targetAddress({ ...target, host: isLoopback(host) ? 'localhost' : host })
}

function realPath(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    return path
  }
}
