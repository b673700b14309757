import type { GraphNode, Link, Tie } from './links.js'

/**
 * Price of leaving a link open. Each is more than a thousand of the kind before, so that the cheapest order has, first of all,
 * no required link open, then the fewest deferred ones, then the fewest second-pass ones.
 */
const PRICE: Readonly<Record<Tie, number>> = { free: 1, nullable: 1e4, deferrable: 1e8, required: 1e12 }

/** Up to this many members the order is the cheapest of all; there are 2^16 subsets to look at. */
const EXACT_MEMBERS = 16

/**
 * Puts the members of one component in an order that leaves the fewest links open (a minimum feedback arc set): the cheapest of
 * all for small components, a good one beyond.
 *
 * @param members - Places of the component's nodes.
 * @returns The same places, first to insert first.
 */
export function arrange(nodes: readonly GraphNode[], members: readonly number[]): readonly number[] {
  if (members.length <= 1) return members
  const local = localLinks(nodes, members)
  const order = members.length <= EXACT_MEMBERS ? arrangeExactly(local) : improve(local, arrangeGreedily(local))
  return order.map((at) => members[at] as number)
}

/** A link within the component; targets are positions in the list of members. */
export interface LocalLink {
  readonly price: number
  readonly targets: readonly number[]
}

function localLinks(nodes: readonly GraphNode[], members: readonly number[]): readonly (readonly LocalLink[])[] {
  const positions = new Map(members.map((member, at) => [member, at]))
  const localOf = (link: Link): LocalLink => ({
    price: PRICE[link.tie],
    targets: link.targets.flatMap((target) => positions.get(target) ?? []),
  })
  return members.map((member) => (nodes[member]?.links ?? []).map(localOf).filter((link) => link.targets.length > 0))
}

/**
 * The cheapest order, by dynamic programming over the sets of nodes that come first (Held and Karp 1962 for orderings):
 * `best[set]` is the least price of inserting just these nodes first.
 */
export function arrangeExactly(links: readonly (readonly LocalLink[])[]): readonly number[] {
  const size = 1 << links.length
  const best = new Float64Array(size).fill(Infinity)
  const last = new Uint8Array(size)
  best[0] = 0
  const masks = links.map((list) =>
    list.map(({ price, targets }) => ({ price, mask: targets.reduce((mask, at) => mask | (1 << at), 0) })),
  )
  for (let set = 0; set < size; set++) {
    for (let node = 0; node < links.length; node++) {
      if ((set & (1 << node)) !== 0) continue
      let price = best[set] as number
      for (const link of masks[node] ?? []) if ((link.mask & ~set) !== 0) price += link.price
      const next = set | (1 << node)
      if (price >= (best[next] as number)) continue
      best[next] = price
      last[next] = node
    }
  }
  const order: number[] = []
  for (let set = size - 1; set !== 0; set ^= 1 << (last[set] as number)) order.unshift(last[set] as number)
  return order
}

/** Takes, again and again, the node with the least to leave open now. A node with nothing open costs nothing. */
export function arrangeGreedily(links: readonly (readonly LocalLink[])[]): readonly number[] {
  const rest = new Set(links.keys())
  const order: number[] = []
  while (rest.size > 0) {
    let best = -1
    let least = Infinity
    for (const node of rest) {
      let price = 0
      for (const link of links[node] ?? []) if (link.targets.some((target) => rest.has(target))) price += link.price
      if (price < least) [best, least] = [node, price]
    }
    rest.delete(best)
    order.push(best)
  }
  return order
}

const MAX_ROUNDS = 8

/** Local search: moves one node at a time to where it costs least, until no move helps. Never makes an order dearer. */
export function improve(links: readonly (readonly LocalLink[])[], start: readonly number[]): readonly number[] {
  const order = [...start]
  for (let round = 0; round < MAX_ROUNDS; round++) {
    let better = false
    for (const node of start) better = moveToBest(links, order, node) || better
    if (!better) break
  }
  return order
}

function moveToBest(links: readonly (readonly LocalLink[])[], order: number[], node: number): boolean {
  const from = order.indexOf(node)
  const position = new Int32Array(order.length)
  order.forEach((member, at) => (position[member] = at))
  const priceOf = (member: number): number => {
    let price = 0
    for (const link of links[member] ?? []) {
      if (link.targets.some((target) => (position[target] as number) > (position[member] as number)))
        price += link.price
    }
    return price
  }
  let to = from
  let least = 0
  for (const step of [-1, 1]) {
    order.forEach((member, at) => (position[member] = at))
    let change = 0
    for (let at = from + step; at >= 0 && at < order.length; at += step) {
      const other = order[at] as number
      // Swapping two neighbours changes only what these two leave open.
      change -= priceOf(node) + priceOf(other)
      position[other] = at - step
      position[node] = at
      change += priceOf(node) + priceOf(other)
      if (change < least) [to, least] = [at, change]
    }
  }
  if (to === from) return false
  order.splice(from, 1)
  order.splice(to, 0, node)
  return true
}
