import type { Page, PageCodec, PageDoor } from '../../adapter/page.js'
import type { EntityPlan } from '../plan/plan.js'
import { resolveSubjects } from '../subjects/resolve-subjects.js'
import { entityJob } from '../threads/entity-job.js'
import { isThere } from '../threads/mask-threads.js'
import type { GivenPage } from '../threads/open-job.js'
import type { Copy } from './copy-rows.js'
import { leaveNull } from './later-fields.js'
import { maskPage } from './mask-page.js'
import { addField, type EntityTally } from './tally.js'

/** From so many rows on, threads save more than it costs to tell them of an entity. */
const MANY_ROWS = 20_000

/**
 * Replaces the values of pages; gives them in their order. Large entities go to threads, where there are any and all that is
 * done with the values can go there.
 *
 * @param part - Its entity is as the doors read and write it.
 */
export async function* maskPages(
  copy: Copy,
  part: EntityPlan,
  { codec }: PageDoor,
  pages: AsyncIterable<Page>,
  tally: EntityTally,
): AsyncGenerator<Page, void, undefined> {
  const inThreads = codec === undefined ? undefined : pagesInThreads(copy, part, codec, pages, tally)
  if (inThreads !== undefined) return yield* inThreads
  for await (const page of pages) {
    await maskPage(part, page, { store: copy.source, schema: copy.schema }, tally)
    leaveNull(part, page)
    yield page
  }
}

function pagesInThreads(
  copy: Copy,
  part: EntityPlan,
  codec: PageCodec,
  pages: AsyncIterable<Page>,
  tally: EntityTally,
): AsyncGenerator<Page, void, undefined> | undefined {
  const { threads } = copy
  if (threads === undefined || part.rows < MANY_ROWS || part.masks.length === 0 || !isThere(codec.module))
    return undefined
  const job = entityJob(part, codec)
  if (job === undefined) return undefined
  return (async function* () {
    for await (const { packed, fields } of threads.mask(job, given(copy, part, codec, pages, job.fields))) {
      for (const [name, counts] of fields) addField(tally, name, counts)
      yield codec.unpack(packed, part.entity, job.fields)
    }
  })()
}

/** Packs pages. Whom rows are about that lead to others is looked up before they are given away. */
async function* given(
  { source, schema }: Copy,
  { way, entity }: EntityPlan,
  codec: PageCodec,
  pages: AsyncIterable<Page>,
  fields: readonly string[],
): AsyncGenerator<GivenPage, void, undefined> {
  for await (const page of pages) {
    const subjects =
      way === undefined || way.path.length === 0
        ? undefined
        : await resolveSubjects(source, schema, way, page.rows, (field) => page.read(field))
    yield { packed: codec.pack(page, entity, fields), subjects }
  }
}
