import type { Kind } from '../../kind.js'
import { textOf } from '../../kinds/text.js'
import type { Value } from '../../../schema/schema.js'

/** Kinds as simple as a test can have them. */
function kind(name: string, entropy: Kind['entropy'], normalise: (text: string) => string | undefined): Kind {
  return { name, entropy, exact: false, normalise: (value: Value) => normalise(textOf(value)) }
}

export const emailKind: Kind = kind('email', 'high', (text) => {
  const trimmed = text.trim().toLowerCase()
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(trimmed) ? trimmed : undefined
})

export const phoneKind: Kind = kind('phone', 'high', (text) => {
  const digits = text.replace(/[\s()+.-]/g, '')
  if (!/^\d{10,11}$/.test(digits)) return undefined
  return `+${digits.length === 10 ? '1' : ''}${digits}`
})

export const ibanKind: Kind = kind('iban', 'high', (text) => {
  const compact = text.replace(/[\s-]/g, '').toUpperCase()
  return /^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(compact) ? compact : undefined
})

export const nameKind: Kind = kind('name', 'low', (text) => text.trim().toLowerCase())
