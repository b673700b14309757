import type { Value } from '../../../schema/schema.js'
import { type Extractor, NOTHING, type Piece } from './piece.js'

/** Documents kept as text: their leaves and the names of their members. */
export const documents: Extractor = {
  name: 'JSON',
  decodes: false,
  find(text) {
    const value = parseDocument(text)
    return value === undefined ? NOTHING : leavesOf(value)
  },
}

/** Leaves and member names of a document or list, however deep; nothing for a plain value. */
export function leavesOf(value: Value): readonly Piece[] {
  const found: Piece[] = []
  const open: Value[] = [value]
  // A list in place of recursion: documents may be deeper than the stack.
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (Array.isArray(next)) open.push(...(next as readonly Value[]).map((one) => one ?? ''))
    else if (next instanceof Uint8Array) found.push({ how: LEAF, text: Buffer.from(next).toString('hex'), as: 'text' })
    else if (typeof next === 'object' && next !== null) {
      for (const [name, member] of Object.entries(next as { readonly [key: string]: Value })) {
        found.push({ how: 'JSON member name', text: name, as: 'text' })
        open.push(member ?? '')
      }
    } else if (next !== '' && typeof next !== 'boolean') found.push({ how: LEAF, text: String(next), as: 'text' })
  }
  return found
}

const LEAF = 'JSON leaf'

/** The document or list that a text is; undefined for any other text. */
export function parseDocument(text: string): Value | undefined {
  if (!/^\s*[[{]/.test(text)) return undefined
  try {
    return JSON.parse(text) as Value
  } catch {
    return undefined
  }
}
