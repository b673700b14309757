import { rowsIn, type Block } from '../engine/block.js'
import { misplacedRelation } from '../errors/factory.js'
import { emptyFactory } from '../factory/define-factory.js'
import type { AnyFactory } from '../factory/factory.js'
import type { BelongsTo, Connect } from '../factory/types.js'
import { foreignKeyText, toOneRelations, uniqueSets } from '../schema/lookup.js'
import type { Entity, ToOne } from '../schema/schema.js'
import { compareText } from '../value/row-text.js'
import { isKind } from './is-kind.js'
import type { RowSet } from '../factory/row-set.js'
import { addBlock, factoryBehind } from './expand.js'
import type { Draft } from './draft.js'

/** How rows of a block come to their target through a to-one relation. */
export type Link =
  /** The row it is enumerated under. */
  | { readonly kind: 'up'; readonly relation: ToOne }
  | { readonly kind: 'none'; readonly relation: ToOne }
  /** Its foreign key fields are given as fields. */
  | { readonly kind: 'fields'; readonly relation: ToOne }
  | { readonly kind: 'cell'; readonly relation: ToOne; readonly cell: (context: never) => unknown }
  /** Rows that were there before, by key. */
  | { readonly kind: 'connect'; readonly relation: ToOne; readonly rows: readonly unknown[] }
  | { readonly kind: 'recycle'; readonly relation: ToOne; readonly rows: RowSet<unknown> }
  | {
      readonly kind: 'pool'
      readonly relation: ToOne
      readonly pool: readonly Block[]
      readonly none: number
      readonly way: PoolWay
      /** Fields that another relation fills first: the row chosen must agree with them. */
      readonly agree: readonly { readonly field: string; readonly targetField: string }[]
    }

/** `hash`: consistent hashing. `earlier`: among the rows before it. `distinct`: differs under one parent. `one-to-one`, `pair`: by place. */
export type PoolWay =
  | { readonly kind: 'hash' | 'earlier' | 'distinct' | 'one-to-one' }
  | { readonly kind: 'pair'; readonly first: boolean; readonly others: readonly Block[] }

/** Share of rows that start a tree of their own. */
const TREE_ROOTS = 0.1

/** Links of every block. Adds blocks for parents that nobody asked for but somebody needs. */
export function linkBlocks(draft: Draft): Map<Block, readonly Link[]> {
  addMissingParents(draft)
  return new Map(draft.blocks.map((block) => [block, linksOf(draft, block)]))
}

function addMissingParents(draft: Draft): void {
  const wanted = new Map<
    string,
    { entity: Entity; factory: AnyFactory; count: number; scope: string; segment: number }
  >()
  for (let i = 0; i < draft.blocks.length; i += 1) {
    const block = draft.blocks[i] as Block
    for (const relation of toOneRelations(block.entity)) {
      const need = missingParent(draft, block, relation)
      if (need === undefined) continue
      const known = wanted.get(need.entity.name)
      wanted.set(need.entity.name, known !== undefined && known.count >= need.count ? known : need)
    }
    if (i === draft.blocks.length - 1) {
      for (const need of wanted.values()) addBlock(draft, need)
      wanted.clear()
    }
  }
}

function missingParent(
  draft: Draft,
  block: Block,
  relation: ToOne,
): { entity: Entity; factory: AnyFactory; count: number; scope: string; segment: number } | undefined {
  const input = block.data.definition[relation.name] as { kind?: string; to?: () => unknown } | null | undefined
  const target = draft.entity(relation.target)
  if (target === undefined || target.origin === 'database' || block.count === 0) return undefined
  const asked = typeof input === 'object' && input !== null && input.kind === 'belongs-to'
  if (!asked && (input !== undefined || relation.arity === '0-1')) return undefined
  if (block.under?.back === relation.name || givenByFields(block, relation)) return undefined
  if (recycledFor(block, relation) !== undefined || draft.pool(relation.target, Infinity).length > 0) return undefined
  const factory = asked
    ? factoryBehind(draft, block, relation.name, input.to as () => unknown, target)
    : (draft.input.factories.get(target.name) ?? emptyFactory(target.name))
  const entity = factory === undefined ? undefined : draft.entity(factory.entity)
  return factory === undefined || entity === undefined
    ? undefined
    : { entity, factory, count: block.count, scope: block.scope, segment: block.segment }
}

function linksOf(draft: Draft, block: Block): readonly Link[] {
  const links = toOneRelations(block.entity).map((relation) => linkOf(draft, block, relation))
  const columns = ({ relation }: Link): string => foreignKeyText(block.entity, relation)
  // ORMs list relations in their own order, and some leave one to the catalog: the columns' order is everybody's.
  const ordered = links.toSorted(
    (a, b) => Number(b.kind === 'up') - Number(a.kind === 'up') || compareText(columns(a), columns(b)),
  )
  return agreeing(
    draft,
    block,
    ordered.map((link) => placed(block, link, ordered)),
  )
}

function linkOf(draft: Draft, block: Block, relation: ToOne): Link {
  const input = block.data.definition[relation.name]
  if (block.under?.back === relation.name) return { kind: 'up', relation }
  if (input === null) return { kind: 'none', relation }
  if (typeof input === 'function') return { kind: 'cell', relation, cell: input as (context: never) => unknown }
  if (input === undefined && givenByFields(block, relation)) return { kind: 'fields', relation }
  const recycled = recycledFor(block, relation)
  if (recycled !== undefined) return { kind: 'recycle', relation, rows: recycled }
  if (isKind<Connect<unknown>>(input, 'connect')) return { kind: 'connect', relation, rows: input.rows }
  if (input === undefined || isKind<BelongsTo<unknown>>(input, 'belongs-to'))
    return poolLink(draft, block, relation, input)
  if (typeof input === 'object' && !('kind' in input)) return { kind: 'connect', relation, rows: [input] }
  draft.problems.push(
    misplacedRelation(block.entity.name, relation.name, 'something else than a row', 'belongsTo, connect or null'),
  )
  return { kind: 'none', relation }
}

function poolLink(draft: Draft, block: Block, relation: ToOne, given: BelongsTo<unknown> | undefined): Link {
  const pool = draft.pool(relation.target, block.segment)
  const self = pool.includes(block) && block.count > 0
  if (pool.every((one) => one.count === 0)) return { kind: 'none', relation }
  if (self)
    return {
      kind: 'pool',
      relation,
      pool: [block],
      none: given?.none ?? TREE_ROOTS,
      way: { kind: 'earlier' },
      agree: [],
    }
  const way: PoolWay = { kind: given?.distinct === true && block.under !== undefined ? 'distinct' : 'hash' }
  return { kind: 'pool', relation, pool, agree: [], none: relation.arity === '0-1' ? (given?.none ?? 0) : 0, way }
}

/** Chooses the way that keeps the unique sets which a relation is part of. */
function placed(block: Block, link: Link, links: readonly Link[]): Link {
  if (link.kind !== 'pool' || link.way.kind !== 'hash') return link
  const { relation } = link
  const way = uniqueSetsOf(block.entity)
    .map((set) => wayFor(block, set, relation, links))
    .find((one) => one !== undefined)
  return way === undefined ? link : { ...link, way }
}

function wayFor(block: Block, set: readonly string[], relation: ToOne, links: readonly Link[]): PoolWay | undefined {
  if (sameFields(set, relation.fields)) return { kind: 'one-to-one' }
  const other = links.find(
    (one) => one.relation !== relation && sameFields(set, [...relation.fields, ...one.relation.fields]),
  )
  if (other?.kind === 'up') return { kind: 'distinct' }
  if (other?.kind !== 'pool' || other.way.kind !== 'hash') return undefined
  return {
    kind: 'pair',
    first: links.indexOf(other) > links.findIndex((one) => one.relation === relation),
    others: other.pool,
  }
}

/** The primary key and the unique sets of an entity, as lists of fields. */
export function uniqueSetsOf(entity: Entity): readonly (readonly string[])[] {
  return uniqueSets(entity)
    .filter((set) => set.expression === undefined)
    .map((set) => set.fields)
}

/** True when both lists name the same fields, in any order. */
export function sameFields(one: readonly string[], other: readonly string[]): boolean {
  const names = new Set(other)
  return one.length === names.size && one.every((name) => names.has(name))
}

function givenByFields(block: Block, relation: ToOne): boolean {
  return relation.fields.every((field) => block.data.definition[field] !== undefined)
}

function recycledFor(block: Block, relation: ToOne): RowSet<unknown> | undefined {
  return block.data.recycled.find((rows) => rows.entity === relation.target)
}

/** Relations that share a field are one choice: the first one owns it, the others choose among rows that agree. */
function agreeing(draft: Draft, block: Block, links: readonly Link[]): readonly Link[] {
  const owned = new Set<string>()
  return links.map((link) => {
    const fields = link.relation.fields
    const shared = fields.filter((field) => owned.has(field))
    if (link.kind === 'pool' || link.kind === 'up') fields.forEach((field) => owned.add(field))
    if (link.kind !== 'pool' || shared.length === 0) return link
    const rows = rowsIn(link.pool)
    draft.notes.push(`${block.entity.name}.${link.relation.name}: an index of ${rows} rows is kept, ${rows * 4} bytes`)
    const targets = link.relation.targetFields
    return { ...link, agree: shared.map((field) => ({ field, targetField: targets[fields.indexOf(field)] as string })) }
  })
}
