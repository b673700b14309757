import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { InternalError } from '../../errors/seed-error.js'
import type { EntityJob } from './entity-job.js'
import { MaskThread } from './mask-thread-handle.js'
import type { ThreadStart } from './protocol.js'
import type { DonePage, GivenPage } from './open-job.js'

/** More threads than this usually wait for the database. */
const ENOUGH_THREADS = 4
/** Pages that a thread has before it: one at work and one that waits. */
const AHEAD = 2

/** Threads that replace values in pages, while this one moves them between the databases. */
export interface MaskThreads {
  /** Starts them, once it is known that pages will come: it takes longer than reading the first ones. */
  start(): void
  /** Replaces the values of all pages of one entity; gives them in their order. The next entity comes when it is done. */
  mask(job: EntityJob, pages: AsyncIterable<GivenPage>): AsyncGenerator<DonePage, void, undefined>
  close(): Promise<void>
}

/** Threads to use where nobody says: as many as there are processors, as far as they help; none where there is one alone. */
export function usualThreads(): number {
  const processors = availableParallelism()
  return processors === 1 ? 0 : Math.min(processors, ENOUGH_THREADS)
}

/** Where the compiled program of a thread is. Sources and bundles do without: there it is not. */
const PROGRAM = new URL('./mask-thread.js', import.meta.url)

/** Whether the program of a thread, or the module of a codec, is where it should be. */
export function isThere(url: string | URL): boolean {
  return new URL(url).protocol === 'file:' && existsSync(fileURLToPath(url))
}

/** So many threads, which start with the first entity at the latest; undefined for none, and where their program is missing. */
export function openMaskThreads(count: number, given: ThreadStart): MaskThreads | undefined {
  if (count === 0 || !isThere(PROGRAM)) return undefined
  let threads: readonly MaskThread[] | undefined
  const started = (): readonly MaskThread[] =>
    (threads ??= Array.from({ length: count }, () => new MaskThread(PROGRAM, given)))
  return {
    start: () => void started(),
    mask: (job, pages) => maskInOrder(started(), job, pages),
    close: async () => {
      await Promise.all((threads ?? []).map((thread) => thread.close()))
    },
  }
}

async function* maskInOrder(
  threads: readonly MaskThread[],
  job: EntityJob,
  pages: AsyncIterable<GivenPage>,
): AsyncGenerator<DonePage, void, undefined> {
  for (const thread of threads) thread.tell(job)
  const coming: Promise<DonePage>[] = []
  for await (const page of pages) {
    const done = leastBusy(threads).mask(page)
    done.catch(() => undefined) // heard when its turn comes
    coming.push(done)
    if (coming.length === AHEAD * threads.length) yield await (coming.shift() as Promise<DonePage>)
  }
  for (const done of coming) yield await done
}

function leastBusy(threads: readonly MaskThread[]): MaskThread {
  const [first, ...others] = threads
  if (first === undefined) throw new InternalError('there are no threads')
  return others.reduce((best, one) => (one.waiting < best.waiting ? one : best), first)
}
