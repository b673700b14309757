import type { Store } from '../adapter/port.js'
import { damagedLedger } from '../errors/ledger.js'
import type { Entity } from '../schema/schema.js'
import { decodeHeader, decodePart } from './codec.js'
import type { LedgerEntity, LedgerEntry, LedgerPart } from './entry.js'

/**
 * All runs the ledger records, oldest first; none when there is no ledger.
 *
 * @throws {SeedError} `LEDGER.DAMAGED`.
 */
export async function readLedger(store: Store): Promise<readonly LedgerEntry[]> {
  const headers = await store.ledger.headers()
  const runs = headers.map((row) => decodeHeader(row.run, row.body))
  if (new Set(runs.map((one) => one.run)).size !== runs.length) throw damagedLedger('a run is recorded twice')
  return runs.sort((a, b) => a.run - b.run)
}

/**
 * Keys and digests of the rows a run wrote of one entity, part by part.
 *
 * @param entity - The entity as the schema knows it now.
 * @throws {SeedError} `LEDGER.DAMAGED`, also when parts are missing.
 */
export async function* readParts(
  store: Store,
  run: number,
  recorded: LedgerEntity,
  entity: Entity,
): AsyncGenerator<LedgerPart> {
  const { keys } = recorded
  let rows = 0
  let expected = 0
  for await (const row of store.ledger.parts(run, recorded.entity)) {
    const what = `run ${run}, ${recorded.entity}, part ${row.part}`
    if (row.part !== expected++) throw damagedLedger(`${what} is out of order`)
    const firstKey = keys.kind === 'range' ? keys.from + BigInt(rows) : undefined
    const part = decodePart(row.body, what, entity, firstKey)
    rows += part.digests.length
    if (rows > recorded.rows) throw damagedLedger(`${what} holds more rows than the run wrote`)
    yield part
  }
  if (rows !== recorded.rows) throw damagedLedger(`run ${run}, ${recorded.entity}: parts are missing`)
}
