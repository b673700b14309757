import { badHandlerOption, unknownHandler, unknownHandlerOption } from '../../errors/records.js'
import { isSeedError, joinProblems, type SeedError } from '../../errors/seed-error.js'
import { type HandlerSpec, isHandlerSpec } from '../records/handlers.js'
import type { Transform } from '../transform.js'
import { type HandlerKind, handlerKind, handlerNames } from './handler-names.js'
import { COMMON_OPTION_TYPES, type OptionType } from './option-types.js'

/**
 * The transform of a handler that is given as data: `'email'`, `{ handler: 'email', keepDomain: true }`.
 *
 * @param field - Whose handler it is; for messages.
 * @throws {SeedError} `RECORDS.UNKNOWN_HANDLER`, `RECORDS.UNKNOWN_OPTION`, `RECORDS.BAD_OPTION`; several problems as one.
 */
export function resolveHandler(field: string, handler: string | HandlerSpec): Transform {
  const { handler: name, ...options } = typeof handler === 'string' ? { handler } : handler
  const kind = handlerKind(name)
  if (kind === undefined) throw unknownHandler(field, name, handlerNames())
  const problems = checkOptions(field, name, kind, options)
  if (problems.length > 0) throw joinProblems(problems)
  return kind.make(options, (inner) => resolveAll(field, inner))
}

/** Handlers among the options of another. */
function resolveAll(field: string, handlers: Readonly<Record<string, unknown>>): Readonly<Record<string, Transform>> {
  const problems: SeedError[] = []
  const transforms = Object.entries(handlers).flatMap(([path, handler]) => {
    try {
      if (typeof handler === 'string' || isHandlerSpec(handler))
        return [[path, resolveHandler(`${field} ${path}`, handler)] as const]
      throw badHandlerOption(`${field} ${path}`, 'its handler', 'the name of a handler, alone or with options')
    } catch (error) {
      if (!isSeedError(error)) throw error
      problems.push(error)
      return []
    }
  })
  if (problems.length > 0) throw joinProblems(problems)
  return Object.fromEntries(transforms)
}

function checkOptions(
  field: string,
  name: string,
  { options: own = {}, required = [] }: HandlerKind,
  given: Readonly<Record<string, unknown>>,
): readonly SeedError[] {
  const types: Readonly<Record<string, OptionType>> = { ...own, ...COMMON_OPTION_TYPES }
  const missing = required.filter((option) => given[option] === undefined)
  return [
    ...missing.map((option) => badHandlerOption(field, `${option} of ${name}`, types[option]?.expected ?? 'given')),
    ...Object.entries(given).flatMap(([option, value]) => {
      const type = Object.hasOwn(types, option) ? types[option] : undefined
      if (type === undefined) return [unknownHandlerOption(field, name, option, Object.keys(types))]
      const isMissing = missing.includes(option)
      return type.holds(value) || isMissing ? [] : [badHandlerOption(field, `${option} of ${name}`, type.expected)]
    }),
  ]
}
