import { mostChildren, rowsIn, type Block } from '../engine/block.js'
import { emptyPlan } from '../errors/plan.js'
import { joinProblems, type SeedError } from '../errors/seed-error.js'
import { capacityProblems, type Demand } from '../graph/capacity.js'
import { orderEntities } from '../graph/order.js'
import type { Entity } from '../schema/schema.js'
import { bindBlock, type Binding } from './bind.js'
import { checkCounts } from './counts.js'
import { Draft, type PlanInput } from './draft.js'
import { expandCreates } from './expand.js'
import { keepOnly } from './only.js'
import { linkBlocks } from './links.js'
import { hashPlan } from './plan-hash.js'
import { checkPurity } from './purity.js'
import { checkDeclaredUnique, checkUniqueness, placeUniqueIndexes } from './uniqueness.js'

/** Everything a run does, before it does anything. */
export interface Plan {
  readonly input: PlanInput
  readonly bindings: readonly Binding[]
  /** Parts between steps, in order. */
  readonly segments: readonly Segment[]
  readonly notes: readonly string[]
  /** SHA-256 of everything the rows depend on, in hexadecimal. */
  readonly hash: string
}

/** Entities written one after the other, and what is set in a second pass. */
export interface Segment {
  readonly writes: readonly Write[]
}

/** All new rows of one entity. */
export interface Write {
  readonly entity: Entity
  readonly bindings: readonly Binding[]
  /** To-one relations left NULL at first. */
  readonly later: readonly string[]
}

/**
 * Makes the plan and proves what it can: names, counts, order, uniqueness, purity.
 *
 * @throws {SeedError} one error with all problems found.
 */
export function makePlan(input: PlanInput): Plan {
  const draft = new Draft(input)
  checkCounts(draft)
  stopAt(draft.problems)
  expandCreates(draft)
  if (draft.blocks.length === 0 && draft.problems.length === 0) draft.problems.push(emptyPlan())
  stopAt(draft.problems)
  const links = linkBlocks(draft)
  stopAt(draft.problems)
  keepOnly(draft, links)
  placeRows(draft.blocks)
  placeUniqueIndexes(draft)
  const bindings = draft.blocks.map((block) => bindBlock(draft, block, links.get(block) ?? []))
  const segments = orderWrites(draft, bindings)
  draft.problems.push(...capacityProblems(input.schema, demandsOf(draft)))
  checkUniqueness(draft, bindings)
  stopAt(draft.problems)
  checkPurity(draft)
  stopAt(draft.problems)
  checkDeclaredUnique(draft, bindings)
  stopAt(draft.problems)
  return { input, bindings, segments, notes: draft.notes, hash: hashPlan(draft, bindings) }
}

function stopAt(problems: readonly SeedError[]): void {
  if (problems.length > 0) throw joinProblems(problems)
}

/** What each entity is asked to hold, beside the rows its relations can lead to. */
function demandsOf(draft: Draft): Demand[] {
  const rows = new Map<string, number>()
  for (const { entity, count } of draft.blocks) rows.set(entity.name, (rows.get(entity.name) ?? 0) + count)
  const pools = Object.fromEntries(
    draft.input.schema.entities.map(({ name }) => [name, rowsIn(draft.pool(name, Infinity))]),
  )
  return [...rows].map(([entity, count]) => ({ entity, rows: count, pools, ...underOf(draft, entity) }))
}

/** The most that one parent gets of an entity made under it, as drawn. */
function underOf(draft: Draft, entity: string): Pick<Demand, 'enumeratedUnder'> {
  const under = draft.blocks.find((block) => block.entity.name === entity && block.count > 0)?.under
  return under === undefined ? {} : { enumeratedUnder: { relation: under.back, min: 0, max: mostChildren(under) } }
}

/** Rows of one table stand one block after the other; keys follow that order. */
function placeRows(blocks: readonly Block[]): void {
  const next = new Map<string, number>()
  for (const block of blocks) {
    const table = JSON.stringify(block.entity.table)
    block.start = next.get(table) ?? 0
    next.set(table, block.start + block.count)
  }
}

function orderWrites(draft: Draft, bindings: readonly Binding[]): Segment[] {
  const last = Math.max(0, ...bindings.map(({ block }) => block.segment))
  return Array.from({ length: last + 1 }, (_, segment) => {
    const inside = bindings.filter(({ block }) => block.segment === segment)
    const names = [...new Set(inside.map(({ block }) => block.entity.name))]
    const { steps, problems } = orderEntities(draft.input.schema, names, draft.input.capabilities)
    draft.problems.push(...problems)
    return {
      writes: steps.flatMap((step): Write[] => {
        const mine = inside.filter(({ block }) => block.entity.name === step.entity)
        const entity = mine[0]?.block.entity
        return entity === undefined ? [] : [{ entity, bindings: mine, later: step.later }]
      }),
    }
  })
}
