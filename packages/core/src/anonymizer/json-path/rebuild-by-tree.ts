import type { Json } from '../../schema/schema.js'
import type { PartRule } from './mask-parts.js'
import type { PartTree } from './part-tree.js'
import { putMember } from './put-member.js'
import type { Rest } from './rebuild.js'

/** Replacements by rule, then by the place of the document. */
export type Columns = ReadonlyMap<PartRule, readonly (Json | undefined)[]>

type Members = Readonly<Record<string, Json>>

/** Puts the replacements into documents whose paths are plain names; the originals are left as they are. */
export function treeRebuilder(tree: PartTree, columns: Columns, rest: Rest): (document: Json, at: number) => Json {
  const path: string[] = []
  const keepsNames = nameKeeper(rest)
  const rebuild = (part: Json, node: PartTree | undefined, at: number): Json => {
    if (node?.rule !== undefined) return columns.get(node.rule)?.[at] ?? null
    if (part === null) return null
    if (typeof part !== 'object') return rest.leaf(part, path)
    if (Array.isArray(part))
      return within('*', () => (part as readonly Json[]).map((item) => rebuild(item, undefined, at)))
    return keepsNames(part as Members) ? fillCopy(part as Members, node, at) : renameAll(part as Members, node, at)
  }
  /** Members of a copy have their places already, which is faster than adding one after the other. */
  const fillCopy = (part: Members, node: PartTree | undefined, at: number): Json => {
    const members: Record<string, Json> = { ...part }
    for (const name in members) members[name] = rebuildMember(part, name, node, at)
    return members
  }
  const renameAll = (part: Members, node: PartTree | undefined, at: number): Json => {
    const members: Record<string, Json> = {}
    for (const name of Object.keys(part)) putMember(members, rest.name(name), rebuildMember(part, name, node, at))
    return members
  }
  const rebuildMember = (part: Members, name: string, node: PartTree | undefined, at: number): Json => {
    const inner = node?.members.get(name)
    if (inner?.rule !== undefined) return columns.get(inner.rule)?.[at] ?? null
    path.push(name)
    const member = rebuild(part[name] as Json, inner, at)
    path.pop()
    return member
  }
  const within = <T>(name: string, work: () => T): T => {
    path.push(name)
    const done = work()
    path.pop()
    return done
  }
  return (document, at) => rebuild(document, tree, at)
}

/** Names whose fate is kept: more than the documents of a column share. */
const KEPT_NAMES = 1_024

/** Tells objects whose members all keep their names, and none of which is that of the prototype. */
function nameKeeper(rest: Rest): (part: Members) => boolean {
  const known = new Map<string, boolean>()
  const isKept = (name: string): boolean => {
    let kept = known.get(name)
    if (kept === undefined) {
      if (known.size === KEPT_NAMES) known.clear()
      known.set(name, (kept = name !== '__proto__' && rest.name(name) === name))
    }
    return kept
  }
  return (part) => {
    for (const name in part) if (!isKept(name)) return false
    return true
  }
}
