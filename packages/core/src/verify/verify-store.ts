import type { Store } from '../adapter/port.js'
import { throwIfAborted } from '../errors/run.js'
import { showKey } from '../internal/key-text.js'
import { groupBy } from '../internal/list.js'
import { entityOf, writableEntities } from '../schema/lookup.js'
import type { Schema } from '../schema/schema.js'
import type { Finding, Progress, VerifyReport } from '../seeder/reports.js'
import { checkLedger } from './check-ledger.js'
import { constraintsOf, type NamedConstraint } from './constraints.js'
import type { Rule } from './rule.js'
import { runRules } from './run-rules.js'

export interface VerifyStoreOptions {
  readonly rules?: readonly Rule[]
  /** Only these entities; all that the ORM knows unless told. */
  readonly entities?: readonly string[]
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: Progress) => void
}

/**
 * Checks what is in the database: counts rows, looks for rows that break a NOT NULL, a unique set (the primary key is
 * one), a foreign key (also those that only the ORM declares) or a check, for sequences that would hand out a key twice, for seeded
 * rows that are gone or changed, and runs the rules. Reads only; memory stays at a page.
 *
 * @returns Findings as data; no findings means that all of it holds.
 * @throws {SeedError} `SCHEMA.UNKNOWN_ENTITY` for a name in `entities` or a rule, `LEDGER.DAMAGED`.
 */
export async function verifyStore(
  store: Store,
  schema: Schema,
  options: VerifyStoreOptions = {},
): Promise<Omit<VerifyReport, 'target'>> {
  const { signal, onProgress, rules = [] } = options
  const entities = options.entities?.map((name) => entityOf(schema, name)) ?? writableEntities(schema)
  const isChosen = (name: string): boolean => options.entities?.includes(name) ?? true
  const chosenRules = rules.filter((rule) => isChosen(entityOf(schema, rule.entity).name))
  const constraints = entities.flatMap((entity) => constraintsOf(schema, entity))
  const total = entities.length + constraints.length + chosenRules.length + 1
  const start = performance.now()
  let done = 0
  const step = (entity?: string): void => {
    throwIfAborted(signal)
    const at = entity === undefined ? {} : { entity }
    onProgress?.({ phase: 'verify', ...at, done: ++done, total, elapsedMs: performance.now() - start })
  }

  const rows: { entity: string; rows: number }[] = []
  for (const entity of entities) {
    rows.push({ entity: entity.name, rows: await store.count(entity) })
    step(entity.name)
  }
  const findings: Finding[] = []
  for (const named of constraints) {
    findings.push(...(await lookFor(store, named)))
    step(named.constraint.entity.name)
  }
  const ledger = await checkLedger(store, schema, { isChosen, signal })
  step()
  for (const [name, together] of groupBy(chosenRules, (rule) => rule.entity)) {
    findings.push(...(await runRules(store, schema, entityOf(schema, name), together, signal)))
    for (const rule of together) step(rule.entity)
  }
  return {
    checks: constraints.length + ledger.checks + chosenRules.length,
    rows,
    findings: [...findings, ...ledger.findings],
    fingerprint: ledger.fingerprint,
  }
}

async function lookFor(store: Store, { subject, constraint }: NamedConstraint): Promise<readonly Finding[]> {
  const { count, sample } = await store.violations(constraint)
  if (count === 0) return []
  return [{ kind: constraint.kind, entity: constraint.entity.name, subject, count, sample: sample.map(showKey) }]
}
