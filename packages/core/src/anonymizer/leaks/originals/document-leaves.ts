import type { Json, Value } from '../../../schema/schema.js'
import type { Location } from '../../json-path/compile-paths.js'
import type { PartKind } from '../../transforms/json/bind-json.js'
import type { Kind } from '../../kind.js'

/** A value that is no document, and the kind of the part that it is in. */
export interface Leaf {
  readonly value: Value
  readonly kind: Kind | undefined
}

/** Leaves of documents and lists, however deep; the value itself where it is none. */
export function leavesOf(value: Value, parts: readonly PartKind[] = []): readonly Leaf[] {
  const kinds = isContainer(value) ? kindsOf(value as Json, parts) : new Map<string, Kind>()
  const found: Leaf[] = []
  const open: { value: Value; at: Location; kind: Kind | undefined }[] = [{ value, at: [], kind: undefined }]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value: one, at } = next
    const kind = next.kind ?? (kinds.size === 0 ? undefined : kinds.get(JSON.stringify(at)))
    if (!isContainer(one)) found.push({ value: one, kind })
    else if (Array.isArray(one))
      (one as readonly Value[]).forEach((member, i) => open.push({ value: member, at: [...at, i], kind }))
    else for (const [name, member] of Object.entries(one)) open.push({ value: member, at: [...at, name], kind })
  }
  return found
}

/** Kinds by place; the first path that names a part has it, as in the mask. */
function kindsOf(document: Json, parts: readonly PartKind[]): ReadonlyMap<string, Kind> {
  const kinds = new Map<string, Kind>()
  for (const { path, kind } of parts)
    for (const { location } of path.find(document)) {
      const at = JSON.stringify(location)
      if (!kinds.has(at)) kinds.set(at, kind)
    }
  return kinds
}

export function isContainer(value: Value): value is readonly Value[] | { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !(value instanceof Uint8Array)
}
