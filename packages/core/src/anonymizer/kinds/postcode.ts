import type { Kind } from '../kind.js'

/** A postcode: upper case, without spaces and dashes. Numbers count, for some columns hold them so. Many people share one. */
export const postcodeKind: Kind = {
  name: 'postcode',
  entropy: 'low',
  exact: false,
  normalise: (value) => {
    const text = typeof value === 'number' || typeof value === 'bigint' ? String(value) : value
    if (typeof text !== 'string') return undefined
    const plain = text.replace(/[\s-]+/g, '').toUpperCase()
    return /^[A-Z0-9]{2,10}$/.test(plain) ? plain : undefined
  },
}
