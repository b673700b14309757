import type { GraphEdge } from '../errors/graph.js'
import { findComponents } from './components.js'
import type { GraphNode } from './links.js'

/** For each group of entities that need each other through required links only: its shortest cycle, the first by name of several. */
export function requiredCycles(nodes: readonly GraphNode[]): readonly (readonly GraphEdge[])[] {
  const required = nodes.map((node) =>
    node.links.filter((link) => link.tie === 'required').flatMap((link) => link.targets),
  )
  const groups = findComponents(required).filter((group) => group.length > 1)
  return groups.map((group) => edgesOf(nodes, shortestCycle(required, group)))
}

function shortestCycle(edges: readonly (readonly number[])[], group: readonly number[]): readonly number[] {
  let shortest: readonly number[] = []
  for (const start of group) {
    const cycle = cycleFrom(edges, start)
    if (cycle.length > 0 && (shortest.length === 0 || cycle.length < shortest.length)) shortest = cycle
  }
  return shortest
}

/** The shortest way from `start` back to it, breadth first. */
function cycleFrom(edges: readonly (readonly number[])[], start: number): readonly number[] {
  const cameFrom = new Map<number, number>()
  const queue = [start]
  for (let node = queue.shift(); node !== undefined; node = queue.shift()) {
    for (const target of edges[node] ?? []) {
      if (target === start) return pathTo(cameFrom, node, start)
      if (cameFrom.has(target)) continue
      cameFrom.set(target, node)
      queue.push(target)
    }
  }
  return []
}

function pathTo(cameFrom: ReadonlyMap<number, number>, end: number, start: number): readonly number[] {
  const path = [end]
  while (path[0] !== start) path.unshift(cameFrom.get(path[0] as number) as number)
  return path
}

function edgesOf(nodes: readonly GraphNode[], cycle: readonly number[]): readonly GraphEdge[] {
  return cycle.map((place, at) => {
    const next = cycle[(at + 1) % cycle.length] as number
    const node = nodes[place] as GraphNode
    const link = node.links.find((candidate) => candidate.tie === 'required' && candidate.targets.includes(next))
    return { from: node.name, field: link?.relation.name ?? '', to: nodes[next]?.name ?? '' }
  })
}
