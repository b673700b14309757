import type { RowSource } from '../adapter/port.js'
import type { Block, WrittenField } from '../engine/block.js'
import { describeFailure } from '../engine/failure.js'
import { pathOf, type EngineRow } from '../engine/row.js'
import { throwIfAborted } from '../errors/run.js'

/** Rows a batch: enough to amortise a batch's cost, so few that next to nothing is alive when the young heap is swept. */
const BATCH_ROWS = 128

/** What a source reports to while it is pulled. */
export interface SourceWatch {
  readonly signal?: AbortSignal | undefined
  /** Called with the number of rows made since the last call. */
  readonly onRows: (rows: number) => void
}

/** All rows of a block on their way into the database. Fields in `leftNull` are NULL for now. */
export function rowsOf(block: Block, leftNull: ReadonlySet<string>, watch: SourceWatch): RowSource {
  const { written } = block
  return {
    fields: written.map(({ field }) => field.name),
    count: block.count,
    batches: (form) =>
      batches(
        block,
        tupleMaker(form === 'stored' ? written.map(stored) : written.map(entityValue), leftNull, written),
        watch,
      ),
  }
}

/** Second pass: the key and the fields that were left NULL, of rows that have a value there. */
export function changesOf(block: Block, later: ReadonlySet<string>, watch: SourceWatch): RowSource {
  const keys = block.entity.key.map((name) => fieldOf(block, name))
  const fields = [...keys, ...block.written.filter(({ field }) => later.has(field.name))]
  const make = tupleMaker(fields.map(stored), new Set(), fields)
  const changed = (tuple: readonly unknown[]): boolean => tuple.slice(keys.length).some((value) => value !== null)
  return {
    fields: fields.map(({ field }) => field.name),
    count: block.count,
    *batches() {
      for (const batch of batches(block, make, watch)) yield batch.filter(changed)
    },
  }
}

/** Keys of all rows of a block, as stored. */
export function* keysOf(block: Block): Generator<readonly (readonly unknown[])[]> {
  const fields = block.entity.key.map((name) => fieldOf(block, name))
  yield* batches(block, tupleMaker(fields.map(stored), new Set(), fields), { onRows: () => undefined })
}

type Make = (row: EngineRow) => readonly unknown[]

/** Runs the source's rows through `make`; an error gets the path of its cell. */
function* batches(block: Block, make: Make, watch: SourceWatch): Generator<readonly (readonly unknown[])[]> {
  let batch: (readonly unknown[])[] = []
  const { seed } = block.values
  for (const row of guarded(block)) {
    try {
      batch.push(make(row))
    } catch (error) {
      throw describeFailure(error, seed, pathOf(row))
    }
    if (batch.length < BATCH_ROWS) continue
    throwIfAborted(watch.signal)
    watch.onRows(batch.length)
    yield batch
    batch = []
  }
  if (batch.length === 0) return
  throwIfAborted(watch.signal)
  watch.onRows(batch.length)
  yield batch
}

/** The rows of a block; making them runs cells of their parents, which may fail as well. */
function* guarded(block: Block): Generator<EngineRow> {
  const rows = block.rows()
  for (;;) {
    let next: IteratorResult<EngineRow>
    try {
      next = rows.next()
    } catch (error) {
      throw describeFailure(error, block.values.seed)
    }
    if (next.done === true) return
    yield next.value
  }
}

function tupleMaker(
  cells: readonly Make[] | readonly ((row: EngineRow) => unknown)[],
  leftNull: ReadonlySet<string>,
  fields: readonly WrittenField[],
): Make {
  const makers = cells.map((cell, i) => (leftNull.has((fields[i] as WrittenField).field.name) ? () => null : cell))
  return (row) => {
    const tuple: unknown[] = new Array(makers.length)
    for (let i = 0; i < makers.length; i += 1) tuple[i] = (makers[i] as (row: EngineRow) => unknown)(row)
    return tuple
  }
}

function stored({ field, toStored }: WrittenField): (row: EngineRow) => unknown {
  const { name } = field
  return (row) => toStored(row[name])
}

function entityValue({ field }: WrittenField): (row: EngineRow) => unknown {
  const { name } = field
  return (row) => row[name]
}

function fieldOf(block: Block, name: string): WrittenField {
  return block.written.find(({ field }) => field.name === name) as WrittenField
}
