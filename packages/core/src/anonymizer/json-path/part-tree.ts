import type { Json } from '../../schema/schema.js'
import type { PartRule } from './mask-parts.js'

/** Paths of plain names as one tree: each document is gone through once for all of them. */
export interface PartTree {
  /** The first rule that names this part; undefined for a part on the way. */
  readonly rule?: PartRule
  readonly members: ReadonlyMap<string, PartTree>
}

/** The tree of these rules; undefined where a path has more than plain names. */
export function createPartTree(rules: readonly PartRule[]): PartTree | undefined {
  const ways = rules.flatMap((rule) => (rule.path.steps === undefined ? [] : [{ rule, steps: rule.path.steps }]))
  return ways.length < rules.length ? undefined : branch(ways)
}

interface Way {
  readonly rule: PartRule
  readonly steps: readonly string[]
}

function branch(ways: readonly Way[]): PartTree {
  const [ending] = ways.filter(({ steps }) => steps.length === 0)
  const inner = ways.filter(({ steps }) => steps.length > 0)
  const members = [...new Set(inner.map(({ steps }) => steps[0] as string))].map((name): [string, PartTree] => {
    const further = inner.filter(({ steps }) => steps[0] === name)
    return [name, branch(further.map(({ rule, steps }) => ({ rule, steps: steps.slice(1) })))]
  })
  return { ...(ending === undefined ? {} : { rule: ending.rule }), members: new Map(members) }
}

/** The part of a document that names lead to; undefined where it has none. */
export function partAt(document: Json | undefined, steps: readonly string[]): Json | undefined {
  let part = document
  for (const step of steps) {
    if (typeof part !== 'object' || part === null || Array.isArray(part) || !Object.hasOwn(part, step)) return undefined
    part = (part as Readonly<Record<string, Json>>)[step]
  }
  return part
}
