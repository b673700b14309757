import { mostChildren, type Block } from '../engine/block.js'
import { notUnique, uniqueCapacity, unprovenUnique } from '../errors/plan.js'
import { hashKey } from '../random/key.js'
import type { Binding, BoundField } from './bind.js'
import type { Draft } from './draft.js'
import { sameFields, uniqueSetsOf, type Link } from './links.js'
import { copiesSomethingUnique } from './probe.js'

/** Rows of a `unique(cell)` that are compared before anything is written. */
const SAMPLE_ROWS = 500
/** Unique indexes start within this many, by the name of their scope. */
const SPREAD = 64
const STRIDE = 1_024

/**
 * Gives each block of a table its own range of unique indexes. The range starts at a place drawn from the scope's name,
 * so that another seeder does not move it; where two ranges meet, the later block moves on.
 */
export function placeUniqueIndexes(draft: Draft): void {
  const tables = new Map<string, Block[]>()
  for (const block of draft.blocks) {
    const key = JSON.stringify(block.entity.table)
    tables.set(key, [...(tables.get(key) ?? []), block])
  }
  for (const blocks of tables.values()) {
    const taken: { from: number; to: number }[] = []
    for (const block of blocks) {
      const start = freeStart(block, taken)
      block.uniqueStart = start
      taken.push({ from: start, to: start + block.firstIndex + block.count })
    }
  }
}

function freeStart(block: Block, taken: readonly { from: number; to: number }[]): number {
  const size = block.firstIndex + block.count
  const free = (start: number): boolean => taken.every(({ from, to }) => start >= to || start + size <= from)
  for (let attempt = 0; attempt < 32; attempt += 1) {
    const start = ((hashKey('unique start', block.scope, attempt).lo >>> 0) % SPREAD) * STRIDE
    if (free(start)) return start
  }
  return Math.max(0, ...taken.map(({ to }) => to))
}

/** Reports unique sets that nothing proves, and lists and patterns with too few values. */
export function checkUniqueness(draft: Draft, bindings: readonly Binding[]): void {
  for (const binding of bindings) {
    const { block } = binding
    if (block.count === 0) continue
    for (const fields of uniqueSetsOf(block.entity)) checkSet(draft, binding, fields)
    for (const bound of binding.fields) checkSize(draft, block, bound)
  }
}

function checkSet(draft: Draft, binding: Binding, names: readonly string[]): void {
  const { block, fields, links } = binding
  if (rowsOfTable(draft, block) <= 1) return
  const bound = fields.filter((one) => names.includes(one.field.name))
  if (bound.some((one) => isDistinct(one, block)) || provenByLinks(block, names, bound, links)) return
  if (bound.some((one) => one.origin === 'fixed' && isNull(one)) || bound.some((one) => one.origin === 'database'))
    return
  draft.problems.push(unprovenUnique(block.entity.name, names))
}

function isDistinct(bound: BoundField, block: Block): boolean {
  if (bound.origin === 'allocated' || bound.origin === 'unique' || bound.origin === 'guessed unique') return true
  if (bound.field.type.kind === 'uuid' && bound.origin === 'guessed') return true
  if (bound.origin !== 'cell' || bound.property.kind !== 'cell') return false
  const proof = copiesSomethingUnique(bound.property.cell)
  return proof === 'person' || (proof === 'index' && block.under === undefined)
}

function isNull(bound: BoundField): boolean {
  return bound.property.kind === 'constant' && bound.property.value === null
}

function provenByLinks(
  block: Block,
  names: readonly string[],
  bound: readonly BoundField[],
  links: readonly Link[],
): boolean {
  const inside = links.filter(
    (link) => link.relation.fields.length > 0 && link.relation.fields.every((field) => names.includes(field)),
  )
  const covered = inside.flatMap((link) => link.relation.fields)
  const ways = new Set(inside.map((link) => (link.kind === 'pool' ? link.way.kind : link.kind)))
  if (ways.has('one-to-one') || ways.has('pair') || (ways.has('up') && ways.has('distinct'))) return true
  const alone = block.under !== undefined && ways.has('up') && sameFields(covered, names)
  const oneChild = alone && mostChildren(block.under) <= 1
  if (oneChild) return true
  // Under one parent the index is enough to tell rows apart.
  return (
    ways.has('up') &&
    bound.some((one) => one.property.kind === 'cell' && copiesSomethingUnique(one.property.cell) === 'index')
  )
}

function rowsOfTable(draft: Draft, block: Block): number {
  return draft.blocksOfTable(block.entity).reduce((sum, one) => sum + one.count, 0)
}

function checkSize(draft: Draft, block: Block, bound: BoundField): void {
  // Rows seeded before count: new ones go on from theirs.
  const needed = Math.max(...draft.blocksOfTable(block.entity).map((one) => one.start + one.firstIndex + one.count))
  if (bound.size !== undefined && bound.size < needed && !isReported(draft, block.entity.name, bound.field.name)) {
    draft.problems.push(uniqueCapacity(block.entity.name, bound.field.name, bound.size, needed))
  }
}

/** True when the column's type alone is too narrow, which is a problem already. */
function isReported(draft: Draft, entity: string, field: string): boolean {
  return draft.problems.some((problem) => problem.message.startsWith(`PLAN.CAPACITY: ${entity} (${field}):`))
}

/** Compares the first rows of each `unique(cell)`, whose distinctness is only the author's word. */
export function checkDeclaredUnique(draft: Draft, bindings: readonly Binding[]): void {
  for (const { block, fields } of bindings) {
    for (const { origin, property } of fields) {
      if (origin !== 'unique' || property.kind !== 'cell') continue
      const seen = new Map<unknown, number>()
      for (let i = 0; i < Math.min(block.count, SAMPLE_ROWS); i += 1) {
        const value = block.freshRow(i)[property.name]
        const before = seen.get(value)
        if (before !== undefined && value !== null) {
          draft.problems.push(notUnique(block.entity.name, property.name, `row ${before}`, `row ${i}`))
          break
        }
        seen.set(value, i)
      }
    }
  }
}
