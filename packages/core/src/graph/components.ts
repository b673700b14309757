/**
 * Strongly connected components of a directed graph, in reverse topological order: a component comes after all it leads to, so
 * with edges from child to parent, parents come first.
 *
 * Tarjan 1972, with a stack of its own, so that long chains do not exhaust the call stack.
 *
 * @param edges - For each node, from 0, the nodes it leads to.
 * @returns The nodes of each component, in ascending order.
 */
export function findComponents(edges: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const search = new Search(edges)
  for (let node = 0; node < edges.length; node++) search.from(node)
  return search.components
}

class Search {
  readonly components: (readonly number[])[] = []
  readonly #order: Int32Array
  readonly #low: Int32Array
  readonly #onStack: Uint8Array
  readonly #stack: number[] = []
  #next = 1

  constructor(private readonly edges: readonly (readonly number[])[]) {
    this.#order = new Int32Array(edges.length)
    this.#low = new Int32Array(edges.length)
    this.#onStack = new Uint8Array(edges.length)
  }

  from(start: number): void {
    if (this.#order[start] !== 0) return
    const calls: { readonly node: number; at: number }[] = [this.#open(start)]
    for (let call = calls.at(-1); call !== undefined; call = calls.at(-1)) {
      const target = this.edges[call.node]?.[call.at++]
      if (target === undefined) {
        calls.pop()
        this.#close(call.node, calls.at(-1)?.node)
      } else if (this.#order[target] === 0) calls.push(this.#open(target))
      else if (this.#onStack[target] === 1) this.#lower(call.node, this.#order[target] as number)
    }
  }

  #open(node: number): { readonly node: number; at: number } {
    this.#order[node] = this.#low[node] = this.#next++
    this.#stack.push(node)
    this.#onStack[node] = 1
    return { node, at: 0 }
  }

  #close(node: number, caller: number | undefined): void {
    if (this.#low[node] === this.#order[node]) this.components.push(this.#pop(node))
    if (caller !== undefined) this.#lower(caller, this.#low[node] as number)
  }

  #pop(root: number): readonly number[] {
    const members = this.#stack.splice(this.#stack.lastIndexOf(root))
    for (const member of members) this.#onStack[member] = 0
    return members.sort((a, b) => a - b)
  }

  #lower(node: number, value: number): void {
    if (value < (this.#low[node] as number)) this.#low[node] = value
  }
}
