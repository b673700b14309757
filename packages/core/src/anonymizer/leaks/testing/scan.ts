import type { Store } from '../../../adapter/port.js'
import { memoryAdapter } from '../../../memory/adapter.js'
import type { MemoryRow } from '../../../memory/client.js'
import type { Entity, Field, FieldType, Schema } from '../../../schema/schema.js'
import type { Kind } from '../../kind.js'
import type { RowTest } from '../../transform.js'
import type { LeakReport } from '../../reports.js'
import { type LeakScan, type ScanLimits, scanStores } from '../scan-stores.js'

/** A table and its rows. */
export interface TestTable {
  readonly entity: Entity
  readonly rows: readonly MemoryRow[]
}

/** A field of a test's table. */
export function field(name: string, type: FieldType = { kind: 'text' }, more: Partial<Field> = {}): Field {
  return { name, column: name, type, nativeType: type.kind, nullable: true, ...more }
}

/** A table with a key `id` and these fields. */
export function table(name: string, fields: readonly Field[], rows: readonly MemoryRow[]): TestTable {
  const id = field('id', { kind: 'integer', bits: 32 }, { nullable: false })
  const entity: Entity = {
    name,
    table: { name },
    origin: 'orm',
    fields: [id, ...fields],
    key: ['id'],
    relations: [],
    uniques: [],
    checks: [],
  }
  return { entity, rows: rows.map((row, i) => ({ id: i + 1, ...row })) }
}

/** What is looked for: a field of a source table and its kind. */
export interface TestSecret {
  readonly table: string
  readonly field: string
  readonly kind: Kind
  readonly replaced?: boolean
  readonly keepWhere?: RowTest
  readonly partly?: boolean
}

export interface TestScan {
  readonly source: readonly TestTable[]
  readonly target: readonly TestTable[]
  readonly secrets: readonly TestSecret[]
  readonly limits?: ScanLimits
  readonly more?: Partial<LeakScan>
  /** Puts something between the scan and the target. */
  readonly wrapTarget?: (store: Store) => Store
}

/** Scans memory databases that hold these tables. */
export async function scanTestTables(test: TestScan): Promise<LeakReport> {
  const { source, target, secrets, limits, more, wrapTarget = (store) => store } = test
  const from = await fill(source)
  const to = await fill(target)
  const targetSchema = await to.catalog()
  return from.transaction((sourceStore) =>
    to.transaction((targetStore) => {
      const scan: LeakScan = {
        source: sourceStore,
        target: wrapTarget(targetStore),
        targetSchema,
        secrets: secrets.map((secret) => ({ replaced: false, ...secret, entity: entityOf(source, secret.table) })),
        targetKeys: undefined,
        ...more,
      }
      return scanStores(scan, limits)
    }),
  )
}

async function fill(tables: readonly TestTable[]): Promise<ReturnType<typeof memoryAdapter>> {
  const schema: Schema = { entities: tables.map(({ entity }) => entity) }
  const adapter = memoryAdapter(schema, { enforce: false })
  await adapter.change((client) => {
    for (const { entity, rows } of tables) client.insert(entity.name, rows)
  })
  return adapter
}

function entityOf(tables: readonly TestTable[], name: string): Entity {
  const found = tables.find(({ entity }) => entity.name === name)
  if (found === undefined) throw new Error(`the test has no table ${name}`)
  return found.entity
}
