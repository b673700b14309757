import { tableKey, type Block } from '../engine/block.js'
import { misplacedRelation, unknownField, wrongTarget } from '../errors/factory.js'
import { twoEnumerations, unknownName } from '../errors/plan.js'
import { emptyFactory, giveValues } from '../factory/define-factory.js'
import { FACTORY, type AnyFactory } from '../factory/factory.js'
import type { Count, HasMany, ManyToMany } from '../factory/types.js'
import { createCounts } from '../random/counts.js'
import { hashKey } from '../random/key.js'
import { hi, lo, mix } from '../random/threefry.js'
import { foreignKeyText, toOneOf } from '../schema/lookup.js'
import type { Entity, Relation } from '../schema/schema.js'
import { childCount, plannedCounts } from './counts.js'
import type { Draft, RecordedCreate } from './draft.js'

/** Makes the blocks of what seeders recorded, and of all that hangs under them. */
export function expandCreates(draft: Draft): void {
  const creates = draft.input.creates
  const counts = plannedCounts(draft, creates)
  const next = new Map<string, number>()
  for (const [i, call] of creates.entries()) {
    const entity = knownEntity(draft, call)
    if (entity === undefined) continue
    const address = `${call.scope}/${entity.name}`
    const first = next.get(address) ?? draft.input.seededBefore.get(address) ?? 0
    const count = counts[i] as number
    next.set(address, first + count)
    const block = addBlock(draft, {
      entity,
      scope: call.scope,
      factory: call.factory,
      count,
      segment: call.segment,
      firstIndex: first,
    })
    if (block !== undefined) call.bound?.(block)
  }
}

function knownEntity(draft: Draft, call: RecordedCreate): Entity | undefined {
  const entity = draft.entity(call.factory.entity)
  if (entity === undefined || entity.origin === 'database') {
    const known = draft.input.schema.entities.filter((one) => one.origin !== 'database').map((one) => one.name)
    draft.problems.push(unknownName(`the factory used by ${call.scope}`, call.factory.entity, known))
    return undefined
  }
  return entity
}

/** One block of roots, with its children. */
export function addBlock(
  draft: Draft,
  given: { entity: Entity; scope: string; factory: AnyFactory; count: number; segment: number; firstIndex?: number },
): Block | undefined {
  const nested = draft.blocks.find((block) => block.entity.name === given.entity.name && block.under !== undefined)
  if (nested !== undefined) {
    draft.problems.push(twoEnumerations(given.entity.name, wayOf(nested), given.scope))
    return undefined
  }
  const { factory, ...rest } = given
  const block = draft.add({ ...rest, data: factory[FACTORY] })
  expandChildren(draft, block)
  return block
}

function expandChildren(draft: Draft, block: Block): void {
  checkNames(draft, block)
  for (const [name, input] of Object.entries(block.data.definition)) {
    const helper = input as { kind?: unknown } | null
    if (typeof helper !== 'object' || helper === null) continue
    const relation = block.entity.relations.find((one) => one.name === name)
    if (helper.kind === 'has-many') addChildren(draft, block, name, relation, input as HasMany<unknown>)
    if (helper.kind === 'many-to-many') addLinks(draft, block, name, relation, input as ManyToMany<unknown>)
  }
}

function checkNames(draft: Draft, block: Block): void {
  const { entity, data } = block
  const known = new Set([
    ...entity.fields.map((field) => field.name),
    ...entity.relations.map((relation) => relation.name),
  ])
  for (const field of entity.fields) known.add(field.name.split('.')[0] as string)
  for (const name of Object.keys(data.definition)) {
    if (!known.has(name)) draft.problems.push(unknownField(entity.name, name, [...known]))
  }
}

function addChildren(
  draft: Draft,
  block: Block,
  name: string,
  relation: Relation | undefined,
  helper: HasMany<unknown>,
): void {
  const target = relation?.arity === 'inverse' ? draft.entity(relation.target) : undefined
  if (relation?.arity !== 'inverse' || target === undefined) {
    draft.problems.push(misplacedRelation(block.entity.name, name, 'hasMany', 'belongsTo, manyToMany or a cell'))
    return
  }
  const factory = factoryBehind(draft, block, name, helper.to, target)
  if (factory !== undefined)
    nest(draft, block, { name, back: relation.of, entity: target, factory, count: helper.count })
}

function addLinks(
  draft: Draft,
  block: Block,
  name: string,
  relation: Relation | undefined,
  helper: ManyToMany<unknown>,
): void {
  const join = relation?.arity === 'many' ? draft.entity(relation.through) : undefined
  if (relation?.arity !== 'many' || join === undefined) {
    draft.problems.push(misplacedRelation(block.entity.name, name, 'manyToMany', 'hasMany, belongsTo or a cell'))
    return
  }
  const far = { kind: 'belongs-to', to: helper.to, none: 0, distinct: true }
  const factory = giveValues(emptyFactory(join.name), { ...helper.pivot, [relation.far]: far })
  nest(draft, block, { name, back: relation.near, entity: join, factory, count: helper.count })
}

function nest(
  draft: Draft,
  parent: Block,
  given: { name: string; back: string; entity: Entity; factory: AnyFactory; count: Count },
): void {
  const { entity, name, back } = given
  const other = draft.blocks.find(
    (block) => block.entity.name === entity.name && wayOf(block) !== `${parent.entity.name}.${name}`,
  )
  if (other !== undefined) {
    draft.problems.push(twoEnumerations(entity.name, wayOf(other), `${parent.entity.name}.${name}`))
    return
  }
  const stream = streamOf(entity, back)
  const counts = countsUnder(draft, parent, stream, childCount(draft, entity, given.count))
  if (counts === undefined) return
  const under = { block: parent, name, back, stream, counts }
  const block = draft.add({
    entity,
    scope: parent.scope,
    data: given.factory[FACTORY],
    count: counts.total,
    segment: parent.segment,
    under,
  })
  parent.children.set(name, block)
  expandChildren(draft, block)
}

/** The child's table and the columns that lead back to the parent. */
function streamOf(entity: Entity, back: string): string {
  return `${tableKey(entity)}(${foreignKeyText(entity, toOneOf(entity, back))})`
}

function countsUnder(
  draft: Draft,
  parent: Block,
  stream: string,
  count: Count,
): ReturnType<typeof createCounts> | undefined {
  const salt = hashKey('count', stream)
  const keyOf = (ordinal: number): { hi: number; lo: number } => {
    const key = parent.keyOf(ordinal)
    mix(key.hi, key.lo, salt.hi, salt.lo)
    return { hi, lo }
  }
  try {
    return createCounts(parent.count, count, keyOf, hashKey(parent.values.seed, parent.scope, 'slots', stream))
  } catch (error) {
    draft.problems.push(error as never)
    return undefined
  }
}

/** The factory a relation helper leads to; a problem when it is none or makes something else. */
export function factoryBehind(
  draft: Draft,
  block: Block,
  name: string,
  to: () => unknown,
  target: Entity,
): AnyFactory | undefined {
  const factory = to() as AnyFactory | undefined
  const made =
    factory === undefined || factory === null ? undefined : factory[FACTORY] === undefined ? undefined : factory.entity
  const heir = made === undefined ? undefined : draft.entity(made)
  if (made === target.name || heir?.inheritance?.root === target.name) return factory
  draft.problems.push(wrongTarget(block.entity.name, name, target.name, made))
  return undefined
}

/** How a block's entity is enumerated, for messages. */
export function wayOf(block: Block): string {
  return block.under === undefined ? block.scope : `${block.under.block.entity.name}.${block.under.name}`
}
