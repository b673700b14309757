import { maskResult, maskUnnamedPart } from '../../../errors/mask.js'
import type { Json, Value } from '../../../schema/schema.js'
import type { OpenDocuments } from '../../json-path/mask-parts.js'
import type { Rest } from '../../json-path/rebuild.js'
import { redactName, redactText, shapeOfPath } from '../../json-path/redact.js'
import type { MaskedField } from '../../transform.js'
import { lengthLimit } from '../check-type.js'

/** What becomes of the parts that no path names. */
export type RestPolicy = 'redact' | 'keep' | 'error'

/** Makes what carries out the edits of one document after the other, and leaves the rest to what it is given. */
export type MakeRebuild = (rest: Rest) => (document: Json, at: number) => Json

/**
 * Carries out the edits of a page's documents, in the form that each of them had.
 *
 * @throws {SeedError} `MASK.UNNAMED_PART`, `MASK.RESULT`.
 */
export function closeDocuments(
  { list, cells, field }: OpenDocuments,
  rest: RestPolicy,
  makeRebuild: MakeRebuild,
): readonly Value[] {
  const unnamed = new Set<string>()
  const rebuild = makeRebuild(fateOf(rest, unnamed))
  const limit = lengthLimit(field.type)
  const closed = list.map((document, i): Value => {
    const after = document === undefined ? {} : rebuild(document, i)
    const before = cells.values[i] ?? null
    const isText = field.type.kind === 'text' && (typeof before === 'string' || before === null)
    return isText || (typeof before === 'string' && typeof document === 'object')
      ? textWithin(after, limit, field)
      : after
  })
  if (unnamed.size > 0) throw maskUnnamedPart(field.entity, field.name, [...unnamed].sort().slice(0, SHOWN))
  return closed
}

/** What the policy makes of parts without a path; under `'error'` their paths are collected. */
function fateOf(rest: RestPolicy, unnamed: Set<string>): Rest {
  return {
    leaf(value, path) {
      if (rest === 'error') unnamed.add(shapeOfPath(path))
      return rest === 'redact' ? redactLeaf(value) : value
    },
    name: rest === 'redact' ? redactName : (name) => name,
  }
}

/** Paths that a message shows. */
const SHOWN = 10

function redactLeaf(value: string | number | boolean): Json {
  if (typeof value === 'string') return redactText(value)
  return typeof value === 'number' ? 0 : value
}

function textWithin(document: Json, limit: number, { entity, name }: MaskedField): string {
  const text = JSON.stringify(document)
  if (text.length > limit && [...text].length > limit) throw maskResult('json', entity, name, 'a longer text')
  return text
}
