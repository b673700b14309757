import type { Transform } from '../transform.js'
import { isJsonTransform, json } from './json.js'
import type { PathRules } from './json/bind-json.js'
import { isReferenceTransform, type ReferenceTransform } from './reference.js'

/**
 * A transform with other transforms in the place of its references, those inside of `json()` included.
 *
 * @param resolve - Gives the transform that stands for a reference: usually one whose `bind` calls `bindKey`.
 */
export function resolveReferences(
  transform: Transform,
  resolve: (reference: ReferenceTransform) => Transform,
): Transform {
  if (isReferenceTransform(transform)) return resolve(transform)
  if (!isJsonTransform(transform)) return transform
  const resolved = (rules: PathRules): PathRules =>
    Object.fromEntries(Object.entries(rules).map(([path, inner]) => [path, resolveReferences(inner, resolve)]))
  const { paths, json: options } = transform
  return json(resolved(paths), { ...options, ...(options.keys === undefined ? {} : { keys: resolved(options.keys) }) })
}
