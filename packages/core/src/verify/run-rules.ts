import type { Store } from '../adapter/port.js'
import { throwIfAborted } from '../errors/run.js'
import { showKey } from '../internal/key-text.js'
import type { Entity, Schema } from '../schema/schema.js'
import type { Finding } from '../seeder/reports.js'
import { createLoader } from './related.js'
import type { Rule } from './rule.js'
import { allFields, rowMaker } from './rows.js'

/** Rows looked at together: their related rows are held with them. */
const PAGE_ROWS = 500
/** Rows shown of those that break a rule. */
const SHOWN_ROWS = 5

/**
 * Runs rules of one entity, all in one reading of its rows.
 *
 * @param rules - They share the rows they look at, so none may change a row.
 * @returns Up to two findings a rule: rows for which it does not hold, and rows for which it threw.
 * @throws {SeedError} `SCHEMA.*` when a rule names a relation that is not there.
 */
export async function runRules(
  store: Store,
  schema: Schema,
  entity: Entity,
  rules: readonly Rule[],
  signal?: AbortSignal,
): Promise<readonly Finding[]> {
  const fields = allFields(entity)
  const toRow = rowMaker(entity, fields)
  const names = [...new Set(rules.flatMap((rule) => rule.with))]
  const loaders = names.map((name) => ({ name, load: createLoader(store, schema, entity, fields, name) }))
  const places = entity.key.map((name) => fields.indexOf(name))
  const verdicts = rules.map((rule) => new Verdicts(rule))
  for await (const page of store.read(entity, { fields, pageRows: PAGE_ROWS })) {
    throwIfAborted(signal)
    const columns = new Map<string, readonly unknown[]>()
    for (const { name, load } of loaders) columns.set(name, await load(page))
    page.forEach((tuple, i) => {
      const key = showKey(places.map((place) => tuple[place] ?? null))
      const row = lazily(() => toRow(tuple))
      for (const verdict of verdicts) verdict.judge(key, row, (name) => columns.get(name)?.[i])
    })
  }
  return verdicts.flatMap((verdict) => verdict.findings())
}

/** A function that makes its value when first asked; one that throws, throws each time. */
function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => (made ??= { value: make() }).value
}

/** Rows that broke a rule, and rows that made it throw. */
class Verdicts {
  readonly #broken = { count: 0, sample: [] as string[] }
  readonly #threw = { count: 0, sample: [] as string[] }

  constructor(readonly rule: Rule) {}

  judge(key: string, row: () => unknown, relatedBy: (relation: string) => unknown): void {
    const check = this.rule.check as (row: unknown, related: unknown) => unknown
    try {
      const related = Object.fromEntries(this.rule.with.map((name) => [name, relatedBy(name)]))
      const verdict = check(row(), related)
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
