import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { LedgerRow, Store } from '../adapter/port.js'
import { alreadyRun } from '../errors/run.js'
import { SeedError } from '../errors/seed-error.js'
import { memoryAdapter, type MemoryAdapter } from '../memory/adapter.js'
import { DOMAIN, ORDER_ITEM, PRODUCT, USER } from '../memory/testing/domain.js'
import { seedDomain, sourceOf, uuid } from '../memory/testing/seed-domain.js'
import type { Tuple, Value } from '../schema/schema.js'
import { fingerprintFields } from '../value/row-text.js'
import { decodePart, encodePart } from './codec.js'
import type { LedgerPart, RunRecord } from './entry.js'
import { readLedger, readParts } from './read-ledger.js'
import { recordRun } from './record-run.js'

/** What the ledger's JSON holds, open to damage. */
interface LooseHeader {
  format: number
  dataSet?: string
  options?: { counts: unknown }
  through: string
  entities: LooseEntity[]
}
interface LooseEntity {
  keys: { to: string }
  fingerprint: string
  columns: unknown
}
interface LoosePart {
  digests: string
  keys: unknown[][]
}

const AT = '2026-01-01T00:00:00Z'

async function partsOf(adapter: MemoryAdapter, run: number, name: string): Promise<readonly LedgerPart[]> {
  return adapter.transaction(async (store) => {
    const entry = (await readLedger(store)).find((one) => one.run === run)
    const recorded = entry?.entities.find((one) => one.entity === name)
    const entity = DOMAIN.entities.find((one) => one.name === name)
    const parts: LedgerPart[] = []
    if (recorded === undefined || entity === undefined) return parts
    for await (const part of readParts(store, run, recorded, entity)) parts.push(part)
    return parts
  })
}

/** Writes this many users and records them as a run. */
async function seedUsers(adapter: MemoryAdapter, count: number, more: Partial<RunRecord> = {}): Promise<string> {
  return adapter.transaction(async (store) => {
    const from = await store.reserve(USER, 'id', count)
    const rows = Array.from({ length: count }, (_, i): Tuple => [Number(from) + i, `u${i}-${from}`, AT])
    await store.insert(USER, sourceOf(['id', 'email', 'createdAt'], rows), 'native')
    const keys = { kind: 'range', from, to: from + BigInt(count) - 1n } as const
    const entities = [{ entity: USER, rows: count, keys, fingerprintFields: fingerprintFields(USER) }]
    const options = { seed: 42, now: AT, locale: 'en', counts: { User: count } }
    const [recorded] = await recordRun(store, { dataSet: 'plan', options, through: 'native', entities, ...more })
    return recorded?.fingerprint ?? ''
  })
}

describe('recordRun', () => {
  it('keeps what the run was made of and what it wrote', async () => {
    const adapter = memoryAdapter(DOMAIN)
    const recorded = await seedDomain(adapter, 3)
    await seedDomain(adapter, 2, 'plan-2')
    const runs = await adapter.transaction(readLedger)
    expect(runs.map((one) => [one.run, one.dataSet])).toEqual([
      [1, 'plan-1'],
      [2, 'plan-2'],
    ])
    expect(runs[0]).toMatchObject({ through: 'native', options: { seed: 42, now: AT, locale: 'en', counts: {} } })
    expect(runs[0]?.entities.map(({ entity, rows, fingerprint }) => ({ entity, rows, fingerprint }))).toEqual(recorded)
    expect(runs[1]?.entities.find((one) => one.entity === 'User')?.keys).toEqual({ kind: 'range', from: 4n, to: 5n })
    expect(runs[1]?.entities.find((one) => one.entity === 'OrderItem')).toMatchObject({
      keys: { kind: 'list' },
      table: 'order_items',
      columns: ['order_id', 'product_id', 'quantity'],
    })
  })

  it('gives back every key as it was: ranges as wide as the field, lists with big integers', async () => {
    const adapter = memoryAdapter(DOMAIN)
    await seedDomain(adapter, 2)
    expect((await partsOf(adapter, 1, 'User'))[0]?.keys).toEqual([[1], [2]])
    expect((await partsOf(adapter, 1, 'Order'))[0]?.keys).toEqual([[1n], [2n]])
    expect((await partsOf(adapter, 1, 'OrderItem'))[0]?.keys).toEqual([
      [1n, uuid(1000)],
      [2n, uuid(1001)],
    ])
  })

  it('cuts the rows into parts of 8,192 and reports how far it is', async () => {
    const adapter = memoryAdapter(DOMAIN)
    const done: number[] = []
    await seedUsers(adapter, 20_000, { onRows: (_, rows) => done.push(rows) })
    expect(done).toEqual([8192, 16_384, 20_000])
    const parts = await partsOf(adapter, 1, 'User')
    expect(parts.map((part) => part.keys.length)).toEqual([8192, 8192, 3616])
    expect(parts[1]?.keys[0]).toEqual([8193])
  })

  it('has a fingerprint that a changed value changes and a field left out does not', async () => {
    const [one, two, three] = [memoryAdapter(DOMAIN), memoryAdapter(DOMAIN), memoryAdapter(DOMAIN)]
    const print = await seedUsers(one, 5)
    expect(await seedUsers(two, 5)).toBe(print)
    expect(await seedUsers(three, 6)).not.toBe(print)
    const leave = (age: number): Promise<string> => {
      const adapter = memoryAdapter(DOMAIN)
      return adapter.transaction(async (store) => {
        await store.insert(USER, sourceOf(['id', 'email', 'createdAt', 'age'], [[1, 'a', AT, age]]), 'native')
        const options = { seed: 1, now: AT, locale: 'en', counts: {} }
        const keys = { kind: 'range', from: 1n, to: 1n } as const
        const entities = [{ entity: USER, rows: 1, keys, fingerprintFields: ['id', 'email'] }]
        const [recorded] = await recordRun(store, { dataSet: 'x', options, through: 'orm', entities })
        const parts = await store.ledger.parts(1, 'User')[Symbol.asyncIterator]().next()
        return `${recorded?.fingerprint} ${(parts.value as LedgerRow).body}`
      })
    }
    const [young, old] = [(await leave(3)).split(' '), (await leave(30)).split(' ')]
    expect(young[0]).toBe(old[0])
    // The digest covers it all the same: the application may change it.
    expect(young[1]).not.toBe(old[1])
  })

  it('refuses rows that are not there', async () => {
    const missing = async (keys: RunRecord['entities'][number]['keys'], rows: number): Promise<unknown> => {
      const adapter = memoryAdapter(DOMAIN)
      return adapter
        .transaction(async (store) => {
          await store.insert(
            USER,
            sourceOf(
              ['id', 'email', 'createdAt'],
              [
                [1, 'a', AT],
                [3, 'c', AT],
              ],
            ),
            'native',
          )
          const options = { seed: 1, now: AT, locale: 'en', counts: {} }
          const entities = [{ entity: USER, rows, keys, fingerprintFields: [] }]
          await recordRun(store, { dataSet: 'x', options, through: 'native', entities })
        })
        .catch((error: unknown) => (error as SeedError).code)
    }
    expect(await missing({ kind: 'range', from: 1n, to: 2n }, 2)).toBe('RUN.ROWS_MISSING')
    expect(await missing({ kind: 'range', from: 1n, to: 3n }, 3)).toBe('RUN.ROWS_MISSING')
    expect(await missing({ kind: 'list', batches: () => [[[1], [2]]] }, 2)).toBe('RUN.ROWS_MISSING')
    expect(await missing({ kind: 'list', batches: () => [[[1]], [[3]]] }, 2)).toBeUndefined()
  })

  it('stops when its signal is aborted', async () => {
    const adapter = memoryAdapter(DOMAIN)
    const run = seedUsers(adapter, 5, { signal: AbortSignal.abort() })
    await expect(run).rejects.toMatchObject({ code: 'RUN.INTERRUPTED' })
    expect(adapter.rows('User')).toEqual([])
  })
})

describe('a damaged ledger', () => {
  /** What reading says after the rows of the ledger were changed like this. */
  async function damage(change: (row: LedgerRow) => LedgerRow | undefined): Promise<unknown> {
    const adapter = memoryAdapter(DOMAIN)
    await seedDomain(adapter, 3)
    return adapter.transaction(async (store) => {
      const rows: LedgerRow[] = [...(await store.ledger.headers())]
      for (const { name } of DOMAIN.entities) for await (const part of store.ledger.parts(1, name)) rows.push(part)
      await store.ledger.remove(1)
      await store.ledger.write(rows.map(change).filter((row) => row !== undefined))
      return readEverything(store).catch((error: unknown) => (error as SeedError).code)
    })
  }
  async function readEverything(store: Store): Promise<number> {
    let rows = 0
    for (const { run, entities } of await readLedger(store)) {
      for (const recorded of entities) {
        const entity = DOMAIN.entities.find((one) => one.name === recorded.entity)
        if (entity === undefined) continue
        for await (const part of readParts(store, run, recorded, entity)) rows += part.keys.length
      }
    }
    return rows
  }
  const inHeader = (edit: (header: LooseHeader) => unknown) => (row: LedgerRow) => {
    if (row.entity !== '') return row
    const header = JSON.parse(row.body) as LooseHeader
    edit(header)
    return { ...row, body: JSON.stringify(header) }
  }
  const inEntity = (edit: (one: LooseEntity) => unknown): ((row: LedgerRow) => LedgerRow) =>
    inHeader(({ entities: [one] }) => one !== undefined && edit(one))
  const inPart = (name: string, edit: (part: LoosePart) => unknown) => (row: LedgerRow) => {
    if (row.entity !== name) return row
    const part = JSON.parse(row.body) as LoosePart
    edit(part)
    return { ...row, body: JSON.stringify(part) }
  }

  it('is read when it is whole', async () => {
    expect(await damage((row) => row)).toBe(33)
  })

  const cases: readonly (readonly [string, (row: LedgerRow) => LedgerRow | undefined])[] = [
    ['a header that is no JSON', (row) => (row.entity === '' ? { ...row, body: '{"dataSet":' } : row)],
    ['a header that is a list', (row) => (row.entity === '' ? { ...row, body: '[]' } : row)],
    ['another format', inHeader((header) => (header.format = 2))],
    ['no data set', inHeader((header) => delete header.dataSet)],
    ['no options', inHeader((header) => delete header.options)],
    ['a wrong count', inHeader((header) => (header.options = { ...header.options, counts: { User: 'many' } }))],
    ['an unknown way of writing', inHeader((header) => (header.through = 'magic'))],
    ['a range that does not fit the rows', inEntity((one) => (one.keys.to = '9'))],
    ['a range that is no number', inEntity((one) => (one.keys.to = 'x'))],
    ['a cut fingerprint', inEntity((one) => (one.fingerprint = 'ab'))],
    ['columns that are no texts', inEntity((one) => (one.columns = [1]))],
    ['a missing part', (row) => (row.entity === 'Order' ? undefined : row)],
    ['a part out of order', (row) => (row.entity === 'Order' ? { ...row, part: 1 } : row)],
    ['cut digests', inPart('User', (part) => (part.digests = part.digests.slice(4)))],
    ['digests that are no base64', inPart('User', (part) => (part.digests = '?'.repeat(16)))],
    ['a missing key', inPart('OrderItem', (part) => part.keys.pop())],
    ['a short key', inPart('OrderItem', (part) => part.keys[0]?.pop())],
    ['a key that is no value', inPart('OrderItem', (part) => part.keys[0]?.splice(0, 1, { n: 'one' }))],
    [
      'more rows than were written',
      inPart('Product', (part) => {
        part.keys.push([uuid(1)])
        part.digests = Buffer.alloc(16).toString('base64')
      }),
    ],
  ]
  it.each(cases)('is refused: %s', async (_, change) => {
    expect(await damage(change)).toBe('LEDGER.DAMAGED')
  })

  it('says which part, and nothing of what is in it', async () => {
    const adapter = memoryAdapter(DOMAIN)
    const error = await adapter
      .transaction(async (store) => {
        await store.ledger.write([{ run: 3, entity: '', part: 0, body: 'secret@example.com' }])
        return readLedger(store)
      })
      .catch((reason: unknown) => reason as SeedError)
    expect(error).toMatchObject({ message: 'LEDGER.DAMAGED: the ledger is damaged: header of run 3' })
    expect((error as SeedError).cause).toBeUndefined()
  })
})

describe('the codec of keys', () => {
  const part: fc.Arbitrary<Value> = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.bigInt(),
    fc.integer(),
    fc.boolean(),
    fc.uint8Array(),
  )

  it('gives back every key and digest', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(part, part)), (keys) => {
        const digests = Uint32Array.from(keys, (_, i) => (i * 2654435761) >>> 0)
        expect(decodePart(encodePart(digests, keys), 'it', ORDER_ITEM, undefined)).toEqual({ digests, keys })
      }),
    )
  })

  it('leaves the keys of a range out', () => {
    const body = encodePart(Uint32Array.of(1, 2))
    expect(body).toBe('{"digests":"AQAAAAIAAAA="}')
    expect(decodePart(body, 'it', USER, 7n).keys).toEqual([[7], [8]])
    expect(() => decodePart(body, 'it', PRODUCT, undefined)).toThrow('LEDGER.DAMAGED')
  })
})

describe('alreadyRun', () => {
  it('names the three ways on', () => {
    const error = alreadyRun({ run: 2, seed: 42, rows: 10 })
    expect(error).toBeInstanceOf(SeedError)
    expect([error.code, error.exitCode]).toEqual(['RUN.ALREADY', 2])
    for (const way of ['--reset', '--append', '--seed']) expect(error.fix).toContain(way)
  })
})
