import type { Adapter, Store, Target } from '../../adapter/port.js'
import {
  looksLive,
  noSchemaMaker,
  noTargets,
  sameDatabase,
  tablesNotMade,
  targetLacks,
  targetNotEmpty,
} from '../../errors/anonymize.js'
import { isSeedError, joinProblems, type SeedError } from '../../errors/seed-error.js'
import { describeTarget, targetAddress } from '../../guard/describe-target.js'
import { allows } from '../../guard/pattern.js'
import { isSamePlace } from '../../guard/same-place.js'
import { writableEntities } from '../../schema/lookup.js'
import type { Schema } from '../../schema/schema.js'
import { readTargetShape, type TargetShape } from '../plan/target-shape.js'

/** A database that a copy may go to. */
export interface OpenTarget {
  readonly adapter: Adapter
  readonly target: Target
  /** All of its tables. */
  readonly catalog: Schema
  readonly shape: TargetShape
}

export interface TargetWish {
  readonly source: Adapter
  readonly schema: Schema
  readonly url: string
  readonly createSchema: boolean
  readonly allow: readonly string[]
}

/** Words in the name of a host or database that people work with. */
const LIVE = /(?:^|[^a-z])(?:prod|production|live|master|primary|main)(?:[^a-z]|$)/i

/**
 * Opens the target and looks whether a copy may go there; reads nothing of the source. Whoever asked closes its adapter.
 *
 * @throws {SeedError} `ANONYMIZE.SAME_DATABASE`, `ANONYMIZE.TARGET_LOOKS_LIVE`, `ANONYMIZE.TARGET_TABLES` and others.
 */
export async function openTarget({ source, schema, url, createSchema, allow }: TargetWish): Promise<OpenTarget> {
  const open = source.openTarget?.bind(source)
  if (open === undefined) throw noTargets(source.name)
  if (createSchema && source.createSchema === undefined) throw noSchemaMaker(source.name)
  const { adapter, made } = await reach(source, () => open({ url }), url, createSchema)
  try {
    const target = await adapter.target()
    const problems = placeProblems(await source.target(), target, allow)
    if (problems.length > 0) throw joinProblems(problems)
    if (createSchema && !made) await makeTables(source, url)
    const catalog = await adapter.catalog()
    const shape = readTargetShape(schema, catalog)
    if (shape.lacks.length > 0) throw targetLacks(shape.lacks)
    return { adapter, target, catalog, shape }
  } catch (error) {
    await adapter.close().catch(() => undefined)
    throw error
  }
}

/** Opens the target. A file that is not there yet is nobody's database, and comes with its tables where these are made. */
async function reach(
  source: Adapter,
  open: () => Promise<Adapter>,
  url: string,
  createSchema: boolean,
): Promise<{ readonly adapter: Adapter; readonly made: boolean }> {
  try {
    return { adapter: await open(), made: false }
  } catch (error) {
    if (!createSchema || !isSeedError(error) || error.code !== 'CONNECTION.NO_FILE') throw error
    await makeTables(source, url)
    return { adapter: await open(), made: true }
  }
}

/** What an ORM says when it cannot may quote the address. */
async function makeTables(source: Adapter, url: string): Promise<void> {
  try {
    await source.createSchema?.({ url })
  } catch (error) {
    throw isSeedError(error) ? error : tablesNotMade(source.name, error)
  }
}

/** Refuses tables with rows in them. @throws {SeedError} `ANONYMIZE.TARGET_NOT_EMPTY`. */
export async function checkEmpty(store: Store, schema: Schema): Promise<void> {
  const filled: string[] = []
  for (const entity of writableEntities(schema))
    if ((await store.count(entity)) > 0 && !filled.includes(entity.table.name)) filled.push(entity.table.name)
  if (filled.length > 0) throw targetNotEmpty(filled)
}

function placeProblems(source: Target, target: Target, allow: readonly string[]): readonly SeedError[] {
  const named = describeTarget(target)
  // Every line is looked at, so that a sweeping one is reported wherever it stands.
  const allowed = allow.map((line) => allows(line, target)).includes(true)
  return [
    ...(isSamePlace(source, target) ? [sameDatabase(named)] : []),
    ...(!allowed && looksLikeProduction(target) ? [looksLive(named, targetAddress(target))] : []),
  ]
}

function looksLikeProduction({ host = '', database }: Target): boolean {
  const name = database.split(/[/\\]/).at(-1) ?? database
  return LIVE.test(host) || LIVE.test(name)
}
