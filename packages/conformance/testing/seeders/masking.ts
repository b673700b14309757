import { createHash } from 'node:crypto'
import {
  type Anonymizer,
  bytes,
  type Classification,
  custom,
  date,
  email,
  firstName,
  hash,
  key,
  lastName,
  type MaskByName,
  rulesFor,
  typeText,
  username,
} from '@seed/core/anonymize'
import type { Entity, Schema } from '@seed/core/adapter'

/** Rules of entities by name. */
export const mask: MaskByName<Record<string, Record<string, unknown>>> = rulesFor()

/** A key for tests: everybody who reads this knows it. */
export const MASK_KEY: string = keyOf('a key for the laws of anonymizing')

/** Another key of the same kind. */
export const OTHER_KEY: string = keyOf('another key for the laws of anonymizing')

/** Rules of the sample: keys of every kind, natural ones and those of other tables among them; people, and what hangs from them. */
export const SAMPLE_RULES: Anonymizer['rules'] = [
  mask('User', {
    id: key(),
    email: email(),
    username: username(),
    firstName: firstName(),
    lastName: lastName(),
    birthDate: date(),
  }),
  mask('Profile', { id: key(), bio: custom(({ tag }) => `bio ${tag(10)}`) }),
  mask('Passport', { passportNumber: key({ domain: 'passport' }), issuedOn: date() }),
  mask('Attachment', { data: bytes() }),
  mask('Category', { id: key({ domain: 'category' }), slug: hash() }),
  mask('Product', { id: key({ domain: 'product' }), sku: key({ domain: 'sku' }) }),
  mask('Warehouse', { number: key({ domain: 'warehouse' }) }),
  mask('Stock', { id: key({ domain: 'stock' }) }),
  mask('Order', { id: key({ domain: 'order' }), orderNumber: key({ domain: 'orderNumber' }), placedAt: date() }),
]

/** A classification file by which all fields may go through. */
export function classifyAll(schema: Schema): Classification {
  return {
    version: 1,
    entities: Object.fromEntries(schema.entities.map((entity) => [entity.name, classifyEntity(entity)])),
  }
}

function classifyEntity({ fields }: Entity): Classification['entities'][string] {
  const written = fields.filter(({ generated }) => generated !== 'computed')
  return Object.fromEntries(
    written.map(({ name, type }) => [name, { class: 'safe', reason: 'a law', type: typeText(type) }]),
  )
}

function keyOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
