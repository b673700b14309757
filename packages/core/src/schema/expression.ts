const LITERAL = /'(?:[^']|'')*'/g
const IDENTIFIER = /"([^"]+)"|`([^`]+)`|\[([^\]]+)\]|([A-Za-z_][\w$]*)/g
/** PostgreSQL's casts: `::text`, `::character varying(20)[]`. */
const CAST =
  /::\s*"?[a-z_]\w*"?(?:\s+varying|\s+precision|\s+with(?:out)?\s+time\s+zone)?(?:\s*\(\s*\d+(?:\s*,\s*\d+)?\s*\))?(?:\[\])*/gi

/**
 * A key under which two spellings of one SQL expression meet: databases add parentheses, casts, quotes and spaces of their own
 * when they print a constraint. Two different expressions may have one key only when they differ in nothing else.
 */
export function expressionKey(expression: string): string {
  let key = ''
  let from = 0
  for (const literal of expression.matchAll(LITERAL)) {
    key += plainKey(expression.slice(from, literal.index)) + literal[0]
    from = literal.index + literal[0].length
  }
  return key + plainKey(expression.slice(from))
}

function plainKey(part: string): string {
  return part
    .replace(CAST, '')
    .replace(/["`()[\]\s]/g, '')
    .toLowerCase()
}

/** Those of the columns that the expression mentions. Names match as SQL matches them: letter case only counts in quotes. */
export function mentionedColumns(expression: string, columns: readonly string[]): readonly string[] {
  const exact = new Set<string>()
  const folded = new Set<string>()
  for (const match of expression.replace(LITERAL, ' ').matchAll(IDENTIFIER)) {
    const quoted = match[1] ?? match[2] ?? match[3]
    if (quoted !== undefined) exact.add(quoted)
    else folded.add((match[4] as string).toLowerCase())
  }
  return columns.filter((column) => exact.has(column) || folded.has(column.toLowerCase()))
}
