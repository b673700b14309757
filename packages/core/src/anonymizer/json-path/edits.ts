import type { Json } from '../../schema/schema.js'
import type { Location } from './compile-paths.js'

/** What becomes of one document: parts that are replaced, members that get other names. */
export interface Edits {
  /** By the object or list that holds the part, then by its name or place. */
  readonly values: Map<object, Map<string | number, Json>>
  /** By object, from names to other names. */
  readonly names: Map<object, ReadonlyMap<string, string>>
  /** The whole document's replacement. */
  root?: Json
}

/** Edits of a document that nobody has touched yet. */
export function createEdits(): Edits {
  return { values: new Map(), names: new Map() }
}

/** Whether a part is replaced already: the first path that names it decides. */
export function isTaken(edits: Edits, document: Json, location: Location): boolean {
  const last = location.at(-1)
  if (last === undefined) return edits.root !== undefined
  return edits.values.get(holderOf(document, location))?.has(last) === true
}

/** Puts a value in a part's place. */
export function replacePart(edits: Edits, document: Json, location: Location, value: Json): void {
  const last = location.at(-1)
  if (last === undefined) {
    edits.root = value
    return
  }
  const holder = holderOf(document, location)
  const parts = edits.values.get(holder)
  if (parts === undefined) edits.values.set(holder, new Map([[last, value]]))
  else parts.set(last, value)
}

function holderOf(document: Json, location: Location): object {
  let part: unknown = document
  for (const step of location.slice(0, -1)) part = (part as Record<string | number, unknown>)[step]
  return part as object
}
