import { maskCustom, maskOption, maskResult } from '../../errors/mask.js'
import type { Json, Value } from '../../schema/schema.js'
import type { Tags } from '../keys/key-ring.js'
import { textKind } from '../kinds/text.js'
import type { Cells, CommonOptions, Guarantee, MaskedField, Transform } from '../transform.js'
import { createTransform } from './create-transform.js'
import { resultChecker } from './custom/check-result.js'

/** What a function of `custom()` works with. */
export interface CustomCell {
  readonly value: Value
  /** The value as text: whatever is equal in the database is equal here. */
  readonly normal: string
  /** Whom the row is about; the value's own normal form where it is about nobody. */
  readonly subject: string
  /** The fields named by `reads`, as they are in the source. */
  readonly row: Readonly<Record<string, Value>>
  /** So many characters (1 to 25) of lower-case base32, 5 bits each, keyed by the value. */
  readonly tag: (characters: number) => string
  /** One of a list, keyed by the value. */
  readonly pick: <T>(list: readonly T[]) => T
}

export interface CustomOptions extends CommonOptions {
  /** What the function is promised to do with different values; `lossy` unless told. A wrong promise breaks unique fields. */
  readonly guarantee?: Guarantee
  /** Other fields of the row that the function reads. */
  readonly reads?: readonly string[]
}

/**
 * Replaces values by a function. It must depend on nothing but what it is given: no clock, no chance, no counting. Its source
 * text is part of the plan.
 *
 * @throws {SeedError} `MASK.OPTION`; from the mask `MASK.CUSTOM` when the function throws, `MASK.RESULT` when the field cannot
 * hold what it gives, promises included.
 */
export function custom(fn: (cell: CustomCell) => unknown, options: CustomOptions = {}): Transform {
  const { guarantee = { kind: 'lossy' }, reads = [], ...common } = options
  if (typeof fn !== 'function') throw maskOption('custom', 'fn', 'a function')
  const transform = createTransform({
    name: 'custom',
    common,
    options: { function: String(fn), guarantee: guarantee as Json, reads },
    portable: false,
    bind: (field, { keys }) => {
      const prf = keys.prf(`${transform.domain}/custom`)
      const check = resultChecker('custom', field)
      return {
        kind: textKind,
        guarantee,
        reads,
        replace: (cells) => {
          const tags = prf.tags(cells.normal)
          const columns = reads.map((name) => [name, cells.read(name)] as const)
          return cells.values.map((_, i) => checked(call(fn, cellAt(cells, tags, columns, i), field), check, field))
        },
      }
    },
  })
  return transform
}

type Columns = readonly (readonly [string, readonly Value[]])[]

function cellAt({ values, normal, subjects }: Cells, tags: Tags, columns: Columns, at: number): CustomCell {
  return {
    value: values[at] ?? null,
    normal: normal[at] as string,
    subject: subjects[at] as string,
    row: Object.fromEntries(columns.map(([name, column]) => [name, column[at] ?? null])),
    tag: (characters) => tags.base32(at, characters),
    pick: (list) => list[tags.below(at, list.length, 3)] as (typeof list)[number],
  }
}

function call(fn: (cell: CustomCell) => unknown, cell: CustomCell, field: MaskedField): unknown {
  try {
    return fn(cell)
  } catch (error) {
    const thrown = error instanceof Error ? error.constructor.name : typeof error
    throw maskCustom(field.entity, field.name, thrown, error instanceof Error ? firstFrame(error) : undefined)
  }
}

/** Where an error was thrown: the first line of its stack behind the message. */
function firstFrame({ stack = '', message }: Error): string | undefined {
  const behind = stack.slice(stack.indexOf(message) + message.length)
  return /^\s*at (.+)$/m.exec(behind)?.[1]
}

function checked(result: unknown, check: (value: unknown) => Value, field: MaskedField): Value {
  if (result instanceof Promise) throw maskResult('custom', field.entity, field.name, 'a promise')
  return check(result)
}
