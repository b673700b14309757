import type { Value } from '../../schema/schema.js'
import type { Kind } from '../kind.js'

/** Addresses with a scheme and a host, or with `www.` in front. `mailto:` and `data:` name no host. */
const SHAPE = /^(?:[a-z][a-z0-9+.-]*:\/\/|www\.)[^\s\p{Cc}]+$/iu

/** Web addresses and others with a host, exactly as they are written: paths are case-sensitive. */
export const urlKind: Kind = {
  name: 'url',
  entropy: 'high',
  exact: true,
  normalise: normaliseUrl,
}

function normaliseUrl(value: Value): string | undefined {
  return typeof value === 'string' && SHAPE.test(value) ? value : undefined
}
