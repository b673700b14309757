import type { Page, PackedPage, PageCodec } from '../../adapter/page.js'
import { fieldOf } from '../../schema/lookup.js'
import type { Entity } from '../../schema/schema.js'
import { leaveNull } from '../copy/later-fields.js'
import { rememberReads, replaceValues } from '../copy/mask-page.js'
import { emptyTally, type FieldTally } from '../copy/tally.js'
import type { FieldMask } from '../plan/bind-masks.js'
import { columnId } from '../plan/column-classes.js'
import type { EntityPlan } from '../plan/plan.js'
import { nameOwn } from '../subjects/resolve-subjects.js'
import type { MaskContext, Transform } from '../transform.js'
import { bindKey } from '../transforms/key/bind-key.js'
import type { EntityJob, MaskJob } from './entity-job.js'
import { transformOf } from './transform-data.js'

/** A page on its way to a thread. */
export interface GivenPage {
  readonly packed: PackedPage
  /** Whom the rows are about; undefined where the rows themselves tell. */
  readonly subjects: Subjects | undefined
}

type Subjects = readonly (string | undefined)[]

/** A page on its way back, all replaced. */
export interface DonePage {
  readonly packed: PackedPage
  readonly fields: ReadonlyMap<string, FieldTally>
}

/** Replaces the values of one page after the other. */
export type MaskGiven = (given: GivenPage) => DonePage

/** Binds all that a job names, as the plan of the other thread did. */
export async function openJob(job: EntityJob, context: MaskContext): Promise<MaskGiven> {
  const { codec } = (await import(job.codec)) as { readonly codec: PageCodec }
  const part = await partOf(job, context)
  return ({ packed, subjects }) => {
    const page = codec.unpack(packed, job.entity, job.fields)
    const tally = emptyTally()
    const read = rememberReads(page)
    replaceValues(part, page, { read, subjects: subjects ?? ownSubjects(part, page, read) }, tally)
    leaveNull(part, page)
    return { packed: codec.pack(page, job.entity, job.fields), fields: tally.fields }
  }
}

function ownSubjects({ way }: EntityPlan, page: Page, read: Page['read']): Subjects {
  return way === undefined ? [] : nameOwn(way, page.rows, read)
}

async function partOf(
  { entity, fields, masks, identity, later }: EntityJob,
  context: MaskContext,
): Promise<EntityPlan> {
  const bound = await Promise.all(masks.map((one) => bindAgain(entity, one, context)))
  return {
    entity,
    fields: fields.map((name) => fieldOf(entity, name)),
    masks: bound,
    way: identity === undefined ? undefined : { path: [], subject: entity, identity: identitiesOf(identity, bound) },
    later,
    rows: 0,
  }
}

async function bindAgain(
  entity: Entity,
  { name, transform: data, bound, key }: MaskJob,
  context: MaskContext,
): Promise<FieldMask> {
  const field = fieldOf(entity, name)
  const transform: Transform =
    key === undefined ? transformOf(data) : { ...data, bind: () => bindKey({ ...key, field: bound, context }) }
  const mask = await transform.bind(bound, context)
  return { entity, field, transform, mask, bound, key, owner: columnId(entity, field) }
}

function identitiesOf(names: readonly string[], masks: readonly FieldMask[]) {
  return names.flatMap((name) =>
    masks.filter(({ field }) => field.name === name).map(({ field, mask }) => ({ field, kind: mask.kind })),
  )
}
