import { isSeedError, type SeedError } from '../../errors/seed-error.js'
import { uniqueSets } from '../../schema/lookup.js'
import type { Entity, Field, FieldType } from '../../schema/schema.js'
import type { Mask, MaskContext, MaskedField, Transform } from '../transform.js'
import type { RuledClass } from './choose-rules.js'
import type { Member } from './column-classes.js'

/** A field with the mask that replaces its values. */
export interface FieldMask {
  readonly entity: Entity
  readonly field: Field
  readonly transform: Transform
  readonly mask: Mask
}

export interface BoundMasks {
  readonly masks: readonly FieldMask[]
  readonly problems: readonly SeedError[]
}

/**
 * Binds the transform of each class once, to the field that owns its values, so that a key and all foreign keys to it have
 * one mask.
 *
 * @param narrow - The type that the target's column has, where it is narrower than the source's.
 */
export async function bindMasks(
  ruled: readonly RuledClass[],
  context: MaskContext,
  narrow: (member: Member) => FieldType,
): Promise<BoundMasks> {
  const masks: FieldMask[] = []
  const problems: SeedError[] = []
  for (const { owner, members, transform } of ruled) {
    try {
      const mask = await transform.bind(maskedField(owner, members, narrow), context)
      masks.push(...members.map(({ entity, field }) => ({ entity, field, transform, mask })))
    } catch (error) {
      if (!isSeedError(error)) throw error
      problems.push(error)
    }
  }
  return { masks, problems }
}

function maskedField(owner: Member, members: readonly Member[], narrow: (member: Member) => FieldType): MaskedField {
  const { entity, field } = owner
  return {
    entity: entity.name,
    name: field.name,
    type: narrowest(members.map(narrow), narrow(owner)),
    nullable: members.every((member) => member.field.nullable),
    unique: members.some((member) => isUnique(member)),
  }
}

/** The owner's type, as short as the shortest of its kind. */
function narrowest(types: readonly FieldType[], own: FieldType): FieldType {
  if (own.kind !== 'text') return own
  const lengths = types.flatMap((type) => (type.kind === 'text' && type.length !== undefined ? [type.length] : []))
  return lengths.length === 0 ? own : { ...own, length: Math.min(...lengths) }
}

function isUnique({ entity, field }: Member): boolean {
  return uniqueSets(entity).some((set) => set.fields.includes(field.name))
}
