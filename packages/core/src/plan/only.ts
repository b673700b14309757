import type { Block } from '../engine/block.js'
import { unknownName } from '../errors/plan.js'
import type { Draft } from './draft.js'
import type { Link } from './links.js'

/** Keeps the blocks asked for by `only`, what hangs under them, and the parents they need. */
export function keepOnly(draft: Draft, links: Map<Block, readonly Link[]>): void {
  const { only } = draft.input
  if (only.length === 0) return
  checkOnly(draft, only)
  const kept = new Set<Block>()
  const keep = (block: Block): void => {
    if (kept.has(block)) return
    kept.add(block)
    if (block.under !== undefined) keep(block.under.block)
    for (const child of block.children.values()) keep(child)
    for (const link of links.get(block) ?? []) if (link.kind === 'pool') link.pool.forEach(keep)
  }
  for (const block of draft.blocks) if (only.includes(block.entity.name) || only.includes(block.scope)) keep(block)
  const left = draft.blocks.filter((block) => kept.has(block))
  draft.blocks.splice(0, draft.blocks.length, ...left)
}

function checkOnly(draft: Draft, only: readonly string[]): void {
  const known = new Set(draft.blocks.flatMap((block) => [block.entity.name, block.scope]))
  for (const name of only) if (!known.has(name)) draft.problems.push(unknownName('--only', name, [...known]))
}
