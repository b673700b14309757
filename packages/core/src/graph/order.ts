import type { Capabilities } from '../adapter/port.js'
import { requiredCycle } from '../errors/graph.js'
import { unknownEntity } from '../errors/schema.js'
import { InternalError, type SeedError } from '../errors/seed-error.js'
import { findEntity, writableEntities } from '../schema/lookup.js'
import type { Schema } from '../schema/schema.js'
import { compareText } from '../value/row-text.js'
import { arrange } from './arrange.js'
import { findComponents } from './components.js'
import { requiredCycles } from './cycle.js'
import { readNodes, type GraphNode, type Link } from './links.js'

/** One entity's turn. */
export interface OrderStep {
  readonly entity: string
  /** Nullable to-one relations written as NULL at first and set in a second pass, after all entities. */
  readonly later: readonly string[]
}

export interface OrderPlan {
  /** Parents first. */
  readonly steps: readonly OrderStep[]
  /** True when foreign keys must be checked at commit only. */
  readonly deferred: boolean
  /** Everything that makes the order impossible; the steps are then of no use. */
  readonly problems: readonly SeedError[]
}

/**
 * The order in which entities are inserted, so that the rows a foreign key leads to are there first.
 *
 * Entities that need each other (strongly connected components) are ordered so that the fewest nullable relations are left NULL
 * at first; where none is nullable, foreign keys that the database can check at commit wait for it; where it cannot, the problem
 * names the relations. Relations that nothing enforces bind only where it costs nothing. A relation to the entity itself binds
 * nothing: its rows choose earlier rows. Among the free, names decide, so that the same input has one order.
 *
 * @param names - Entities to insert, in any order.
 */
export function orderEntities(schema: Schema, names: readonly string[], capabilities: Capabilities): OrderPlan {
  const known = [...new Set(names)].filter((name) => findEntity(schema, name) !== undefined).sort(compareText)
  const nodes = readNodes(schema, known, capabilities)
  const open = openLinks(nodes)
  return {
    steps: insertionOrder(nodes, open).map((node) => ({
      entity: node.name,
      later: node.links.filter((link) => link.tie === 'nullable' && open.has(link)).map((link) => link.relation.name),
    })),
    deferred: [...open].some((link) => link.tie === 'deferrable'),
    problems: [...unknownNames(schema, names), ...requiredCycles(nodes).map(requiredCycle)],
  }
}

function unknownNames(schema: Schema, names: readonly string[]): readonly SeedError[] {
  const writable = writableEntities(schema).map((entity) => entity.name)
  return names.filter((name) => findEntity(schema, name) === undefined).map((name) => unknownEntity(name, writable))
}

/** The links that go against the order inside their component. */
function openLinks(nodes: readonly GraphNode[]): ReadonlySet<Link> {
  const open = new Set<Link>()
  const components = findComponents(nodes.map((node) => node.links.flatMap((link) => link.targets)))
  for (const members of components) {
    const turn = new Map(arrange(nodes, members).map((place, at) => [place, at]))
    for (const [place, at] of turn) {
      for (const link of nodes[place]?.links ?? []) {
        if (link.targets.some((target) => (turn.get(target) ?? -1) > at)) open.add(link)
      }
    }
  }
  return open
}

/** Topological order over the links that are not open; of several free entities the first by name. Kahn 1962. */
function insertionOrder(nodes: readonly GraphNode[], open: ReadonlySet<Link>): readonly GraphNode[] {
  const needs = nodes.map((node) => new Set(node.links.flatMap((link) => (open.has(link) ? [] : link.targets))))
  const waiting = new Set(nodes.keys())
  const order: GraphNode[] = []
  while (waiting.size > 0) {
    const place = [...waiting].find((candidate) => isFree(needs[candidate], waiting))
    if (place === undefined) throw new InternalError('a cycle is left although its links were opened')
    waiting.delete(place)
    order.push(nodes[place] as GraphNode)
  }
  return order
}

function isFree(needs: ReadonlySet<number> | undefined, waiting: ReadonlySet<number>): boolean {
  for (const need of needs ?? []) if (waiting.has(need)) return false
  return true
}
