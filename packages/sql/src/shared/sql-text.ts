/** A piece of SQL text: quoted parts and comments whole, everything else character by character. */
const PIECE = /'(?:[^']|'')*'|"(?:[^"]|"")*"|`(?:[^`]|``)*`|\[[^\]]*\]|--[^\n]*|\/\*[\s\S]*?\*\/|[\s\S]/g

/**
 * Splits SQL text at the commas that stand outside parentheses, quotes and comments; parts are trimmed. Brackets quote,
 * as in SQLite.
 */
export function splitTopLevel(text: string): readonly string[] {
  const parts: string[] = []
  let part = ''
  let depth = 0
  for (const [piece] of text.matchAll(PIECE)) {
    if (piece === '(') depth += 1
    if (piece === ')') depth -= 1
    if (piece === ',' && depth === 0) {
      parts.push(part.trim())
      part = ''
    } else part += piece
  }
  return [...parts, part.trim()].filter((text) => text !== '')
}

/** Takes away comments; quoted parts stay. */
export function withoutComments(text: string): string {
  return text.replace(PIECE, (piece) => (piece.startsWith('--') || piece.startsWith('/*') ? ' ' : piece))
}

/** The text inside the parentheses that open at `open`, or undefined when they never close. */
export function insideParentheses(text: string, open: number): string | undefined {
  let depth = 0
  for (const match of text.slice(open).matchAll(PIECE)) {
    if (match[0] === '(') depth += 1
    if (match[0] === ')') depth -= 1
    if (depth === 0) return text.slice(open + 1, open + match.index)
  }
  return undefined
}

/** Takes away parentheses that enclose the whole text: `((a))` gives `a`, `(a) + (b)` stays. */
export function unwrap(text: string): string {
  const trimmed = text.trim()
  if (!trimmed.startsWith('(')) return trimmed
  const inside = insideParentheses(trimmed, 0)
  return inside !== undefined && inside.length === trimmed.length - 2 ? unwrap(inside) : trimmed
}

/** Those of the columns whose names occur in an expression outside string literals, in the order given. */
export function columnsIn(expression: string, columns: readonly string[]): readonly string[] {
  const text = withoutComments(expression).replace(/'(?:[^']|'')*'/g, "''")
  const words = new Set(
    [...text.matchAll(/"((?:[^"]|"")*)"|`([^`]*)`|\[([^\]]*)\]|[\p{L}_][\p{L}\p{N}_$]*/gu)].map((match) =>
      (match[1]?.replaceAll('""', '"') ?? match[2] ?? match[3] ?? match[0]).toLowerCase(),
    ),
  )
  return columns.filter((column) => words.has(column.toLowerCase()))
}

/**
 * The text at the same length with everything inside quotes and nested parentheses blanked, so that a key word found in
 * it is one.
 */
export function blanked(text: string): string {
  let depth = 0
  return text.replace(/'(?:[^']|'')*'|"(?:[^"]|"")*"|`(?:[^`]|``)*`|\[[^\]]*\]|[\s\S]/g, (piece) => {
    if (piece === ')') depth -= 1
    const isHidden = depth > 0
    if (piece === '(') depth += 1
    if (isHidden) return ' '.repeat(piece.length)
    return piece.length === 1 ? piece : (piece[0] ?? '') + 'x'.repeat(piece.length - 2) + (piece.at(-1) ?? '')
  })
}
