import type { PageCodec } from '../../adapter/page.js'
import type { Entity, ToOne } from '../../schema/schema.js'
import type { FieldMask } from '../plan/bind-masks.js'
import type { EntityPlan } from '../plan/plan.js'
import type { SubjectWay } from '../subjects/subject-way.js'
import type { MaskedField } from '../transform.js'
import type { KeyParts } from '../transforms/key/bind-key.js'
import { dataOf, type TransformData } from './transform-data.js'

/** What a thread is told of an entity whose pages it gets: data that can be copied to it. */
export interface EntityJob {
  /** URL of the module whose `codec` reads and writes the pages. */
  readonly codec: string
  readonly entity: Entity
  readonly fields: readonly string[]
  readonly masks: readonly MaskJob[]
  /** Names of the fields that identify the subject, where the rows are subjects themselves. */
  readonly identity: readonly string[] | undefined
  readonly later: readonly ToOne[]
}

/** What makes the mask of one field. */
export interface MaskJob {
  readonly name: string
  readonly transform: TransformData
  readonly bound: MaskedField
  /** Set for a key and for what refers to it. */
  readonly key: KeyParts | undefined
}

/**
 * Describes what a thread does with the pages of an entity; undefined where only this thread can do it: for functions of the
 * user's, secrets that are no part of a transform's options, and references.
 */
export function entityJob(part: EntityPlan, codec: PageCodec): EntityJob | undefined {
  const masks = part.masks.map(maskJob)
  if (masks.includes(undefined)) return undefined
  return {
    codec: codec.module,
    entity: withoutConverters(part.entity),
    fields: part.fields.map(({ name }) => name),
    masks: masks as readonly MaskJob[],
    identity: identityOf(part.way),
    later: part.later,
  }
}

function maskJob({ field, transform, bound, key }: FieldMask): MaskJob | undefined {
  const data = key === undefined ? dataOf(transform) : keyData(transform)
  return data === undefined ? undefined : { name: field.name, transform: data, bound, key }
}

/** Which keys stay is among the parts: the condition itself is no longer asked. */
function keyData({ name, domain, policy }: FieldMask['transform']): TransformData {
  return { name, domain, options: {}, policy }
}

/** Ways that lead over other rows are gone before pages are given away. */
function identityOf(way: SubjectWay | undefined): readonly string[] | undefined {
  return way?.path.length === 0 ? way.identity.map(({ field }) => field.name) : undefined
}

/** Functions cannot be copied; pages hold what the database keeps, so that no converter is asked. */
function withoutConverters(entity: Entity): Entity {
  const fields = entity.fields.map((field) => {
    const { converter, ...plain } = field
    return converter === undefined ? field : plain
  })
  return { ...entity, fields }
}
