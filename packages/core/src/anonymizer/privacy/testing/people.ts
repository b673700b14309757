import { entity, field } from '../../../memory/testing/domain.js'
import type { Entity, Schema } from '../../../schema/schema.js'

const TEXT = { kind: 'text', length: 40 } as const

/** People with what may single them out. */
export const PERSON: Entity = entity('Person', 'people', [
  field('id', { kind: 'integer', bits: 32 }, { generated: 'increment' }),
  field('city', TEXT, { nullable: true }),
  field('age', { kind: 'integer', bits: 32 }),
  field('habits', { kind: 'json' }, { nullable: true }),
])

export const DOMAIN: Schema = { entities: [PERSON] }
