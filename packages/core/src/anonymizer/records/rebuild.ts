import { tooDeep } from '../../errors/records.js'
import type { CellNode } from './cell-tree.js'
import { type Container, isContainer } from './field-path.js'

/**
 * What becomes of values that no handler names. `'error'`: the fields are listed and nothing is given. `'keep'`: they stay.
 * `'redact'`: they become null, whatever they were; members whose names look like data (`ann@example.org`) go altogether.
 */
export type Rest = 'keep' | 'error' | 'redact'

/** How a record is put together again. */
export interface Rebuilding {
  readonly rest: Rest
  /** Takes the labels of fields that no handler names, under `error`. */
  readonly unnamed: Set<string>
}

/** Deeper than any data, and short enough for the stack. */
const MOST_LEVELS = 500

/**
 * A copy of a record with the cells' replacements in it. What stays as it is may be shared with the original; nothing of the
 * original is changed.
 *
 * @throws {SeedError} `RECORDS.TOO_DEEP` for a record that holds itself.
 */
export function rebuild(value: unknown, node: CellNode | undefined, how: Rebuilding, label = '', level = 0): unknown {
  if (node?.cell !== undefined) return node.cell.result
  if (level > MOST_LEVELS) throw tooDeep(MOST_LEVELS)
  if (node === undefined && how.rest === 'keep') return value
  if (!isContainer(value)) return leaf(value, label, how)
  const children = node?.children
  if (Array.isArray(value)) {
    return value.map((element: unknown, i) => rebuild(element, children?.get(i), how, `${label}[*]`, level + 1))
  }
  const copy = emptyLike(value)
  for (const [key, member] of Object.entries(value)) {
    const child = children?.get(key)
    // A name that is data says as much as a value.
    if (how.rest === 'redact' && child === undefined && nameOf(key) === UNNAMEABLE) continue
    const inner = label === '' ? nameOf(key) : `${label}.${nameOf(key)}`
    setOwn(copy, key, rebuild(member, child, how, inner, level + 1))
  }
  return copy
}

function leaf(value: unknown, label: string, { rest, unnamed }: Rebuilding): unknown {
  if (value === undefined || value === null || rest === 'keep') return value
  if (rest === 'error') unnamed.add(label)
  return null
}

/** Rows of an ORM keep their class. */
function emptyLike(value: Container): Record<string, unknown> {
  const prototype: unknown = Object.getPrototypeOf(value)
  return (prototype === Object.prototype ? {} : Object.create(prototype as object | null)) as Record<string, unknown>
}

/** Sets a member of its own: assigning would call an inherited setter of that name, as `__proto__` has one. */
function setOwn(object: Record<string, unknown>, key: string, value: unknown): void {
  if (key in object) {
    Object.defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true })
  } else object[key] = value
}

/** Stands for names that may be data. */
const UNNAMEABLE = '*'

/** Names of members can be data themselves, as in `{ "ann@example.org": 3 }`: only what looks like a name is shown. */
function nameOf(key: string): string {
  return /^[\p{L}_$][\p{L}\p{N}\p{M} _$./()#-]{0,63}$/u.test(key) && !/\d{5}/.test(key) ? key : UNNAMEABLE
}
