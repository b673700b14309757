import type { Page, PageCodec, PageDoor } from '../../adapter/page.js'
import type { EntityPlan } from '../plan/plan.js'
import { resolveSubjects } from '../subjects/resolve-subjects.js'
import { type EntityJob, entityJob } from '../threads/entity-job.js'
import { isThere, type MaskThreads } from '../threads/mask-threads.js'
import type { GivenPage } from '../threads/open-job.js'
import type { Copy } from './copy-rows.js'
import { leaveNull } from './later-fields.js'
import { maskPage } from './mask-page.js'
import { addField, type EntityTally } from './tally.js'

/** From so many rows on, threads save more than it costs to tell them of an entity. */
const MANY_ROWS = 20_000

/** Threads that replace the values of an entity's pages, and what they need for it. */
interface Away {
  readonly threads: MaskThreads
  readonly codec: PageCodec
  readonly job: EntityJob
}

/** Says how an entity's pages go to threads; undefined where they stay in this one. */
function awayOf({ threads }: Copy, part: EntityPlan, { codec }: PageDoor): Away | undefined {
  if (threads === undefined || codec === undefined || part.rows < MANY_ROWS || part.masks.length === 0) return undefined
  const job = isThere(codec.module) ? entityJob(part, codec) : undefined
  return job === undefined ? undefined : { threads, codec, job }
}

/** Starts the threads if some of these entities will need them. */
export function startThreads(copy: Copy, parts: readonly EntityPlan[], door: PageDoor): void {
  if (parts.some((part) => awayOf(copy, part, door) !== undefined)) copy.threads?.start()
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
  const away = awayOf(copy, part, door)
  if (away !== undefined) {
    for await (const { packed, fields } of away.threads.mask(away.job, given(copy, part, away, pages))) {
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
