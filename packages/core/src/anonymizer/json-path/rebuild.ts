import type { Json } from '../../schema/schema.js'
import type { Edits } from './edits.js'
import { putMember } from './put-member.js'

/** What becomes of the parts that no path names. */
export interface Rest {
  /** Of a text, number or boolean; `path` are the names on the way to it. */
  leaf(value: string | number | boolean, path: readonly string[]): Json
  /** Of a member's name, in objects whose names no path replaces. */
  name(name: string): string
}

/** The document with its edits done; the original is left as it is. A part inside of a replaced one is gone with it. */
export function rebuild(document: Json, edits: Edits, rest: Rest): Json {
  return edits.root === undefined ? rebuildPart(document, edits, rest, []) : edits.root
}

/** @param path - The names on the way; the same list throughout. */
function rebuildPart(part: Json, edits: Edits, rest: Rest, path: string[]): Json {
  if (part === null) return null
  if (typeof part !== 'object') return rest.leaf(part, path)
  const replaced = edits.values.get(part)
  if (!Array.isArray(part)) return rebuildMembers(part as Readonly<Record<string, Json>>, edits, rest, path)
  path.push('*')
  const items = (part as readonly Json[]).map((item, i) => rebuildUnless(replaced, i, item, edits, rest, path))
  path.pop()
  return items
}

type Parts = ReadonlyMap<string | number, Json> | undefined

/** Replacements may be null. */
function rebuildUnless(
  replaced: Parts,
  at: string | number,
  part: Json,
  edits: Edits,
  rest: Rest,
  path: string[],
): Json {
  return replaced?.has(at) === true ? (replaced.get(at) ?? null) : rebuildPart(part, edits, rest, path)
}

function rebuildMembers(part: Readonly<Record<string, Json>>, edits: Edits, rest: Rest, path: string[]): Json {
  const replaced = edits.values.get(part)
  const names = edits.names.get(part)
  const members: Record<string, Json> = {}
  for (const name of Object.keys(part)) {
    const next = names?.get(name) ?? (names === undefined ? rest.name(name) : name)
    path.push(name)
    putMember(members, next, rebuildUnless(replaced, name, part[name] as Json, edits, rest, path))
    path.pop()
  }
  return members
}
