import { SeedError } from './seed-error.js'

interface Bounds {
  readonly min: number
  readonly max: number
  readonly total?: number
}

/** An exact total of children that no counts within the bounds add up to. */
export function impossibleTotal(parents: number, bounds: Required<Bounds>): SeedError {
  const { min, max, total } = bounds
  const most = parents === 0 ? 0 : parents * max
  return new SeedError(
    'PLAN.TOTAL_IMPOSSIBLE',
    `${total} children do not fit ${parents} parents with ${min} to ${max} each`,
    {
      why: `With these bounds there are ${most === parents * min ? most : `${parents * min} to ${most}`} children.`,
      fix: 'Change the total, the bounds, or the number of parents.',
    },
  )
}

/** Bounds that are no whole numbers, or the wrong way round. */
export function wrongBounds(bounds: Bounds): SeedError {
  const { min, max, total } = bounds
  const all = total === undefined ? '' : `, ${total} in all`
  return new SeedError('PLAN.WRONG_BOUNDS', `a count of ${min} to ${max} children${all} cannot be`, {
    why: 'Counts are whole numbers from 0 up, and the smallest is not above the largest.',
    fix: 'Correct the count of the relation.',
  })
}
