import { maskReference } from '../../errors/mask.js'
import type { CommonOptions, Transform } from '../transform.js'
import { createTransform } from './create-transform.js'

/** What a field refers to without a relation. */
export type ReferenceTarget =
  | { readonly kind: 'entity'; readonly entity: string; /** The one key field unless told. */ readonly field?: string }
  /** The entity is told by another field of the row: from its values to names of entities. */
  | { readonly kind: 'by'; readonly by: string; readonly to: Readonly<Record<string, string>> }

/** `reference()`: planners put the mask of the key it refers to in its place, see `resolveReferences`. */
export interface ReferenceTransform extends Transform {
  readonly reference: ReferenceTarget
}

/** A reference whose entity another field of the row tells. */
export interface ReferenceBy {
  /** Field with the type: `ownerType`. */
  readonly by: string
  /** From values of that field to entities: `{ user: 'User', team: 'Team' }`. */
  readonly to: Readonly<Record<string, string>>
}

/**
 * Says that a field, or a part of a JSON document, holds the key of an entity although no relation says so: it is replaced as
 * that key is.
 *
 * @param target - Name of the entity, or how a field of the row tells it.
 * @param field - Field of the entity that is held; its key unless told.
 * @throws {SeedError} `MASK.REFERENCE` when bound without a plan.
 */
export function reference(
  target: string | ReferenceBy,
  field?: string,
  common: Omit<CommonOptions, 'domain'> = {},
): ReferenceTransform {
  const to = targetOf(target, field)
  const transform = createTransform({
    name: 'reference',
    common,
    options: to,
    portable: false,
    bind: ({ entity, name }) => {
      throw maskReference(entity, name, 'it is bound without a plan, which alone knows the key that it refers to')
    },
  })
  return { ...transform, reference: to }
}

function targetOf(target: string | ReferenceBy, field: string | undefined): ReferenceTarget {
  if (typeof target !== 'string') return { kind: 'by', by: target.by, to: target.to }
  return { kind: 'entity', entity: target, ...(field === undefined ? {} : { field }) }
}

/** Whether a transform is `reference()`. */
export function isReferenceTransform(transform: Transform): transform is ReferenceTransform {
  return transform.name === 'reference' && 'reference' in transform
}
