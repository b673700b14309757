import { maskOption } from '../../errors/mask.js'
import { withoutUndefined } from '../../internal/without-undefined.js'
import type { Json } from '../../schema/schema.js'
import type { CommonOptions, Transform } from '../transform.js'
import { createTransform } from './create-transform.js'
import { bindJson, type PathRules } from './json/bind-json.js'
import type { RestPolicy } from './json/close-documents.js'

export interface JsonOptions extends CommonOptions {
  /**
   * What becomes of parts that no path names. `'redact'` (unless told): texts keep their shape only, numbers become 0. `'keep'`: they
   * stay. `'error'`: the run stops. Null stays; so do booleans, but for `'error'`.
   */
  readonly rest?: RestPolicy
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
    portable: inner.every(({ portable }) => portable === true),
    ...withoutUndefined({ bySubject: inner.some(({ bySubject }) => bySubject === true) || undefined }),
    bind: (field, context) => bindJson({ paths, keys, rest }, field, context),
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
