import { maskOption, maskResult, maskUnnamedPart } from '../../errors/mask.js'
import { withoutUndefined } from '../../internal/without-undefined.js'
import type { Json, Value } from '../../schema/schema.js'
import { compilePaths } from '../json-path/compile-paths.js'
import { createEdits, type Edits } from '../json-path/edits.js'
import { maskNames, maskParts, type Documents, type PartRule } from '../json-path/mask-parts.js'
import { rebuild } from '../json-path/rebuild.js'
import { redactName, redactText, shapeOfPath } from '../json-path/redact.js'
import { jsonKind } from '../kinds/json.js'
import type { Cells, CommonOptions, Mask, MaskContext, MaskedField, Transform } from '../transform.js'
import { checkType, lengthLimit } from './check-type.js'
import { createTransform } from './create-transform.js'
import { documentKind, openDocument } from './json/documents.js'

/** Transforms by JSONPath (RFC 9535): `'$.customer.email'`, `'$..phone'`, `'$.items[*].note'`. */
export type PathRules = Readonly<Record<string, Transform>>

export interface JsonOptions extends CommonOptions {
  /**
   * What becomes of parts that no path names. `'redact'` (unless told): texts keep their shape only, numbers become 0. `'keep'`: they
   * stay. `'error'`: the run stops. Null stays; so do booleans, but for `'error'`.
   */
  readonly rest?: 'redact' | 'keep' | 'error'
  /** Objects whose members have data for names: `{ '$.byEmail': email() }`. */
  readonly keys?: PathRules
}

/** `json()`, which planners look into for references. */
export interface JsonTransform extends Transform {
  readonly paths: PathRules
  readonly json: JsonOptions
}

/**
 * Replaces parts of JSON documents, in JSON columns and in texts that hold JSON. A part that several paths name goes to the
 * first of them; a part inside of a replaced one goes with it. Transforms are the same as those of columns, with the row's
 * subject and in the same domains; `json()` inside of `json()` serves JSON in texts.
 *
 * Names of members stay unless `keys` says otherwise, but under `'redact'` those with an `@` or six digits in a row. In a text column,
 * what is no JSON object or list becomes `{}`.
 *
 * @throws {SeedError} `MASK.OPTION`; when bound, `MASK.TYPE`, `MASK.PATH`; from the mask `MASK.UNNAMED_PART`, `MASK.RESULT` for
 * a text that grows too long.
 */
export function json(paths: PathRules, options: JsonOptions = {}): JsonTransform {
  const { rest = 'redact', keys = {}, ...common } = options
  if (!['redact', 'keep', 'error'].includes(rest)) throw maskOption('json', 'rest', "'redact', 'keep' or 'error'")
  const inner = [...Object.values(paths), ...Object.values(keys)]
  const transform = createTransform({
    name: 'json',
    common,
    options: { paths: describe(paths), keys: describe(keys), rest },
    ...withoutUndefined({ bySubject: inner.some(({ bySubject }) => bySubject === true) || undefined }),
    bind: (field, context) => bindJson(paths, keys, rest, field, context),
  })
  return { ...transform, paths, json: options }
}

/** Whether a transform is `json()`. */
export function isJsonTransform(transform: Transform): transform is JsonTransform {
  return transform.name === 'json' && 'paths' in transform
}

function describe(rules: PathRules): Json {
  const entries = Object.entries(rules).map(([path, { name, domain, options, policy }]): [string, Json] => [
    path,
    { name, domain, options, policy: { ...policy } as Json },
  ])
  return Object.fromEntries(entries)
}

async function bindJson(
  paths: PathRules,
  keys: PathRules,
  rest: 'redact' | 'keep' | 'error',
  field: MaskedField,
  context: MaskContext,
): Promise<Mask> {
  checkType('json', field, ['json', 'text'], 'JSON')
  const parts = await bindRules(paths, field, context)
  const names = await bindRules(keys, field, context)
  const rules = [...parts, ...names]
  const reads = rules.flatMap(({ mask, transform }) => [...(mask.reads ?? []), ...(transform.keepWhere?.fields ?? [])])
  return {
    kind: field.type.kind === 'json' ? documentKind : jsonKind,
    guarantee: { kind: 'lossy' },
    ...(reads.length === 0 ? {} : { reads: [...new Set(reads)] }),
    replace: (cells) => {
      const documents = documentsOf(cells, field)
      for (const rule of parts) maskParts(rule, documents)
      for (const rule of names) maskNames(rule, documents)
      return closeDocuments(documents, rest)
    },
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

function documentsOf(cells: Cells, field: MaskedField): Documents {
  const list = cells.values.map((value, i) => (cells.wellFormed[i] === true ? openDocument(value, field) : undefined))
  // A value's own normal form stands where the row is about nobody.
  const subjects = cells.subjects.map((subject, i) => (subject === `json:${cells.normal[i]}` ? undefined : subject))
  return { list, edits: list.map(createEdits), cells, subjects, field }
}

function closeDocuments({ list, edits, cells, field }: Documents, rest: 'redact' | 'keep' | 'error'): readonly Value[] {
  const unnamed = new Set<string>()
  const fate = {
    leaf: (value: string | number | boolean, path: readonly string[]): Json => {
      if (rest === 'error') unnamed.add(shapeOfPath(path))
      return rest === 'redact' ? redactLeaf(value) : value
    },
    name: rest === 'redact' ? redactName : (name: string) => name,
  }
  const limit = lengthLimit(field.type)
  const closed = list.map((document, i): Value => {
    const after = document === undefined ? {} : rebuild(document, edits[i] as Edits, fate)
    const before = cells.values[i] ?? null
    const isText = field.type.kind === 'text' && (typeof before === 'string' || before === null)
    return isText || (typeof before === 'string' && typeof document === 'object')
      ? textWithin(after, limit, field)
      : after
  })
  if (unnamed.size > 0) throw maskUnnamedPart(field.entity, field.name, [...unnamed].sort().slice(0, SHOWN))
  return closed
}

/** Paths that a message shows. */
const SHOWN = 10

function redactLeaf(value: string | number | boolean): Json {
  if (typeof value === 'string') return redactText(value)
  return typeof value === 'number' ? 0 : value
}

function textWithin(document: Json, limit: number, { entity, name }: MaskedField): string {
  const text = JSON.stringify(document)
  if ([...text].length > limit) throw maskResult('json', entity, name, 'a longer text')
  return text
}
