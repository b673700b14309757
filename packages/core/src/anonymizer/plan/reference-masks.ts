import { maskReference } from '../../errors/mask.js'
import { findEntity } from '../../schema/lookup.js'
import type { Entity, Schema } from '../../schema/schema.js'
import type { Mask, MaskContext, MaskedField, Transform } from '../transform.js'
import { keep } from '../transforms/keep.js'
import { bindReferenceByType } from '../transforms/reference-by-type.js'
import type { ReferenceTransform } from '../transforms/reference.js'
import type { RuledClass } from './choose-rules.js'
import { columnId } from './column-classes.js'

/** Binds the mask of a class of keys to a field that holds such keys without a relation. */
export type BindHolder = (key: RuledClass, field: MaskedField, context: MaskContext) => Mask | Promise<Mask>

/**
 * Gives the transform that stands for a reference: the mask of the key it refers to, bound to its own field. Where that key
 * stays, so does the reference.
 */
export function referenceResolver(
  schema: Schema,
  ruled: readonly RuledClass[],
  bindHolder: BindHolder,
): (reference: ReferenceTransform) => Transform {
  return (reference) => ({
    ...reference,
    bind: async (field, context) => {
      const { reference: to } = reference
      const maskOf = async (entity: string, name?: string): Promise<Mask | undefined> => {
        const key = keyClass(schema, ruled, field, entity, name)
        return key === undefined ? undefined : bindHolder(key, field, context)
      }
      if (to.kind === 'entity')
        return (await maskOf(to.entity, to.field)) ?? keep(`keys of ${to.entity} stay`).bind(field, context)
      const masks = new Map<string, Mask | undefined>()
      for (const [type, entity] of Object.entries(to.to)) masks.set(type, await maskOf(entity))
      return bindReferenceByType(field, to.by, masks)
    },
  })
}

/** The class of the key that is referred to; undefined where it is not replaced. @throws {SeedError} `MASK.REFERENCE`. */
function keyClass(
  schema: Schema,
  ruled: readonly RuledClass[],
  field: MaskedField,
  name: string,
  wanted: string | undefined,
): RuledClass | undefined {
  const entity = findEntity(schema, name)
  if (entity === undefined) throw maskReference(field.entity, field.name, `there is no entity ${name}`)
  const id = columnOf(entity, wanted, field)
  return ruled.find(({ members }) => members.some((one) => columnId(one.entity, one.field) === id))
}

function columnOf(entity: Entity, wanted: string | undefined, { entity: holder, name }: MaskedField): string {
  const key = wanted ?? (entity.key.length === 1 ? entity.key[0] : undefined)
  const found = entity.fields.find((field) => field.name === key)
  if (found !== undefined) return columnId(entity, found)
  const problem =
    wanted === undefined ? `${entity.name} has no key of one field` : `${entity.name} has no field ${wanted}`
  throw maskReference(holder, name, problem)
}
