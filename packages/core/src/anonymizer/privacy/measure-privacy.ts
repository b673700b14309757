import type { Store } from '../../adapter/port.js'
import { throwIfAborted } from '../../errors/run.js'
import { InternalError, joinProblems } from '../../errors/seed-error.js'
import type { Entity, Field, Schema } from '../../schema/schema.js'
import { createRowText } from '../../value/row-text.js'
import type { PrivacyReport, Watch } from '../reports.js'
import type { QuasiIdentifier } from '../rules.js'
import { checkQuasiIdentifiers } from './check-quasi-identifiers.js'
import { createGroupCounter, EXACT_GROUPS } from './group-counter.js'

/** Groups smaller than this are counted by their rows: 5 is the least that statistics offices commonly publish. */
const SMALL_GROUP = 5
/** A page's rows at most; reading is what takes the time. */
const PAGE_ROWS = 5000

/**
 * Counts how many rows are alike in fields that together may single out a person: k-anonymity (Sweeney, L., "k-anonymity: a
 * model for protecting privacy", 2002). Two NULLs are alike; so are spellings of one JSON document. Every row is read once per
 * quasi-identifier; memory grows with the groups (see `createGroupCounter`), not with the rows.
 *
 * @param store - Of the database that is to be given away.
 * @param schema - Of the same database: the names in `quasi` are looked up there.
 * @param exactGroups - Groups up to which texts are kept and no tag can be wrong.
 * @returns One report for each quasi-identifier, in their order. `k` of an entity without rows is 0.
 * @throws {SeedError} `SCHEMA.UNKNOWN_ENTITY`, `SCHEMA.UNKNOWN_FIELD`, `PRIVACY.FIELDS`, all at once and before anything is
 *   read; `RUN.INTERRUPTED`.
 */
export async function measurePrivacy(
  store: Store,
  schema: Schema,
  quasi: readonly QuasiIdentifier[],
  watch: Watch = {},
  exactGroups: number = EXACT_GROUPS,
): Promise<readonly PrivacyReport[]> {
  const problems = checkQuasiIdentifiers(schema, quasi)
  if (problems.length > 0) throw joinProblems(problems)
  const reports: PrivacyReport[] = []
  for (const { entity: name, fields } of quasi) {
    const sizes = await countGroups(store, entityNamed(schema, name), fields, watch, exactGroups)
    reports.push({ entity: name, fields, ...summarise(sizes) })
  }
  return reports
}

function entityNamed(schema: Schema, name: string): Entity {
  const entity = schema.entities.find((candidate) => candidate.name === name)
  if (entity === undefined) throw new InternalError(`${name} was checked and is not there`)
  return entity
}

async function countGroups(
  store: Store,
  entity: Entity,
  fields: readonly string[],
  { signal, onProgress }: Watch,
  exactGroups: number,
): Promise<Iterable<number>> {
  throwIfAborted(signal)
  const began = performance.now()
  const total = await store.count(entity)
  const counter = createGroupCounter(exactGroups)
  const textOf = createRowText(withoutComputed(entity), fields)
  let done = 0
  for await (const page of store.read(entity, { fields, pageRows: PAGE_ROWS })) {
    throwIfAborted(signal)
    for (const row of page) counter.add(textOf(row))
    done += page.length
    onProgress?.({ phase: 'read', entity: entity.name, done, total, elapsedMs: performance.now() - began })
  }
  return counter.sizes()
}

/** A row's text passes over computed fields; a person may be singled out by those as well. */
function withoutComputed(entity: Entity): Entity {
  return { ...entity, fields: entity.fields.map(plainField) }
}

function plainField(field: Field): Field {
  const { generated, ...plain } = field
  return generated === 'computed' ? plain : field
}

type Figures = Pick<PrivacyReport, 'rows' | 'k' | 'groups' | 'uniqueRows' | 'rowsBelow5'>

function summarise(sizes: Iterable<number>): Figures {
  const figures = { rows: 0, k: 0, groups: 0, uniqueRows: 0, rowsBelow5: 0 }
  for (const size of sizes) {
    figures.rows += size
    figures.groups += 1
    figures.k = figures.groups === 1 ? size : Math.min(figures.k, size)
    if (size === 1) figures.uniqueRows += 1
    if (size < SMALL_GROUP) figures.rowsBelow5 += size
  }
  return figures
}
