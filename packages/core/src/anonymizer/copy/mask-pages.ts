import type { Page, PageCodec, PageDoor } from '../../adapter/page.js'
import type { EntityPlan } from '../plan/plan.js'
import { resolveSubjects } from '../subjects/resolve-subjects.js'
import { type EntityJob, entityJob } from '../threads/entity-job.js'
import { isThere } from '../threads/mask-threads.js'
import type { GivenPage } from '../threads/open-job.js'
import type { Copy } from './copy-rows.js'
import { leaveNull } from './later-fields.js'
import { maskPage } from './mask-page.js'
import { addField, type EntityTally } from './tally.js'

/** From so many rows on, threads save more than it costs to tell them of an entity. */
const MANY_ROWS = 20_000

/** What threads need to replace the values of an entity's pages. */
interface Away {
  readonly codec: PageCodec
  readonly job: EntityJob
}

/** Says how an entity's pages go to threads; undefined where they stay in this one. */
function awayOf(part: EntityPlan, { codec }: PageDoor): Away | undefined {
  if (codec === undefined || part.rows < MANY_ROWS || part.masks.length === 0 || !isThere(codec.module))
    return undefined
  const job = entityJob(part, codec)
  return job === undefined ? undefined : { codec, job }
}

/** Whether the values of an entity are replaced in threads, where there are any. */
export function goesToThreads(part: EntityPlan, door: PageDoor): boolean {
  return awayOf(part, door) !== undefined
}

/**
 * Replaces the values of pages; gives them in their order. Large entities go to threads, where there are any and all that is
 * done with the values can go there.
 *
 * @param part - Its entity is as the doors read and write it.
 */
export async function* maskPages(
  copy: Copy,
  part: EntityPlan,
  door: PageDoor,
  pages: AsyncIterable<Page>,
  tally: EntityTally,
): AsyncGenerator<Page, void, undefined> {
  const away = copy.threads === undefined ? undefined : awayOf(part, door)
  if (copy.threads !== undefined && away !== undefined) {
    for await (const { packed, fields } of copy.threads.mask(away.job, given(copy, part, away, pages))) {
      for (const [name, counts] of fields) addField(tally, name, counts)
      yield away.codec.unpack(packed, part.entity, away.job.fields)
    }
    return
  }
  for await (const page of pages) {
    await maskPage(part, page, { store: copy.source, schema: copy.schema }, tally)
    leaveNull(part, page)
    yield page
  }
}

/** Packs pages. Whom rows are about that lead to others is looked up before they are given away. */
async function* given(
  { source, schema }: Copy,
  { way, entity }: EntityPlan,
  { codec, job }: Away,
  pages: AsyncIterable<Page>,
): AsyncGenerator<GivenPage, void, undefined> {
  for await (const page of pages) {
    const subjects =
      way === undefined || way.path.length === 0
        ? undefined
        : await resolveSubjects(source, schema, way, page.rows, (field) => page.read(field))
    yield { packed: codec.pack(page, entity, job.fields), subjects }
  }
}
