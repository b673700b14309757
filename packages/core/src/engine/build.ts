import { FACTORY, type AnyFactory, type FactoryData } from '../factory/factory.js'
import type { Count } from '../factory/types.js'
import { createCounts } from '../random/counts.js'
import { hashKey } from '../random/key.js'
import { hi, lo, mix } from '../random/threefry.js'
import type { Entity } from '../schema/schema.js'
import { DEFAULT_NOW, DEFAULT_SEED } from '../seeder/settings.js'
import { english } from '../values/english.js'
import { singleLocale } from '../values/locale.js'
import { createUnique, type UniqueCell } from '../values/unique.js'
import { Block } from './block.js'
import { compileRows } from './compile.js'
import { describeFailure } from './failure.js'
import type { EngineRow, Property } from './row.js'
import { createPlanValues, type PlanValues } from './values.js'

/** Rows a pool of built rows has room for; addresses are numbers, so nothing is kept for them. */
const ENDLESS = 2 ** 40

const blocks = new WeakMap<FactoryData, Block>()
const sequences = new Map<string, number>()
let shared: PlanValues | undefined

/**
 * Rows of a factory without a database: what its definition says and no more. The n-th row built of an entity in this
 * process has the n-th address, so the same calls in the same order give the same rows.
 */
export function buildRows(factory: AnyFactory, count: number): readonly unknown[] {
  const block = blockOf(factory)
  const first = sequences.get(factory.entity) ?? 0
  sequences.set(factory.entity, first + count)
  try {
    return Array.from({ length: count }, (_, i) => objectOf(block.rowAt(first + i)))
  } catch (error) {
    throw describeFailure(error, DEFAULT_SEED)
  }
}

/** Starts all sequences of built rows again, as at the beginning of a test. */
export function resetSequences(): void {
  sequences.clear()
}

function blockOf(factory: AnyFactory): Block {
  const data = factory[FACTORY]
  let block = blocks.get(data)
  if (block === undefined) {
    block = new Block({ entity: nameOnly(data.entity), scope: 'build', data, values: sharedValues(), count: ENDLESS })
    blocks.set(data, block)
    compile(block)
  }
  return block
}

function sharedValues(): PlanValues {
  return (shared ??= createPlanValues(DEFAULT_SEED, new Date(DEFAULT_NOW), singleLocale(english)))
}

/** All that is known of an entity without a schema. */
function nameOnly(name: string): Entity {
  return { name, table: { name }, origin: 'declared', fields: [], key: [], relations: [], uniques: [], checks: [] }
}

function compile(block: Block): void {
  block.properties = Object.entries(block.data.definition).flatMap(
    ([name, input]) => propertyOf(block, name, input) ?? [],
  )
  block.compile(compileRows(block.properties, block))
}

function propertyOf(block: Block, name: string, input: unknown): Property | undefined {
  if (typeof input === 'function') {
    return {
      kind: 'cell',
      name,
      rule: 'a cell',
      cell: input as (context: never) => unknown,
      salt: hashKey('field', name),
      opaque: true,
    }
  }
  const helper = input as { kind?: string; to?: () => AnyFactory; count?: Count; rows?: readonly unknown[] } | null
  const derived = (derive: (row: EngineRow) => unknown): Property => ({
    kind: 'derived',
    name,
    rule: 'a relation',
    derive,
  })
  switch (helper === null || typeof helper !== 'object' ? undefined : helper.kind) {
    case 'leave-to-database':
      return undefined
    case 'unique':
      return uniqueProperty(block, name, input as UniqueCell<unknown, never>)
    case 'belongs-to':
      return derived((row) => parentOf(row, (helper as { to: () => AnyFactory }).to()))
    case 'has-many':
    case 'many-to-many':
      return derived(childrenOf(block, name, helper as { to: () => AnyFactory; count: Count }))
    case 'connect':
      return derived(() => helper?.rows?.[0])
    default:
      return { kind: 'constant', name, rule: 'a value', value: input }
  }
}

function uniqueProperty(block: Block, name: string, input: UniqueCell<unknown, never>): Property {
  if (input.from.kind === 'cell') {
    return { kind: 'cell', name, rule: 'a cell', cell: input.from.cell, salt: hashKey('field', name), opaque: true }
  }
  const values = createUnique(input.from, hashKey(DEFAULT_SEED, 'unique', block.entity.name, name))
  return {
    kind: 'derived',
    name,
    rule: 'each once',
    derive: (row) => values.at(row.$block.uniqueIndexOf(row, values.size) % values.size),
  }
}

/** The row it is made under, else one of its own. A row that leads to its own kind is the first of its tree. */
function parentOf(row: EngineRow, factory: AnyFactory): EngineRow | null {
  if (row.$up !== null && row.$up.$block.entity.name === factory.entity) return row.$up
  return factory.entity === row.$block.entity.name ? null : blockOf(factory).rowAt(row.$block.ordinalOf(row))
}

function childrenOf(
  block: Block,
  name: string,
  { to, count }: { to: () => AnyFactory; count: Count },
): (row: EngineRow) => unknown {
  const salt = hashKey('count', name)
  let child: Block | undefined
  return (row) => {
    const data = to()[FACTORY]
    mix(row.$hi, row.$lo, salt.hi, salt.lo)
    const key = { hi, lo }
    const counts = createCounts(1, count, () => key, key)
    const at = row.$block.ordinalOf(row)
    const under = {
      block,
      name,
      back: '',
      stream: name,
      counts: { ...counts, countOf: () => counts.total, offsetOf: () => at * (count.max + 1) },
    }
    child = new Block({
      entity: nameOnly(data.entity),
      scope: 'build',
      data,
      values: sharedValues(),
      count: counts.total,
      under,
    })
    compile(child)
    return child.childrenOf(row)
  }
}

/**
 * A plain object of what the definition says, nested rows likewise. The way back is left out: to the parent, and to any
 * other row that this one hangs from.
 */
function objectOf(row: EngineRow, from: readonly EngineRow[] = []): Record<string, unknown> {
  const object: Record<string, unknown> = {}
  const path = [...from, row]
  for (const { name } of row.$block.properties) {
    const value = row[name]
    if (isRow(value) && path.includes(value)) continue
    object[name] = Array.isArray(value)
      ? value.map((one) => (isRow(one) ? objectOf(one, path) : (one as unknown)))
      : isRow(value)
        ? objectOf(value, path)
        : value
  }
  return object
}

function isRow(value: unknown): value is EngineRow {
  return typeof value === 'object' && value !== null && '$block' in value
}
