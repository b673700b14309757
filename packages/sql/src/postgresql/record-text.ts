import type { TextRow } from './connection.js'

/** A field: quoted, where quotes and backslashes are doubled, or bare; nothing at all is NULL. */
const FIELD = /(?:"((?:[^"\\]|""|\\.)*)"|([^,"]*))(?:,|$)/gs

/** Parses PostgreSQL's text form of a row of at least one column: `(1,,"a ""quoted"" one","")`. */
export function parseRecord(text: string): TextRow {
  const row: (string | null)[] = []
  const inside = text.slice(1, -1)
  FIELD.lastIndex = 0
  for (let match = FIELD.exec(inside); match !== null; match = FIELD.exec(inside)) {
    const [whole, quoted, bare] = match
    row.push(
      quoted === undefined
        ? bare === ''
          ? null
          : (bare ?? null)
        : quoted.replace(/""|\\(.)/gs, (pair) => pair.slice(1)),
    )
    if (!whole.endsWith(',')) break
  }
  return row
}
