import type { Store } from '../../../adapter/port.js'
import { columnsOf } from '../../../internal/columns.js'
import { keyText } from '../../../internal/key-text.js'
import { groupBy, slices } from '../../../internal/list.js'
import type { Entity, Tuple, Value } from '../../../schema/schema.js'
import { keptRows } from '../kept-rows.js'
import type { Findings } from '../findings.js'
import type { Originals } from '../originals/originals.js'
import { createLooseTest } from '../originals/loose.js'
import { placeOf } from '../scan-tables.js'
import type { LeakScan, SecretField } from '../scan-stores.js'
import type { RowReader } from '../watch-rows.js'
import { findTargetTable } from './target-table.js'
import { createSurvivorCount, type SurvivorCount } from './survivors.js'

/** Keys of one look-up; databases cap the parameters of a statement. */
const LOOKUP_ROWS = 500

/** One field on both sides. */
interface Pair {
  readonly secret: SecretField
  readonly column: string
  readonly isLoose: (value: Value) => boolean
  readonly survivors: SurvivorCount
}

/** Row pass: what many people share proves something only in the row of the same person. */
export async function compareRows(
  scan: LeakScan,
  originals: Originals,
  findings: Findings,
  reader: RowReader,
): Promise<void> {
  const isLoose = createLooseTest(originals)
  const wanted = scan.secrets.filter((secret, place) => secret.replaced && isLoose.any(place))
  for (const secrets of groupBy(wanted, ({ entity }) => entity.name).values()) {
    const [first] = secrets
    const table = first === undefined ? undefined : findTargetTable(scan.targetSchema, first.entity)
    if (first === undefined || table === undefined) continue
    const pairs = secrets.flatMap((secret): readonly Pair[] => {
      const [column = ''] = columnsOf(secret.entity, [secret.field])
      if (!table.fields.some((field) => field.column === column)) return []
      const place = scan.secrets.indexOf(secret)
      return [
        {
          secret,
          column,
          isLoose: (value) => isLoose.value(place, value),
          survivors: createSurvivorCount(secret.kind),
        },
      ]
    })
    const why = obstacle(scan, first.entity, table)
    if (why === undefined) await compareTable(scan, first.entity, table, pairs, reader)
    for (const pair of pairs) conclude(pair, table, why, findings)
  }
}

/** Why rows of the source cannot be found in the target. */
function obstacle(scan: LeakScan, entity: Entity, table: Entity): string | undefined {
  const columns = columnsOf(entity, entity.key)
  if (columns.length === 0) return 'the table has no key, so rows cannot be compared'
  if (!columns.every((column) => table.fields.some((field) => field.column === column)))
    return 'the target lacks the key, so rows cannot be compared'
  const isMasked = scan.secrets.some(
    (secret) => secret.entity.name === entity.name && secret.replaced && entity.key.includes(secret.field),
  )
  return isMasked && scan.targetKeys === undefined
    ? 'the keys are replaced and it is not known by which, so rows cannot be compared'
    : undefined
}

async function compareTable(
  scan: LeakScan,
  entity: Entity,
  table: Entity,
  pairs: readonly Pair[],
  reader: RowReader,
): Promise<void> {
  const width = entity.key.length
  const kept = keptRows(pairs.map(({ secret }) => secret))
  const fields = [...entity.key, ...pairs.map(({ secret }) => secret.field), ...kept.fields]
  for await (const page of reader.pages(scan.source, entity, { fields })) {
    for (const rows of slices(page, LOOKUP_ROWS)) {
      const keys = rows.map((row) => row.slice(0, width))
      const targetKeys = scan.targetKeys?.(entity, keys) ?? keys
      const found = await lookUp(scan.target, table, columnsOf(entity, entity.key), targetKeys, pairs)
      rows.forEach((row, i) => {
        const isKept = kept.test(row.slice(width + pairs.length))
        const changed = pairs.filter(({ secret }) => !isKept(secret))
        addRow(pairs, changed, row.slice(width), found.get(keyText(targetKeys[i] ?? [])))
      })
    }
  }
}

async function lookUp(
  target: Store,
  table: Entity,
  keyColumns: readonly string[],
  keys: readonly Tuple[],
  pairs: readonly Pair[],
): Promise<ReadonlyMap<string, Tuple>> {
  const names = [...keyColumns, ...pairs.map(({ column }) => column)].map(
    (column) => table.fields.find((field) => field.column === column)?.name ?? column,
  )
  const match = { fields: names.slice(0, keyColumns.length), anyOf: keys }
  const found = new Map<string, Tuple>()
  for await (const page of target.read(table, { fields: names, match }))
    for (const row of page) found.set(keyText(row.slice(0, keyColumns.length)), row.slice(keyColumns.length))
  return found
}

function addRow(all: readonly Pair[], changed: readonly Pair[], source: Tuple, target: Tuple | undefined): void {
  if (target === undefined) return
  changed.forEach((pair) => {
    const { isLoose, survivors } = pair
    const i = all.indexOf(pair)
    const value = source[i] ?? null
    if (value !== null && value !== '' && isLoose(value)) survivors.add(value, target[i] ?? null)
  })
}

function conclude({ secret, column, survivors }: Pair, table: Entity, why: string | undefined, to: Findings): void {
  const place = placeOf(table, column)
  if (why !== undefined) return to.unverified(place, why)
  const { count, expected, verdict } = survivors.result()
  const from = [`${secret.entity.name}.${secret.field}`]
  if (verdict === 'above') to.add({ place, from, how: 'same row', count, expected })
  if (verdict === 'alike')
    to.unverified(
      place,
      `${count} rows kept their value, about ${expected.toFixed(0)} would by chance; few values only`,
    )
}
