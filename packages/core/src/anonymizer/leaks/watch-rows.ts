import { setImmediate } from 'node:timers/promises'
import type { Selection, Store } from '../../adapter/port.js'
import { throwIfAborted } from '../../errors/run.js'
import type { Entity, Tuple } from '../../schema/schema.js'
import type { Watch } from '../reports.js'

/** Reads pages, counts their rows for whoever watches, and stops when asked to. */
export interface RowReader {
  /** @throws {SeedError} `RUN.INTERRUPTED`. */
  pages(store: Store, entity: Entity, selection: Selection): AsyncGenerator<readonly Tuple[]>
}

/** Rows of a page. */
export const PAGE_ROWS = 5000

/** @param total - Rows that will be read in all. */
export function createRowReader({ signal, onProgress }: Watch, total: number): RowReader {
  const start = performance.now()
  let done = 0
  return {
    async *pages(store, entity, selection) {
      throwIfAborted(signal)
      for await (const page of store.read(entity, { pageRows: PAGE_ROWS, ...selection })) {
        throwIfAborted(signal)
        yield page
        done += page.length
        onProgress?.({ phase: 'scan', entity: entity.name, done, total, elapsedMs: performance.now() - start })
        // A driver may answer without ever giving way; signals and timers must be heard.
        await setImmediate()
      }
      throwIfAborted(signal)
    },
  }
}
