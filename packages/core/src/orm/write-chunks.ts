import { setImmediate } from 'node:timers/promises'
import type { RowSource } from '../adapter/port.js'
import { slices } from '../internal/list.js'

/** Writes some rows; `first` is the place of the first one in its source, counted from 0. */
export type WriteRows = (rows: readonly (readonly unknown[])[], first: number) => Promise<void>

/**
 * Hands the rows of a source to an ORM, at most `chunk` at a time, as entities hold their values. Timers run in between.
 *
 * @returns how many rows were written.
 */
export async function writeChunks(source: RowSource, chunk: number, write: WriteRows): Promise<number> {
  let written = 0
  for (const batch of source.batches('entity')) {
    for (const rows of slices(batch, chunk)) {
      await write(rows, written)
      written += rows.length
      await setImmediate()
    }
  }
  return written
}
