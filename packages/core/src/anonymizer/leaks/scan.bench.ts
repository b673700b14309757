import { memoryAdapter } from '../../memory/adapter.js'
import type { MemoryRow } from '../../memory/client.js'
import type { Entity, Field, Value } from '../../schema/schema.js'
import { emailKind } from '../kinds/email.js'
import { phoneKind } from '../kinds/phone.js'
import { textKind } from '../kinds/text.js'
import type { LeakReport } from '../reports.js'
import { scanStores } from './scan-stores.js'

/** How fast a scan was. */
export interface ScanSpeed {
  readonly report: LeakReport
  /** Values of the target looked at in a second of the processor, words and other parts of texts included. */
  readonly valuesPerSecond: number
  /** Columns of rows in a second of the processor. */
  readonly cellsPerSecond: number
}

const FIELDS = ['email', 'phone', 'city', 'note', 'total'] as const

/**
 * Scans a table of people in memory for the e-mail addresses, telephone numbers and notes of another.
 *
 * @param rows - Of each of the two tables; six columns, one of them a note of eight words.
 */
export async function benchScan(rows: number): Promise<ScanSpeed> {
  const entity = peopleEntity()
  const open = async (turn: number): Promise<ReturnType<typeof memoryAdapter>> => {
    const adapter = memoryAdapter({ entities: [entity] }, { enforce: false })
    await adapter.change((client) => client.insert('people', makeRows(rows, turn)))
    return adapter
  }
  const [source, target] = [await open(1), await open(2)]
  const secret = (field: string, kind: typeof textKind): object => ({ entity, field, kind, replaced: false })
  const secrets = [secret('email', emailKind), secret('phone', phoneKind), secret('note', textKind)] as never
  const report = await source.transaction((from) =>
    target.transaction((to) =>
      scanStores({ source: from, target: to, targetSchema: { entities: [entity] }, secrets, targetKeys: undefined }),
    ),
  )
  const seconds = report.cpuMs / 1000
  return { report, valuesPerSecond: report.values / seconds, cellsPerSecond: (rows * (FIELDS.length + 1)) / seconds }
}

function peopleEntity(): Entity {
  const text: Omit<Field, 'name' | 'column'> = { type: { kind: 'text' }, nativeType: 'text', nullable: true }
  const fields = ['id', ...FIELDS].map((name): Field => ({ ...text, name, column: name }))
  const parts = { key: ['id'], relations: [], uniques: [], checks: [] }
  return { name: 'people', table: { name: 'people' }, origin: 'orm', fields, ...parts }
}

function makeRows(rows: number, turn: number): readonly MemoryRow[] {
  return Array.from({ length: rows }, (_, i) => makeRow(i, turn))
}

function makeRow(i: number, turn: number): Record<string, Value> {
  const draw = (place: number, below: number): number => mix(i * 16 + place + turn * 0x40000000) % below
  const words = Array.from({ length: 8 }, (_, at) => `word${draw(at, 5000).toString(36)}`)
  return {
    id: i + 1,
    email: `ann.lee${turn}${i}@mail.example`,
    phone: `+1 ${turn + 2}15 ${100 + (i % 900)} ${String(i % 10_000).padStart(4, '0')}`,
    city: `City ${i % 500}`,
    note: words.join(' '),
    total: draw(9, 1_000_000),
  }
}

/** The end of MurmurHash3 (Appleby, public domain): neighbouring numbers give unrelated ones. */
function mix(number: number): number {
  let hash = Math.imul(number ^ (number >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
