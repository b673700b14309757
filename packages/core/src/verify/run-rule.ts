import type { Store } from '../adapter/port.js'
import { throwIfAborted } from '../errors/run.js'
import { showKey } from '../internal/key-text.js'
import { entityOf } from '../schema/lookup.js'
import type { Schema } from '../schema/schema.js'
import type { Finding } from '../seeder/reports.js'
import { createLoader } from './related.js'
import type { Rule } from './rule.js'
import { allFields, rowMaker } from './rows.js'

/** Rows looked at together: their related rows are held with them. */
const PAGE_ROWS = 500
/** Rows shown of those that break a rule. */
const SHOWN_ROWS = 5

/**
 * Runs one rule over all rows of its entity.
 *
 * @returns Up to two findings: rows for which it does not hold, and rows for which it threw.
 * @throws {SeedError} `SCHEMA.*` when the rule names an entity or relation that is not there.
 */
export async function runRule(
  store: Store,
  schema: Schema,
  rule: Rule,
  signal?: AbortSignal,
): Promise<readonly Finding[]> {
  const entity = entityOf(schema, rule.entity)
  const fields = allFields(entity)
  const toRow = rowMaker(entity, fields)
  const loaders = rule.with.map((name) => ({ name, load: createLoader(store, schema, entity, fields, name) }))
  const verdicts = new Verdicts(rule)
  for await (const page of store.read(entity, { fields, pageRows: PAGE_ROWS })) {
    throwIfAborted(signal)
    const columns: (readonly unknown[])[] = []
    for (const { load } of loaders) columns.push(await load(page))
    page.forEach((tuple, i) => {
      const related = Object.fromEntries(loaders.map(({ name }, at) => [name, columns[at]?.[i]]))
      const key = entity.key.map((name) => tuple[fields.indexOf(name)] ?? null)
      verdicts.judge(showKey(key), () => toRow(tuple), related)
    })
  }
  return verdicts.findings()
}

/** Rows that broke a rule, and rows that made it throw. */
class Verdicts {
  readonly #broken = { count: 0, sample: [] as string[] }
  readonly #threw = { count: 0, sample: [] as string[] }

  constructor(readonly rule: Rule) {}

  judge(key: string, makeRow: () => unknown, related: unknown): void {
    const check = this.rule.check as (row: unknown, related: unknown) => unknown
    try {
      const verdict = check(makeRow(), related)
      if (verdict === true) return
      if (verdict !== false && typeof verdict !== 'string') throw new TypeError('a rule gives true, false or a text')
      note(this.#broken, verdict === false || verdict === '' ? key : `${key}: ${verdict}`)
    } catch (error) {
      // The message may quote values of the row; the kind of error does not.
      note(this.#threw, `${key}: ${error instanceof Error ? error.name : typeof error}`)
    }
  }

  findings(): readonly Finding[] {
    const { entity, name } = this.rule
    const finding = (subject: string, list: { count: number; sample: string[] }): Finding[] =>
      list.count === 0 ? [] : [{ kind: 'rule', entity, subject, ...list }]
    return [...finding(name, this.#broken), ...finding(`${name} (the rule threw)`, this.#threw)]
  }
}

function note(list: { count: number; sample: string[] }, text: string): void {
  list.count++
  if (list.sample.length < SHOWN_ROWS) list.sample.push(text)
}
