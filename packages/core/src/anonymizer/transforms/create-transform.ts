import type { Json } from '../../schema/schema.js'
import { withoutUndefined } from '../../internal/without-undefined.js'
import type { CommonOptions, Mask, MaskContext, MaskedField, Transform } from '../transform.js'

/** What sets one transform apart. */
export interface TransformParts {
  readonly name: string
  /** Options of every transform, as they were given. */
  readonly common: CommonOptions
  /** Its own options as JSON. */
  readonly options?: Json
  readonly identityRank?: number
  readonly bySubject?: boolean
  /** False when it does something that its options do not tell: a function's work, a secret's. True unless told. */
  readonly portable?: boolean
  readonly bind: (field: MaskedField, context: MaskContext) => Mask | Promise<Mask>
}

/** Makes a transform; its domain is its own name unless told. */
export function createTransform({ name, common, options = {}, portable = true, ...parts }: TransformParts): Transform {
  const { domain = name, keepWhere, ...rest } = common
  const { null: ofNull, empty, blank, malformed } = rest
  const policy = withoutUndefined({ null: ofNull, empty, blank, malformed })
  return {
    name,
    domain,
    options,
    policy,
    portable: portable && keepWhere === undefined,
    ...withoutUndefined({ keepWhere }),
    ...parts,
  }
}
