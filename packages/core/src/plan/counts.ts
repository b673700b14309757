import type { Entity } from '../schema/schema.js'
import { badCount, unknownName } from '../errors/plan.js'
import type { Count } from '../factory/types.js'
import { FACTORY } from '../factory/factory.js'
import type { Draft, PlanInput, RecordedCreate } from './draft.js'

/** The count asked for by name; undefined when none was. */
export function namedCount(draft: Draft, entity: Entity): number | undefined {
  const { count } = draft.input
  return typeof count === 'object' ? (count[entity.name] ?? count[entity.table.name]) : undefined
}

/** Checks the names and numbers that counts were given with. */
export function checkCounts(draft: Draft): void {
  const { count, schema } = draft.input
  const known = schema.entities.filter((entity) => entity.origin !== 'database').map((entity) => entity.name)
  const tables = new Set(schema.entities.map((entity) => entity.table.name))
  const given = typeof count === 'number' ? [['every entity', count] as const] : Object.entries(count ?? {})
  for (const [name, rows] of given) {
    if (typeof count === 'object' && !known.includes(name) && !tables.has(name))
      draft.problems.push(unknownName('--count', name, known))
    else if (!Number.isSafeInteger(rows) || rows < 0) draft.problems.push(badCount(name, 'is no whole number of rows'))
  }
}

/**
 * Rows of each recorded call, after `count` and `scale`. A count by name is the entity's total: the entity's last call
 * gives or takes the difference.
 */
export function plannedCounts(draft: Draft, creates: readonly RecordedCreate[]): number[] {
  const { count, scale } = draft.input
  const counts = creates.map((call) =>
    typeof count === 'number' || scale !== 1 ? Math.min(listSize(call), scaled(call.count, count, scale)) : call.count,
  )
  const names = new Set(creates.map((call) => call.factory.entity))
  for (const name of names) {
    const entity = draft.entity(name)
    const wanted = entity === undefined ? undefined : namedCount(draft, entity)
    if (wanted === undefined) continue
    const calls = creates.flatMap((call, i) => (call.factory.entity === name ? [i] : []))
    const last = calls.pop() as number
    const others = calls.reduce((sum, i) => sum + (counts[i] = (creates[i] as RecordedCreate).count), 0)
    if (others > wanted)
      draft.problems.push(badCount(name, `is ${wanted}, other calls of its seeders ask for ${others} already`))
    counts[last] = Math.max(0, wanted - others)
  }
  return counts
}

function scaled(asked: number, count: PlanInput['count'], scale: number): number {
  return typeof count === 'number' ? count : Math.round(asked * scale)
}

/** Rows that a factory has distinct values for: a list of five categories stays five, whatever the scale. */
function listSize({ factory }: RecordedCreate): number {
  const sizes = Object.values(factory[FACTORY].definition).map((input) => {
    const from = (input as { from?: { values?: readonly unknown[] } } | null)?.from
    return from?.values?.length ?? Infinity
  })
  return Math.min(Infinity, ...sizes)
}

/** Bounds of children after a count by name, which is then an exact total. */
export function childCount(draft: Draft, entity: Entity, count: Count): Count {
  const wanted = namedCount(draft, entity)
  return wanted === undefined ? count : { ...count, total: wanted }
}
