import type { Store } from '../../adapter/port.js'
import type { Entity, Schema, Tuple } from '../../schema/schema.js'
import type { Kind } from '../kind.js'
import type { Vocabulary } from '../../values/vocabulary.js'
import type { RowTest } from '../transform.js'
import type { PartKind } from '../transforms/json/bind-json.js'
import type { LeakReport, Watch } from '../reports.js'
import { collectOriginals } from './collect-originals.js'
import { createFindings, type Findings } from './findings.js'
import { createInspector } from './inspect-value.js'
import { createOriginals, type Originals } from './originals/originals.js'
import { compareRows } from './rows/compare-rows.js'
import { scanCatalog } from './scan-catalog.js'
import { placeOf, scanTables } from './scan-tables.js'
import { columnsOf } from '../../internal/columns.js'
import { createRowReader } from './watch-rows.js'

/** A source field whose values must not turn up in the target. */
export interface SecretField {
  readonly entity: Entity
  readonly field: string
  readonly kind: Kind
  /** The same column in the target: values of little entropy are compared row by row there. */
  readonly replaced: boolean
  /** Parts of each value stay as they are: only addresses, numbers and codes inside of it are secret. */
  readonly partly?: boolean
  /** Kinds of the parts of documents that a rule names: what many people share proves nothing elsewhere. */
  readonly parts?: readonly PartKind[]
  /** Rows whose value stays as it is: it is no secret. */
  readonly keepWhere?: RowTest
}

/** What a scan works on: open transactions on both databases. */
export interface LeakScan extends Watch {
  readonly source: Store
  readonly target: Store
  /** All tables of the target, those unknown to the ORM among them. */
  readonly targetSchema: Schema
  readonly secrets: readonly SecretField[]
  /** Keys that rows of the source have in the target; undefined where that is not known. */
  readonly targetKeys: ((entity: Entity, keys: readonly Tuple[]) => readonly Tuple[]) | undefined
  /** What replacements are made of: an original of nothing but such words may come about by chance. */
  readonly words?: Vocabulary
}

/** Bounds of a scan, and what tests leave out. */
export interface ScanLimits {
  /** Originals held in memory, 24 to 48 bytes each; 16 million unless told. More are not looked for, and the report says so. */
  readonly originals?: number
  /** Names of extractors left out. */
  readonly without?: readonly string[]
}

const MOST_ORIGINALS = 2 ** 24

/**
 * Looks for every original in every column of every table. Values that say who somebody is must be nowhere; those that many
 * people share must not be in the same row more often than chance puts them there. Memory does not grow with the target's rows.
 *
 * @throws {SeedError} `RUN.INTERRUPTED`.
 */
export async function scanStores(scan: LeakScan, limits: ScanLimits = {}): Promise<LeakReport> {
  const start = performance.now()
  const { source, target, targetSchema, secrets } = scan
  const reader = createRowReader(scan, await countRows(scan))
  const originals = createOriginals(secrets, limits.originals ?? MOST_ORIGINALS, scan.words)
  await collectOriginals(source, originals, reader)

  const findings = createFindings()
  reportRefused(originals, findings)
  const inspector = createInspector(originals, findings, limits.without)
  const before = process.cpuUsage()
  if (limits.without?.includes('catalog') !== true) scanCatalog(targetSchema, inspector, findings)
  await scanTables({ target, schema: targetSchema, inspector, findings, reader })
  const { user, system } = process.cpuUsage(before)

  await compareRows(scan, originals, findings, reader)
  const nameSet = (set: number): readonly string[] => originals.sets.fields(set).map((place) => nameOf(secrets[place]))
  const found = findings.close(nameSet)
  return {
    verdict: found.findings.length > 0 ? 'FAIL' : found.unverified.length > 0 ? 'UNVERIFIED' : 'PASS',
    originals: originals.forms.table.size + originals.digits.table.size + originals.words.table.size,
    values: findings.values,
    ...found,
    elapsedMs: performance.now() - start,
    cpuMs: (user + system) / 1000,
  }
}

/** Rows that will be read, the second look at the source left out. */
async function countRows({ source, target, targetSchema, secrets }: LeakScan): Promise<number> {
  let rows = 0
  for (const entity of new Set(secrets.map((secret) => secret.entity))) rows += await source.count(entity)
  for (const entity of targetSchema.entities) rows += await target.count(entity)
  return rows
}

function reportRefused({ room, secrets }: Originals, findings: Findings): void {
  for (const place of room.refused) {
    const secret = secrets[place]
    if (secret === undefined) continue
    const [column = secret.field] = columnsOf(secret.entity, [secret.field])
    findings.unverified(placeOf(secret.entity, column), 'more originals than can be held; the rest was not looked for')
  }
}

function nameOf(secret: SecretField | undefined): string {
  return secret === undefined ? '' : `${secret.entity.name}.${secret.field}`
}
