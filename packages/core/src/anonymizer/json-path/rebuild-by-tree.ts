import type { Json } from '../../schema/schema.js'
import type { PartRule } from './mask-parts.js'
import type { PartTree } from './part-tree.js'
import { putMember } from './put-member.js'
import type { Rest } from './rebuild.js'

/** Replacements by rule, then by the place of the document. */
export type Columns = ReadonlyMap<PartRule, readonly (Json | undefined)[]>

/** Puts the replacements into documents whose paths are plain names; the originals are left as they are. */
export function treeRebuilder(tree: PartTree, columns: Columns, rest: Rest): (document: Json, at: number) => Json {
  const path: string[] = []
  const rebuild = (part: Json, node: PartTree | undefined, at: number): Json => {
    if (node?.rule !== undefined) return columns.get(node.rule)?.[at] ?? null
    if (part === null) return null
    if (typeof part !== 'object') return rest.leaf(part, path)
    if (Array.isArray(part))
      return within('*', () => (part as readonly Json[]).map((item) => rebuild(item, undefined, at)))
    const members: Record<string, Json> = {}
    for (const name of Object.keys(part)) {
      path.push(name)
      const member = (part as Readonly<Record<string, Json>>)[name] as Json
      putMember(members, rest.name(name), rebuild(member, node?.members.get(name), at))
      path.pop()
    }
    return members
  }
  const within = <T>(name: string, work: () => T): T => {
    path.push(name)
    const done = work()
    path.pop()
    return done
  }
  return (document, at) => rebuild(document, tree, at)
}
