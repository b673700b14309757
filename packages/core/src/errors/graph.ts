import { SeedError } from './seed-error.js'

/** A foreign key on a cycle: rows of `from` need a row of `to`, through the relation `field`. */
export interface GraphEdge {
  readonly from: string
  readonly field: string
  readonly to: string
}

/** Entities that need each other's rows first, with no foreign key among them that may wait. */
export function requiredCycle(edges: readonly GraphEdge[]): SeedError {
  const path = [...edges.map((edge) => edge.from), edges[0]?.from].join(' -> ')
  return new SeedError('GRAPH.REQUIRED_CYCLE', `cannot order ${path}`, {
    why: 'Every foreign key on this path is required, so none of these rows can be inserted first.',
    fix: `Make one of ${edges.map((edge) => `${edge.from}.${edge.field}`).join(', ')} nullable, or defer its constraint.`,
  })
}
