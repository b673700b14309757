import { isPromise, settleExport } from '@seed/core/adapter'
import type { OrmLike } from '../client.js'
import { noOrmExport, ormConfigFailed, ormContextMissing } from '../errors.js'

/** Options of MikroORM, as far as we look at them. */
export type OrmOptions = Readonly<Record<string, unknown>>

/** What a project exports: an instance, or the options to make one of. */
export type OrmOrOptions =
  { readonly kind: 'orm'; readonly orm: OrmLike } | { readonly kind: 'options'; readonly options: OrmOptions }

/**
 * What a module exports of MikroORM: options, a function that makes them, several of either by `contextName`, an instance, or a
 * promise of any of these; as the default export, as what a CommonJS module exports, or an instance under any name.
 *
 * @param context - Name of the options that are meant; those without a name are `default`.
 * @param where - The file, for messages.
 * @throws {SeedError} `CONFIG.MIKRO_ORM`, `CONFIG.MIKRO_ORM_CONTEXT`, `CONFIG.MIKRO_ORM_FAILED`.
 */
export async function pickOrmConfig(loaded: unknown, context: string, where: string): Promise<OrmOrOptions> {
  for (const candidate of candidates(loaded)) {
    const picked = recognise(await chooseContext(await settle(candidate, where), context, where))
    if (picked !== undefined) return picked
  }
  throw noOrmExport(where)
}

/** Recognises a MikroORM instance by its shape, whichever copy of MikroORM made it. */
export function isOrm(value: unknown): value is OrmLike {
  if (!isObject(value)) return false
  return isObject(value['em']) && isObject(value['config']) && typeof value['getMetadata'] === 'function'
}

function recognise(value: unknown): OrmOrOptions | undefined {
  if (isOrm(value)) return { kind: 'orm', orm: value }
  const isOptions = isObject(value) && OPTIONS.some((key) => key in value)
  return isOptions ? { kind: 'options', options: value } : undefined
}

const OPTIONS: readonly string[] = ['driver', 'entities', 'entitiesTs', 'dbName', 'clientUrl']

/** The default export first. A CommonJS module that was imported has its exports once more, under `default`. */
function candidates(loaded: unknown): readonly unknown[] {
  if (!isObject(loaded) || isOrm(loaded)) return [loaded]
  const inner = loaded['default']
  const nested = isObject(inner) && inner['default'] !== undefined ? [inner['default']] : []
  const instances = Object.values(loaded).filter((value) => isOrm(value) || isPromise(value))
  return [...nested, ...(inner === undefined ? [] : [inner]), ...instances, loaded]
}

/** As MikroORM's own command: of a list the one of this name, else the first function that gives one for the name. */
async function chooseContext(value: unknown, context: string, where: string): Promise<unknown> {
  if (isMaker(value)) return namedFor(await call(value, context, where), context, where)
  if (Array.isArray(value)) return chooseFrom(value, context, where)
  return namedFor(value, context, where)
}

async function chooseFrom(list: readonly unknown[], context: string, where: string): Promise<unknown> {
  const named = list.filter((one) => isObject(one) && !isOrm(one) && nameOf(one) === context)
  if (named.length > 1) throw ormContextMissing(context, where, `It is the name of ${named.length} of them.`)
  if (named.length === 1) return named[0]
  for (const make of list) {
    if (!isMaker(make)) continue
    const made = await call(make, context, where)
    if (isObject(made) && nameOf(made, context) === context) return made
  }
  throw ormContextMissing(context, where, `There are: ${list.filter(isObject).map((one) => nameOf(one)).join(', ')}.`) // prettier-ignore
}

function namedFor(value: unknown, context: string, where: string): unknown {
  if (!isObject(value) || isOrm(value) || nameOf(value, context) === context) return value
  throw ormContextMissing(context, where, `There is only ${nameOf(value)}.`)
}

function nameOf(options: OrmOptions, unnamed = 'default'): string {
  const name = options['contextName']
  return typeof name === 'string' ? name : unnamed
}

type Maker = (context: string) => unknown

function isMaker(value: unknown): value is Maker {
  return typeof value === 'function'
}

async function call(make: Maker, context: string, where: string): Promise<unknown> {
  return settle(
    Promise.resolve().then(() => make(context)),
    where,
  )
}

function settle(value: unknown, where: string): Promise<unknown> {
  return settleExport(value, (cause) => ormConfigFailed(where, cause))
}

function isObject(value: unknown): value is OrmOptions {
  return typeof value === 'object' && value !== null
}
