import type { CommonOptions, Mask, MaskedField, Transform } from '../../transform.js'
import { textOf } from '../../kinds/text.js'
import { createTransform } from '../../transforms/create-transform.js'

/** What a test's transform says of itself. */
export interface MarkOptions extends CommonOptions {
  readonly identityRank?: number
  /** Binds later, as transforms that load a library do. */
  readonly late?: boolean
}

/**
 * A transform that shows what it was given: `<normal form|subject|type>`. Its kind takes texts with a letter or digit; they
 * are trimmed and in lower case.
 */
export function mark(name: string, { identityRank, late = false, ...common }: MarkOptions = {}): Transform {
  const bind = ({ type }: MaskedField): Mask => ({
    kind: {
      name,
      entropy: 'high',
      exact: false,
      normalise: (value) => (/\w/.test(textOf(value)) ? textOf(value).trim().toLowerCase() : undefined),
    },
    guarantee: { kind: 'lossy' },
    replace: ({ normal, subjects }) => normal.map((text, i) => `<${text}|${subjects[i]}|${type.kind}>`),
  })
  return createTransform({
    name,
    common,
    ...(identityRank === undefined ? {} : { identityRank }),
    bind: (field) => (late ? Promise.resolve(bind(field)) : bind(field)),
  })
}
