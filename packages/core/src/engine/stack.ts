import { CellSource } from '../random/source.js'
import { cellCircle, cellTooDeep } from '../errors/cell.js'
import { pathOf, type EngineRow, type Salt } from './row.js'

/** What the stack needs to know of a cell at work. */
export interface RunningCell {
  readonly name: string
  readonly salt: Salt
}

const MAX_DEPTH = 1_000

// One stack for all cells being computed: the restore point of nested pulls, and the path of a circle.
const rows: EngineRow[] = []
const cells: RunningCell[] = []
const draws = new Int32Array(MAX_DEPTH + 1)
let depth = -1

/** The stream of the cell at work. */
export const source: CellSource = new CellSource()

/** What watches cells for `explain`; undefined while nobody does. */
let watcher: ((row: EngineRow, cell: RunningCell, depth: number) => void) | undefined

/** The row whose cell is at work. */
export function currentRow(): EngineRow {
  return rows[depth] as EngineRow
}

/** Makes a cell the one at work: draws come from its stream until `leave`. */
export function enter(row: EngineRow, cell: RunningCell): void {
  if (depth >= 0) draws[depth] = source.draws
  if (depth + 1 >= MAX_DEPTH) throw cellTooDeep(pathOf(row), cell.name, MAX_DEPTH)
  depth += 1
  rows[depth] = row
  cells[depth] = cell
  source.point(row.$hi, row.$lo, cell.salt.hi, cell.salt.lo, 0)
  watcher?.(row, cell, depth)
}

/** Goes back to the cell that pulled this one. */
export function leave(): void {
  depth -= 1
  if (depth < 0) return
  const row = rows[depth] as EngineRow
  const { salt } = cells[depth] as RunningCell
  source.point(row.$hi, row.$lo, salt.hi, salt.lo, draws[depth])
}

/** A cell was asked for while it was being computed. */
export function throwCircle(row: EngineRow, name: string): never {
  let from = depth
  while (from > 0 && !(rows[from] === row && cells[from]?.name === name)) from -= 1
  const path: string[] = []
  for (let i = from; i <= depth; i += 1) path.push(`${pathOf(rows[i] as EngineRow)}.${(cells[i] as RunningCell).name}`)
  throw cellCircle([...path, `${pathOf(row)}.${name}`])
}

/** After a failure: empties the stack and gives the path of the cell that was at work. */
export function unwind(): string | undefined {
  if (depth < 0) return undefined
  const path = `${pathOf(rows[depth] as EngineRow)}.${(cells[depth] as RunningCell).name}`
  depth = -1
  return path
}

/** Number of draws the cell at work has made. */
export function drawsMade(): number {
  return source.draws
}

/** Calls `watch` for every cell that `work` computes. */
export function watchCells<T>(watch: NonNullable<typeof watcher>, work: () => T): T {
  watcher = watch
  try {
    return work()
  } finally {
    watcher = undefined
  }
}
