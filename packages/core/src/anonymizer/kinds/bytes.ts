import type { Kind } from '../kind.js'

/** Bytes: their hexadecimal digits. */
export const bytesKind: Kind = {
  name: 'bytes',
  entropy: 'high',
  exact: true,
  normalise: (value) => (value instanceof Uint8Array ? Buffer.from(value).toString('hex') : undefined),
}
