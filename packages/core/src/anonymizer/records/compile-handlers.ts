import { badHandlerOption, badPath, noHandlers } from '../../errors/records.js'
import { isSeedError, joinProblems, type SeedError } from '../../errors/seed-error.js'
import type { Mask, MaskContext, Transform } from '../transform.js'
import { resolveHandler } from '../handlers/resolve-handler.js'
import { type CellForm, FORM_TYPES } from './cell-value.js'
import { type FieldPath, jsonPath, namedPath } from './field-path.js'
import { type Handlers, isHandlerSpec, isNested, isTransform } from './handlers.js'

/** A handler ready for work. */
export type FieldRule = TransformRule | FunctionRule

/** A field whose values a transform replaces. */
export interface TransformRule {
  readonly kind: 'transform'
  readonly path: FieldPath
  readonly transform: Transform
  /** The transform bound to values of one form; bound when first asked for. */
  maskOf(form: CellForm): Mask | Promise<Mask>
}

/** A field whose values a function of the user replaces. */
export interface FunctionRule {
  readonly kind: 'function'
  readonly path: FieldPath
  readonly call: (value: unknown) => unknown
}

/**
 * Reads handlers: paths are compiled, names looked up. Transforms are bound later, when it is known what the values are.
 *
 * @throws {SeedError} `RECORDS.*`, all problems at once.
 */
export async function compileHandlers(handlers: Handlers, context: MaskContext): Promise<readonly FieldRule[]> {
  const problems: SeedError[] = []
  const rules: FieldRule[] = []
  for (const { names, label, handler } of flatten(handlers, [])) {
    try {
      const path = label.startsWith('$') && names.length === 1 ? await jsonPath(label) : namedPath(names, label)
      rules.push(compileRule(path, handler, context))
    } catch (error) {
      if (!isSeedError(error)) throw error
      problems.push(error)
    }
  }
  if (problems.length > 0) throw joinProblems(problems)
  if (rules.length === 0) throw noHandlers()
  return rules
}

interface Named {
  readonly names: readonly string[]
  readonly label: string
  readonly handler: unknown
}

/** Handlers inside handlers as one list. */
function flatten(handlers: Handlers, before: readonly string[]): readonly Named[] {
  return Object.entries(handlers)
    .filter(([, handler]) => handler !== undefined)
    .flatMap(([name, handler]) => {
      const names = [...before, name]
      return isNested(handler) ? flatten(handler, names) : [{ names, label: names.join('.'), handler }]
    })
}

function compileRule(path: FieldPath, handler: unknown, context: MaskContext): FieldRule {
  if (path.label === '' || path.label === '$') throw badPath(path.label || 'an empty name', 'It names no field.')
  if (typeof handler === 'function') return { kind: 'function', path, call: handler as (value: unknown) => unknown }
  if (isTransform(handler)) return bindLater(path, handler, context)
  if (typeof handler === 'string' || isHandlerSpec(handler))
    return bindLater(path, resolveHandler(path.label, handler), context)
  throw badHandlerOption(path.label, 'its handler', 'a transform, the name of a handler, or a function')
}

/** Binds a transform to each form of value that turns up, once. */
function bindLater(path: FieldPath, transform: Transform, context: MaskContext): TransformRule {
  const masks = new Map<CellForm, Mask | Promise<Mask>>()
  return {
    kind: 'transform',
    path,
    transform,
    maskOf(form) {
      let mask = masks.get(form)
      if (mask === undefined) {
        const field = { entity: 'record', name: path.label, type: FORM_TYPES[form], nullable: true, unique: false }
        masks.set(form, (mask = transform.bind(field, context)))
        if (mask instanceof Promise)
          void mask.then(
            (ready) => masks.set(form, ready),
            () => undefined,
          )
      }
      return mask
    },
  }
}
