import type { Page, PageDoor } from '../../adapter/page.js'
import type { Store } from '../../adapter/port.js'
import { isSeedError } from '../../errors/seed-error.js'
import { sameForm } from '../../errors/anonymize.js'
import { throwIfAborted } from '../../errors/run.js'
import type { Entity, Schema, Tuple, Value } from '../../schema/schema.js'
import { tupleDoor, tuplePage } from '../pages/tuple-door.js'
import type { AnonymizePlan, EntityPlan } from '../plan/plan.js'
import type { Watch } from '../reports.js'
import type { MaskThreads } from '../threads/mask-threads.js'
import { ahead } from './ahead.js'
import { laterFields } from './later-fields.js'
import { fieldsToMask, maskPage } from './mask-page.js'
import { maskPages } from './mask-pages.js'
import { type EntityTally, emptyTally } from './tally.js'

/** Two open transactions and what to know of the rows that go from one to the other. */
export interface Copy {
  readonly source: Store
  readonly target: Store
  readonly schema: Schema
  readonly pageRows: number
  readonly watch: Watch
  /** Milliseconds since the run began. */
  readonly elapsedMs: () => number
  /** For large entities, where there are any. */
  readonly threads?: MaskThreads
}

/** Copies all rows of one entity, page by page, all replaced. */
export async function copyRows(copy: Copy, part: EntityPlan): Promise<EntityTally> {
  const { source, target, watch } = copy
  const entity = withPlainDocuments(part, source, target)
  const [from, to] = doorsOf(source, target)
  const selection = { fields: part.fields.map(({ name }) => name), pageRows: copy.pageRows }
  const began = performance.now()
  const tally = emptyTally()
  const masked = async function* (): AsyncGenerator<Page> {
    for await (const page of maskPages(copy, { ...part, entity }, from, ahead(from.read(entity, selection)), tally)) {
      throwIfAborted(watch.signal)
      tally.rows += page.rows
      report(copy, part, tally.rows)
      yield page
    }
  }
  await writing(entity, () => to.write(entity, selection.fields, masked()))
  tally.elapsedMs = performance.now() - began
  return tally
}

/**
 * The entity with documents that nobody looks at as texts: they go through to the last digit, which values of JavaScript do
 * not hold.
 */
export function withPlainDocuments(part: EntityPlan, source: Store, target: Store): Entity {
  if (source.documentsAreTexts !== true || target.documentsAreTexts !== true) return part.entity
  const read = new Set(fieldsToMask(part))
  return {
    ...part.entity,
    fields: part.entity.fields.map((field) =>
      field.type.kind === 'json' && !read.has(field.name) ? { ...field, type: { kind: 'text' } } : field,
    ),
  }
}

/** Doors of one format: the databases' own text where both speak it, else tuples. */
export function doorsOf(source: Store, target: Store): readonly [PageDoor, PageDoor] {
  const [from, to] = [source.pages, target.pages]
  return from !== undefined && to !== undefined && from.format === to.format
    ? [from, to]
    : [tupleDoor(source), tupleDoor(target)]
}

/** Second pass: sets the foreign keys that were left NULL, once all rows are there. */
export async function linkRows(copy: Copy, part: EntityPlan): Promise<void> {
  const { entity } = part
  const later = laterFields(part)
  if (later.length === 0) return
  const fields = [...entity.key, ...later.filter((name) => !entity.key.includes(name))]
  const masks = part.masks.filter(({ field }) => fields.includes(field.name))
  for await (const tuples of copy.source.read(entity, { fields, pageRows: copy.pageRows })) {
    throwIfAborted(copy.watch.signal)
    const page = tuplePage(
      fields,
      tuples.filter((tuple) => tuple.slice(entity.key.length).some(isSet)),
    )
    if (page.rows === 0) continue
    await maskPage({ ...part, way: undefined }, page, { store: copy.source, schema: copy.schema }, emptyTally(), masks)
    await copy.target.update(entity, page.source)
  }
}

/** Ends the writing. Statistics of whole databases take long, and servers usually make them within a minute. */
export async function settle(target: Store, plan: AnonymizePlan): Promise<void> {
  await target.settle(
    plan.entities.map(({ entity }) => entity),
    'later',
  )
}

const isSet = (value: Tuple[number]): value is NonNullable<Value> => value !== null

/** Runs a write; two originals that count as one value are told from other failures. */
export async function writing<T>(entity: Entity | undefined, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!isSeedError(error) || error.code !== 'STORE.UNIQUE') throw error
    throw sameForm(entity?.name ?? 'a table', /\(constraint .*\)/.exec(error.message)?.[0] ?? 'value', error)
  }
}

/** Tells how far the rows of an entity are. */
export function report({ watch, elapsedMs }: Pick<Copy, 'watch' | 'elapsedMs'>, part: EntityPlan, done: number): void {
  watch.onProgress?.({
    phase: 'mask',
    entity: part.entity.name,
    done,
    total: Math.max(done, part.rows),
    elapsedMs: elapsedMs(),
  })
}
