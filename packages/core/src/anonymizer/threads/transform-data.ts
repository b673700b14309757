import type { Json } from '../../schema/schema.js'
import { resolveHandler } from '../handlers/resolve-handler.js'
import type { HandlerSpec } from '../records/handlers.js'
import type { Transform } from '../transform.js'

/** What a portable transform is made of. */
export type TransformData = Pick<Transform, 'name' | 'domain' | 'options' | 'policy'>

/** Takes what makes a transform out of it; undefined for one that is not portable. */
export function dataOf({ name, domain, options, policy, portable }: Transform): TransformData | undefined {
  return portable === true ? { name, domain, options, policy } : undefined
}

/** Makes the transform once more. */
export function transformOf(data: TransformData): Transform {
  return resolveHandler(data.name, specOf(data))
}

function specOf({ name, domain, options, policy }: TransformData): HandlerSpec {
  const own = options as Readonly<Record<string, Json>>
  const parts = name === 'json' ? { paths: specsOf(own['paths']), keys: specsOf(own['keys']) } : {}
  // `keep()` has no other options than its own.
  return name === 'keep' ? { handler: name, ...own } : { handler: name, domain, ...policy, ...own, ...parts }
}

/** Transforms among the options of `json()`, by their paths. */
function specsOf(rules: Json | undefined): Readonly<Record<string, HandlerSpec>> {
  const entries = Object.entries((rules ?? {}) as unknown as Readonly<Record<string, TransformData>>)
  return Object.fromEntries(entries.map(([path, data]) => [path, specOf(data)]))
}
