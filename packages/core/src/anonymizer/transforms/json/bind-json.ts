import { subjectsGiven } from '../../apply/choose-cells.js'
import { type CompiledPath, compilePaths } from '../../json-path/compile-paths.js'
import { createEdits, type Edits } from '../../json-path/edits.js'
import { maskColumn, maskNames, maskParts, type OpenDocuments, type PartRule } from '../../json-path/mask-parts.js'
import { createPartTree, type PartTree } from '../../json-path/part-tree.js'
import { rebuild } from '../../json-path/rebuild.js'
import { treeRebuilder } from '../../json-path/rebuild-by-tree.js'
import type { Kind } from '../../kind.js'
import { jsonKind } from '../../kinds/json.js'
import type { Cells, Mask, MaskContext, MaskedField, Transform } from '../../transform.js'
import { checkType } from '../check-type.js'
import { closeDocuments, type MakeRebuild, type RestPolicy } from './close-documents.js'
import { documentKind, openDocument, openProper } from './documents.js'

/** Transforms by JSONPath (RFC 9535): `'$.customer.email'`, `'$..phone'`, `'$.items[*].note'`. */
export type PathRules = Readonly<Record<string, Transform>>

/** What `json()` does with documents. */
export interface JsonRules {
  readonly paths: PathRules
  readonly keys: PathRules
  readonly rest: RestPolicy
}

/** What a path of a document names is of this kind. */
export interface PartKind {
  readonly path: CompiledPath
  readonly kind: Kind
}

/** The mask of `json()`, which leak scans look into. */
export interface JsonMask extends Mask {
  readonly parts: readonly PartKind[]
}

/** Whether a mask is that of `json()`. */
export function isJsonMask(mask: Mask): mask is JsonMask {
  return 'parts' in mask
}

/**
 * Binds the transforms of all paths, each as one of a text field of its own.
 *
 * @throws {SeedError} `MASK.TYPE`, `MASK.PATH`, and what the transforms themselves refuse.
 */
export async function bindJson(
  { paths, keys, rest }: JsonRules,
  field: MaskedField,
  context: MaskContext,
): Promise<JsonMask> {
  checkType('json', field, ['json', 'text'], 'JSON')
  const parts = await bindRules(paths, field, context)
  const names = await bindRules(keys, field, context)
  const rules = [...parts, ...names]
  const tree = names.length === 0 ? createPartTree(parts) : undefined
  const isColumn = field.type.kind === 'json'
  const reads = rules.flatMap(({ mask, transform }) => [...(mask.reads ?? []), ...(transform.keepWhere?.fields ?? [])])
  return {
    kind: isColumn ? documentKind : jsonKind,
    guarantee: { kind: 'lossy' },
    parts: parts.map(({ path, mask }) => ({ path, kind: mask.kind })),
    ...(reads.length === 0 ? {} : { reads: [...new Set(reads)] }),
    // Whether a value is a document shows when it is opened.
    ...(isColumn ? { ignoresForm: true } : {}),
    replace: (cells) => {
      const documents = documentsOf(cells, field)
      return closeDocuments(documents, rest, tree === undefined ? byEdits(documents) : byTree(documents, tree))
    },
  }

  function byTree(documents: OpenDocuments, whole: PartTree): MakeRebuild {
    const columns = new Map(parts.map((rule) => [rule, maskColumn(rule, documents)]))
    return (fate) => treeRebuilder(whole, columns, fate)
  }

  function byEdits(open: OpenDocuments): MakeRebuild {
    const documents = { ...open, edits: open.list.map(createEdits) }
    for (const rule of parts) maskParts(rule, documents)
    for (const rule of names) maskNames(rule, documents)
    return (fate) => (document, at) => rebuild(document, documents.edits[at] as Edits, fate)
  }
}

async function bindRules(rules: PathRules, field: MaskedField, context: MaskContext): Promise<readonly PartRule[]> {
  const compiled = await compilePaths(Object.keys(rules), field.entity, field.name)
  return Promise.all(
    compiled.map(async (path) => {
      const transform = rules[path.path] as Transform
      const part: MaskedField = {
        entity: field.entity,
        name: `${field.name}${path.path}`,
        type: { kind: 'text' },
        nullable: true,
        unique: false,
      }
      return { path, transform, mask: await transform.bind(part, context) }
    }),
  )
}

function documentsOf(cells: Cells, field: MaskedField): OpenDocuments {
  const open = field.type.kind === 'json' ? openProper : openDocument
  const list = cells.values.map((value, i) => (cells.wellFormed[i] === true ? open(value, field) : undefined))
  return { list, cells, subjects: realSubjects(cells), field }
}

/** In cells that a page did not make, a value's own form stands where the row is about nobody. */
function realSubjects(cells: Cells): readonly (string | undefined)[] {
  return (
    subjectsGiven(cells) ??
    cells.subjects.map((subject, i) => (subject === `json:${cells.normal[i]}` ? undefined : subject))
  )
}
