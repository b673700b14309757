import type { Page, PageDoor } from '../../adapter/page.js'
import type { Store } from '../../adapter/port.js'
import { isSeedError } from '../../errors/seed-error.js'
import { sameForm } from '../../errors/anonymize.js'
import { throwIfAborted } from '../../errors/run.js'
import type { Entity, Schema, Tuple, Value } from '../../schema/schema.js'
import { tupleDoor, tuplePage } from '../pages/tuple-door.js'
import type { EntityPlan } from '../plan/plan.js'
import type { Watch } from '../reports.js'
import { ahead } from './ahead.js'
import { fieldsToMask, maskPage } from './mask-page.js'
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
    for await (const page of ahead(from.read(entity, selection))) {
      throwIfAborted(watch.signal)
      await maskPage(part, page, { store: source, schema: copy.schema }, tally)
      leaveNull(part, page)
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

/** Foreign keys of relations that wait for a second pass; those that cannot be NULL stay, for a part of a key binds nothing. */
export function leaveNull(part: EntityPlan, page: Page): void {
  for (const name of laterFields(part))
    page.replace(
      name,
      Array.from({ length: page.rows }, () => null),
    )
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

function laterFields({ entity, later }: EntityPlan): readonly string[] {
  const names = later.flatMap((relation) => relation.fields)
  return [...new Set(names)].filter((name) => entity.fields.find((field) => field.name === name)?.nullable === true)
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
