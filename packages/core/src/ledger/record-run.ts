import type { Store } from '../adapter/port.js'
import { rowsMissing, throwIfAborted } from '../errors/run.js'
import { columnsOf } from '../internal/columns.js'
import { slices } from '../internal/list.js'
import { keyText } from '../internal/key-text.js'
import type { Entity, Tuple } from '../schema/schema.js'
import { fingerprintFields, tableName } from '../value/row-text.js'
import { encodeHeader, encodePart } from './codec.js'
import type { LedgerEntity, RecordedEntity, RunRecord, WrittenEntity } from './entry.js'
import { keyOf, lookUp, LOOKUP_ROWS } from './look-up.js'
import { readLedger } from './read-ledger.js'
import { RowReader } from './row-reader.js'

/** Rows in one part of the ledger. */
const PART_ROWS = 8192
/** The same where a part lists the keys, which are held until it is full. */
const LISTED_PART_ROWS = 1024

/**
 * Reads back what a run wrote, inside its transaction, and records it in the ledger: header, keys and a digest of each row. Memory
 * stays at one part of rows.
 *
 * @returns Each entity's fingerprint, in the order given.
 * @throws {SeedError} `RUN.ROWS_MISSING` when other rows are there than were written.
 */
export async function recordRun(store: Store, run: RunRecord): Promise<readonly RecordedEntity[]> {
  const number = ((await readLedger(store)).at(-1)?.run ?? 0) + 1
  const entities: LedgerEntity[] = []
  for (const written of run.entities) entities.push(await recordEntity(store, number, written, run))
  const { dataSet, options, through } = run
  const body = encodeHeader({ dataSet, options, through, entities })
  await store.ledger.write([{ run: number, entity: '', part: 0, body }])
  return entities.map(({ entity, rows, fingerprint }) => ({ entity, rows, fingerprint }))
}

async function recordEntity(
  store: Store,
  run: number,
  written: WrittenEntity,
  { onRows, signal }: RunRecord,
): Promise<LedgerEntity> {
  const { entity, keys, rows } = written
  const reader = new RowReader(entity, fingerprintFields(entity), written.fingerprintFields)
  const isRange = keys.kind === 'range'
  const pages = isRange ? readRange(store, written, reader.fields) : readList(store, written, reader.fields)
  let part = 0
  let done = 0
  for await (const { digests, keys: listed } of inParts(entity, reader, pages, isRange)) {
    throwIfAborted(signal)
    const body = encodePart(Uint32Array.from(digests), listed)
    await store.ledger.write([{ run, entity: entity.name, part: part++, body }])
    done += digests.length
    onRows?.(entity.name, done)
  }
  if (done !== rows) throw rowsMissing(entity.name, rows)
  return {
    entity: entity.name,
    table: tableName(entity.table),
    rows,
    keys: keys.kind === 'range' ? { kind: 'range', from: keys.from, to: keys.to } : { kind: 'list' },
    columns: columnsOf(entity, reader.fields),
    fingerprintColumns: columnsOf(
      entity,
      reader.fields.filter((name) => written.fingerprintFields.includes(name)),
    ),
    fingerprint: reader.fingerprint.hex(),
  }
}

/** Rows of a closed range; each must stand at the place that its key says. */
async function* readRange(
  store: Store,
  written: WrittenEntity,
  fields: readonly string[],
): AsyncGenerator<readonly Tuple[]> {
  const { entity, keys, rows } = written
  if (keys.kind !== 'range') return
  const place = fields.indexOf(entity.key[0] ?? '')
  let next = keys.from
  for await (const page of store.read(entity, { fields, keys: { kind: 'range', from: keys.from, to: keys.to } })) {
    for (const tuple of page) {
      if (BigInt(tuple[place] as number | bigint) !== next++) throw rowsMissing(entity.name, rows)
    }
    yield page
  }
}

/** Rows with listed keys, in the order of the lists. */
async function* readList(
  store: Store,
  written: WrittenEntity,
  fields: readonly string[],
): AsyncGenerator<readonly Tuple[]> {
  const { entity, keys, rows } = written
  if (keys.kind !== 'list') return
  for (const batch of keys.batches()) {
    for (const wanted of slices(batch, LOOKUP_ROWS)) {
      const found = await lookUp(store, entity, fields, { kind: 'list', keys: wanted })
      const tuples = wanted.map((key) => found.get(keyText(key))).filter((tuple) => tuple !== undefined)
      if (tuples.length !== wanted.length) throw rowsMissing(entity.name, rows)
      yield tuples
    }
  }
}

/** What the ledger keeps of so many rows. The rows themselves are let go page by page, for they are the larger part. */
async function* inParts(
  entity: Entity,
  reader: RowReader,
  pages: AsyncIterable<readonly Tuple[]>,
  isRange: boolean,
): AsyncGenerator<{ readonly digests: readonly number[]; readonly keys: readonly Tuple[] | undefined }> {
  const partRows = isRange ? PART_ROWS : LISTED_PART_ROWS
  let digests: number[] = []
  let keys: Tuple[] = []
  for await (const page of pages) {
    for (const tuple of page) {
      digests.push(reader.add(tuple))
      if (!isRange) keys.push(keyOf(entity, reader.fields, tuple))
      if (digests.length < partRows) continue
      yield { digests, keys: isRange ? undefined : keys }
      digests = []
      keys = []
    }
  }
  if (digests.length > 0) yield { digests, keys: isRange ? undefined : keys }
}
