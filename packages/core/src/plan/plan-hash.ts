import { createHash } from 'node:crypto'
import { tableKey } from '../engine/block.js'
import type { Property } from '../engine/row.js'
import { canonicalJson } from '../value/json.js'
import type { Binding } from './bind.js'
import type { Draft } from './draft.js'

/** Version of the generators: a data set is only the same under the same one. */
export const GENERATOR_VERSION = 1

/**
 * SHA-256 of what the rows depend on: seed, reference date, locale, generator version, and of each block its enumeration
 * and its rules, functions by their text. Functions that call others are covered only as far as their own text goes.
 */
export function hashPlan(draft: Draft, bindings: readonly Binding[]): string {
  const { seed, now, locales } = draft.input.values
  const blocks = bindings.map(({ block }) => ({
    scope: block.scope,
    table: tableKey(block.entity),
    under: block.under?.name ?? null,
    first: block.firstIndex,
    count: block.count,
    rules: block.properties.map((property) => [property.name, property.rule, textOf(property)]),
  }))
  const plan = { version: GENERATOR_VERSION, seed, now: now.toISOString(), locale: locales.name, blocks }
  return createHash('sha256').update(canonicalJson(plan)).digest('hex')
}

function textOf(property: Property): string {
  if (property.kind === 'cell') return property.opaque ? property.cell.toString() : ''
  if (property.kind === 'derived') return ''
  return JSON.stringify(property.value, (_, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value)) ?? ''
}
