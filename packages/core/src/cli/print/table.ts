import type { Paint } from '../io.js'

/** A column: its heading, and whether its cells end at the right edge, as numbers do. */
export interface Column {
  readonly title: string
  readonly right?: boolean
}

/** Lays out rows under headings, columns two blanks apart, without lines. `total` stands below, set off. */
export function layOutTable(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  paint: Paint,
  total?: readonly string[],
): string {
  const head = columns.map((column) => column.title)
  const widths = columns.map((_, i) =>
    Math.max(...[head, ...rows, ...(total === undefined ? [] : [total])].map((row) => (row[i] ?? '').length)),
  )
  const line = (row: readonly string[]): string =>
    columns
      .map((column, i) =>
        column.right === true ? (row[i] ?? '').padStart(widths[i] ?? 0) : (row[i] ?? '').padEnd(widths[i] ?? 0),
      )
      .join('  ')
      .trimEnd()
  return [
    paint('dim', line(head)),
    ...rows.map(line),
    ...(total === undefined ? [] : [paint('bold', line(total))]),
  ].join('\n')
}
