import fc from 'fast-check'
import type { CountBounds, Counts } from './counts.js'

type Make = (parents: number, bounds: CountBounds) => Counts

/** Offsets are the sums of the counts, every child belongs to the parent whose range it is in, counts are within bounds. */
export function consistentNumbers(make: Make): fc.IProperty<unknown> {
  return fc.property(fc.nat(2_500), fc.nat(3), fc.nat(4), (parents, min, spread) =>
    isConsistent(make(parents, { min, max: min + spread }), parents, min, min + spread),
  )
}

/** A total within what the bounds allow is met exactly, and the counts keep to the bounds. */
export function exactTotal(make: Make): fc.IProperty<unknown> {
  const share = fc.double({ min: 0, max: 1, noNaN: true })
  return fc.property(fc.integer({ min: 1, max: 1_200 }), fc.nat(3), fc.nat(40), share, (parents, min, spread, part) => {
    const total = parents * min + Math.round(part * parents * spread)
    const counts = make(parents, { min, max: min + spread, total })
    return counts.total === total && isConsistent(counts, parents, min, min + spread)
  })
}

function isConsistent(counts: Counts, parents: number, min: number, max: number): boolean {
  let sum = 0
  for (let parent = 0; parent < parents; parent++) {
    const count = counts.countOf(parent)
    if (!(count >= min && count <= max) || counts.offsetOf(parent) !== sum) return false
    if (count > 0 && (counts.parentOf(sum) !== parent || counts.parentOf(sum + count - 1) !== parent)) return false
    sum += count
  }
  return counts.total === sum && counts.offsetOf(parents) === sum
}
