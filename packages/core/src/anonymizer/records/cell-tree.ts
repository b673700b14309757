import { twoHandlers } from '../../errors/records.js'
import type { CellForm } from './cell-value.js'
import type { FieldRule } from './compile-handlers.js'
import { isContainer, type Place } from './field-path.js'

/** One value of one record that a handler replaces. */
export interface Cell {
  readonly rule: FieldRule
  /** Where the record is in its page. */
  readonly row: number
  readonly place: Place
  readonly value: unknown
  /** Undefined for null and undefined, which have none. */
  readonly form: CellForm | undefined
  /** Whom the value is about: `email:ann@example.org`. */
  subject: string | undefined
  /** The replacement; the value itself until there is one. */
  result: unknown
}

/** The cells of one record, by place. */
export interface CellNode {
  cell?: Cell
  children?: Map<string | number, CellNode>
  /** What tells apart the person that this object is about. */
  identity?: Identity
}

/** An identifying value, seen from an object that it is in. */
export interface Identity {
  readonly rank: number
  /** How far down it is. */
  readonly depth: number
  readonly subject: string
}

/**
 * Puts a cell in its place.
 *
 * @throws {SeedError} `RECORDS.TWO_HANDLERS` where another cell is there, above or below.
 */
export function plant(root: CellNode, cell: Cell): void {
  let node = root
  for (const key of cell.place) {
    if (node.cell !== undefined) throw twoHandlers(node.cell.rule.path.label, cell.rule.path.label)
    node.children ??= new Map()
    let next = node.children.get(key)
    if (next === undefined) node.children.set(key, (next = {}))
    node = next
  }
  const other = node.cell ?? (node.children === undefined ? undefined : firstCell(node))
  if (other !== undefined) throw twoHandlers(other.rule.path.label, cell.rule.path.label)
  node.cell = cell
}

function firstCell(node: CellNode): Cell | undefined {
  if (node.cell !== undefined) return node.cell
  for (const child of node.children?.values() ?? []) return firstCell(child)
  return undefined
}

/** The objects around a place, the record first. */
export function nodesAlong(root: CellNode, place: Place): readonly CellNode[] {
  const nodes = [root]
  let node: CellNode | undefined = root
  for (const key of place.slice(0, -1)) {
    node = node.children?.get(key)
    if (node === undefined) break
    nodes.push(node)
  }
  return nodes
}

/** The value at a place; undefined where there is none. */
export function valueAt(record: unknown, place: Place): unknown {
  let value = record
  for (const key of place) {
    if (!isContainer(value) || !Object.hasOwn(value, key)) return undefined
    value = (value as Readonly<Record<string | number, unknown>>)[key]
  }
  return value
}
