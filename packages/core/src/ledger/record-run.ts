import type { Store } from '../adapter/port.js'
import { rowsMissing, throwIfAborted } from '../errors/run.js'
import { keyText } from '../internal/key-text.js'
import type { Entity, Tuple } from '../schema/schema.js'
import { EntityFingerprint, rowDigest32 } from '../value/fingerprint.js'
import { createRowText, fingerprintFields, tableName } from '../value/row-text.js'
import { encodeHeader, encodePart } from './codec.js'
import type { LedgerEntity, RecordedEntity, RunRecord, WrittenEntity } from './entry.js'
import { readLedger } from './read-ledger.js'

/** Rows in one part of the ledger. */
export const PART_ROWS = 8192
/** Keys in one look-up; databases cap the parameters of a statement. */
const LOOKUP_ROWS = 1000

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

/** Turns rows read back into digests and one fingerprint. */
class RowReader {
  readonly fingerprint: EntityFingerprint = new EntityFingerprint()
  readonly fields: readonly string[]
  readonly #print: (tuple: Tuple) => string
  readonly #digest: ((tuple: Tuple) => string) | undefined

  constructor(entity: Entity, inFingerprint: readonly string[]) {
    // Digests cover every stored field, also those that a hook or the database fills: an application may change them.
    this.fields = fingerprintFields(entity)
    const chosen = this.fields.filter((name) => inFingerprint.includes(name))
    this.#print = createPartialText(entity, this.fields, chosen)
    // The same text serves both ends where nothing is left out of the fingerprint.
    this.#digest = chosen.length === this.fields.length ? undefined : createRowText(entity, this.fields)
  }

  add(tuple: Tuple): number {
    const digest = this.fingerprint.add(this.#print(tuple))
    return this.#digest === undefined ? digest : rowDigest32(this.#digest(tuple))
  }
}

/** Text of some of the fields of tuples that hold more. */
export function createPartialText(
  entity: Entity,
  fields: readonly string[],
  chosen: readonly string[],
): (tuple: Tuple) => string {
  const text = createRowText(entity, chosen)
  if (chosen.length === fields.length) return text
  const places = chosen.map((name) => fields.indexOf(name))
  return (tuple) => text(places.map((place) => tuple[place] ?? null))
}

async function recordEntity(
  store: Store,
  run: number,
  written: WrittenEntity,
  { onRows, signal }: RunRecord,
): Promise<LedgerEntity> {
  const { entity, keys, rows } = written
  const reader = new RowReader(entity, written.fingerprintFields)
  let part = 0
  let done = 0
  const pages =
    keys.kind === 'range' ? readRange(store, written, reader.fields) : readList(store, written, reader.fields)
  for await (const page of inParts(pages)) {
    throwIfAborted(signal)
    const digests = Uint32Array.from(page, (tuple) => reader.add(tuple))
    const body = encodePart(
      digests,
      keys.kind === 'range' ? undefined : page.map((tuple) => keyOf(entity, reader.fields, tuple)),
    )
    await store.ledger.write([{ run, entity: entity.name, part: part++, body }])
    done += page.length
    onRows?.(entity.name, done)
  }
  if (done !== rows) throw rowsMissing(entity.name, rows)
  return {
    entity: entity.name,
    table: tableName(entity.table),
    rows,
    keys: keys.kind === 'range' ? { kind: 'range', from: keys.from, to: keys.to } : { kind: 'list' },
    fields: reader.fields,
    fingerprintFields: reader.fields.filter((name) => written.fingerprintFields.includes(name)),
    fingerprint: reader.fingerprint.hex(),
  }
}

function keyOf(entity: Entity, fields: readonly string[], tuple: Tuple): Tuple {
  return entity.key.map((name) => tuple[fields.indexOf(name)] ?? null)
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
    for (let from = 0; from < batch.length; from += LOOKUP_ROWS) {
      const wanted = batch.slice(from, from + LOOKUP_ROWS)
      const found = await lookUp(store, entity, fields, wanted)
      const tuples = wanted.map((key) => found.get(keyText(key))).filter((tuple) => tuple !== undefined)
      if (tuples.length !== wanted.length) throw rowsMissing(entity.name, rows)
      yield tuples
    }
  }
}

/** Rows with these keys (at most some thousands), by the text of their key. */
export async function lookUp(
  store: Store,
  entity: Entity,
  fields: readonly string[],
  keys: readonly Tuple[],
): Promise<ReadonlyMap<string, Tuple>> {
  const found = new Map<string, Tuple>()
  const all = [...fields, ...entity.key.filter((name) => !fields.includes(name))]
  for await (const page of store.read(entity, { fields: all, keys: { kind: 'list', keys } })) {
    for (const tuple of page) found.set(keyText(keyOf(entity, all, tuple)), tuple)
  }
  return found
}

/** The same tuples in parts of `PART_ROWS`. */
async function* inParts(pages: AsyncIterable<readonly Tuple[]>): AsyncGenerator<readonly Tuple[]> {
  let held: Tuple[] = []
  for await (const page of pages) {
    for (const tuple of page) {
      held.push(tuple)
      if (held.length < PART_ROWS) continue
      yield held
      held = []
    }
  }
  if (held.length > 0) yield held
}
