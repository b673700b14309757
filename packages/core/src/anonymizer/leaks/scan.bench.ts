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
  /** Values of the target looked at in a second of the processor. */
  readonly valuesPerSecond: number
}

const FIELDS = ['email', 'phone', 'city', 'note', 'total'] as const

/**
 * Scans a table of people in memory for the e-mail addresses, telephone numbers and notes of another.
 *
 * @param rows - Of each of the two tables; five values a row.
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
  return { report, valuesPerSecond: report.values / (report.cpuMs / 1000) }
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
  const draw = (place: number, below: number): number =>
    (Math.imul(i * 8 + place + turn * 7_654_321, 0x9e3779b1) >>> 0) % below
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
