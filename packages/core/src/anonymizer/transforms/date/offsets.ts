import type { Tags } from '../../keys/key-ring.js'
import { roomInYear } from './days.js'

/** How far dates move. */
export interface ShiftRule {
  readonly days: number
  readonly multipleOf: number
  readonly keepYear: boolean
}

/** The keyed offset in days of one tag: from -days to days, never 0, a multiple of `multipleOf`. */
export function offsetIn(rule: ShiftRule, day: number, tags: Tags, at: number): number {
  const { days, multipleOf, keepYear } = rule
  const steps = Math.floor(days / multipleOf)
  const offset = stepIn(steps, steps, tags, at) * multipleOf
  return keepYear ? withinYear(offset, rule, day, tags, at) : offset
}

/** One of the steps -below to -1 and 1 to above. */
function stepIn(below: number, above: number, tags: Tags, at: number): number {
  const drawn = tags.below(at, below + above) - below
  return drawn < 0 ? drawn : drawn + 1
}

/** The offset, or the same the other way, or one that fits. */
function withinYear(offset: number, { days, multipleOf }: ShiftRule, day: number, tags: Tags, at: number): number {
  const { before, behind } = roomInYear(day)
  const fits = (by: number): boolean => by >= -before && by <= behind
  if (fits(offset)) return offset
  if (fits(-offset)) return -offset
  const steps = (room: number): number => Math.floor(Math.min(room, days) / multipleOf)
  return stepIn(steps(before), steps(behind), tags, at) * multipleOf
}
