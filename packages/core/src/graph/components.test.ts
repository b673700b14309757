import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { findComponents } from './components.js'

const graph = fc
  .integer({ min: 1, max: 12 })
  .chain((size) => fc.array(fc.uniqueArray(fc.nat(size - 1), { maxLength: 4 }), { minLength: size, maxLength: size }))

/** reach[a][b]: b can be reached from a (Warshall). */
function closure(edges: readonly (readonly number[])[]): boolean[][] {
  const reach = edges.map((targets, a) => edges.map((_, b) => a === b || targets.includes(b)))
  edges.forEach((_, k) =>
    reach.forEach((row) => row[k] === true && reach[k]?.forEach((yes, b) => (row[b] = row[b] === true || yes))),
  )
  return reach
}

describe('findComponents', () => {
  it('finds the components of the graph in Tarjan’s paper', () => {
    // Tarjan 1972, figure 3: 1-2, 2-3, 2-8, 3-4, 3-7, 4-5, 5-3, 5-6, 7-4, 7-6, 8-1, 8-7; one less here.
    const edges = [[1], [2, 7], [3, 6], [4], [2, 5], [], [3, 5], [0, 6]]
    expect(findComponents(edges)).toEqual([[5], [2, 3, 4, 6], [0, 1, 7]])
  })

  it('puts two nodes together exactly when each reaches the other, and parents first', () => {
    fc.assert(
      fc.property(graph, (edges) => {
        const components = findComponents(edges)
        const reach = closure(edges)
        const turn = new Map(components.flatMap((members, at) => members.map((member) => [member, at] as const)))
        expect([...turn.keys()].sort((a, b) => a - b)).toEqual([...edges.keys()])
        for (const a of edges.keys()) {
          for (const b of edges.keys()) {
            expect(turn.get(a) === turn.get(b)).toBe(reach[a]?.[b] === true && reach[b]?.[a] === true)
            if (reach[a]?.[b] === true) expect(turn.get(b)).toBeLessThanOrEqual(turn.get(a) as number)
          }
        }
      }),
    )
  })

  it('walks a chain and a circle of 200,000 nodes', () => {
    const size = 200_000
    expect(findComponents(Array.from({ length: size }, (_, i) => (i + 1 < size ? [i + 1] : [])))).toHaveLength(size)
    expect(findComponents(Array.from({ length: size }, (_, i) => [(i + 1) % size]))).toHaveLength(1)
  })
})
