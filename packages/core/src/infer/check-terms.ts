/** One thing that a CHECK says of one column. */
export interface CheckTerm {
  readonly column: string
  readonly says:
    | {
        readonly kind: 'compare'
        readonly operator: '<' | '<=' | '>' | '>=' | '=' | '<>'
        readonly value: string | number
      }
    | { readonly kind: 'length'; readonly operator: '<' | '<=' | '>' | '>=' | '='; readonly value: number }
    | { readonly kind: 'in'; readonly values: readonly (string | number)[] }
    | { readonly kind: 'not-null' }
    /** Compared with another column of the row. */
    | { readonly kind: 'order'; readonly operator: '<' | '<=' | '>' | '>='; readonly other: string }
}

type Token =
  | { readonly kind: 'name'; readonly text: string }
  | { readonly kind: 'word'; readonly text: string }
  | { readonly kind: 'value'; readonly value: string | number }

const TOKEN =
  /\s*(?:'((?:[^']|'')*)'|"([^"]+)"|`([^`]+)`|(-?\d+(?:\.\d+)?)|([A-Za-z_][\w$]*)|(<=|>=|<>|!=|[<>=]|[()[\],])|(\S))/y
// PostgreSQL's casts, which say nothing about the domain; the sign of a number may be behind one: `('-1'::integer)`.
const CAST =
  /::\s*(?:"[^"]+"|[a-z_]\w*)(?:\s+varying|\s+precision|\s+with(?:out)?\s+time\s+zone)?(?:\s*\(\s*\d+(?:\s*,\s*\d+)?\s*\))?(?:\[\])*/gi
const LENGTH = new Set(['length', 'char_length', 'character_length'])
const RESERVED = new Set(['and', 'or', 'not', 'in', 'is', 'null', 'between', 'any', 'array', 'like', 'check'])

/**
 * The terms of a CHECK that can be honoured without evaluating it: comparisons of a column with a constant or another
 * column, BETWEEN, IN, `= ANY (ARRAY[...])`, length, IS NOT NULL, joined by AND; alternatives only where one of them is
 * IS NULL or all name values of one column. What is not understood is left out.
 */
export function readCheck(expression: string): readonly CheckTerm[] {
  return readAll(tokenize(expression.replace(CAST, '')) ?? [])
}

function tokenize(text: string): readonly Token[] | undefined {
  const tokens: Token[] = []
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < text.trimEnd().length) {
    const match = TOKEN.exec(text)
    // Arithmetic, patterns, functions of several arguments: not for us.
    if (match === null || match[7] !== undefined) return undefined
    const [, literal, quoted, ticked, number, word, sign] = match
    if (literal !== undefined) tokens.push({ kind: 'value', value: literal.replaceAll("''", "'") })
    else if (number !== undefined) tokens.push({ kind: 'value', value: Number(number) })
    else if (sign !== undefined) tokens.push({ kind: 'word', text: sign === '!=' ? '<>' : sign })
    else if (word !== undefined && (RESERVED.has(word.toLowerCase()) || LENGTH.has(word.toLowerCase()))) {
      tokens.push({ kind: 'word', text: word.toLowerCase() })
    } else tokens.push({ kind: 'name', text: quoted ?? ticked ?? word ?? '' })
  }
  return tokens
}

function readAll(tokens: readonly Token[]): readonly CheckTerm[] {
  const inner = unwrap(tokens)
  const parts = split(inner, 'and')
  if (parts.length > 1) return parts.flatMap(readAll)
  const choices = split(inner, 'or')
  return choices.length > 1 ? readChoices(choices) : readTerm(inner)
}

/** `a IS NULL OR term` holds where the term does; `a = 1 OR a = 2` is a list. */
function readChoices(choices: readonly (readonly Token[])[]): readonly CheckTerm[] {
  const rest = choices
    .map(unwrap)
    .filter((choice) => !(choice.length === 3 && isWord(choice[1], 'is') && isWord(choice[2], 'null')))
  if (rest.length === 1) return readAll(rest[0] ?? [])
  const terms = rest.map(readTerm)
  const column = terms[0]?.[0]?.column
  const values = terms.flatMap(([term]) => {
    if (term === undefined || term.column !== column) return []
    if (term.says.kind === 'in') return term.says.values
    return term.says.kind === 'compare' && term.says.operator === '=' ? [term.says.value] : []
  })
  return column !== undefined && values.length >= terms.length ? [{ column, says: { kind: 'in', values } }] : []
}

/** One comparison; its parentheses no longer matter, but for those of a function. */
function readTerm(tokens: readonly Token[]): readonly CheckTerm[] {
  const plain = tokens.filter(
    (token) => token.kind !== 'word' || !['(', ')', '[', ']', ',', 'array', 'any'].includes(token.text),
  )
  const [first, second, third, ...more] = plain
  if (first?.kind === 'word' && LENGTH.has(first.text)) return readLength(second, third, more)
  if (first?.kind === 'value') return readTerm(turned(plain))
  if (first?.kind !== 'name' || second?.kind !== 'word') return []
  const column = first.text
  const values = plain.slice(2).flatMap((token) => (token.kind === 'value' ? [token.value] : []))
  const onlyValues = values.length === plain.length - 2 && values.length > 0
  if (second.text === 'in') return onlyValues ? [{ column, says: { kind: 'in', values } }] : []
  if (second.text === '=' && onlyValues && values.length > 1) return [{ column, says: { kind: 'in', values } }]
  if (second.text === 'is')
    return isWord(third, 'not') && isWord(more[0], 'null') ? [{ column, says: { kind: 'not-null' } }] : []
  if (second.text === 'between') return readBetween(column, plain.slice(2))
  if (plain.length !== 3 || !isOperator(second.text) || third === undefined) return []
  if (third.kind === 'value') return [{ column, says: { kind: 'compare', operator: second.text, value: third.value } }]
  if (third.kind !== 'name' || second.text === '=' || second.text === '<>') return []
  return [{ column, says: { kind: 'order', operator: second.text, other: third.text } }]
}

function readLength(
  column: Token | undefined,
  operator: Token | undefined,
  more: readonly Token[],
): readonly CheckTerm[] {
  const [limit, ...rest] = more
  if (column?.kind !== 'name' || operator?.kind !== 'word' || limit?.kind !== 'value' || rest.length > 0) return []
  if (operator.text === 'between' || !isOperator(operator.text) || operator.text === '<>') return []
  return [{ column: column.text, says: { kind: 'length', operator: operator.text, value: Number(limit.value) } }]
}

function readBetween(column: string, tokens: readonly Token[]): readonly CheckTerm[] {
  const [low, and, high] = tokens
  if (low?.kind !== 'value' || !isWord(and, 'and') || high?.kind !== 'value' || tokens.length > 3) return []
  return [
    { column, says: { kind: 'compare', operator: '>=', value: low.value } },
    { column, says: { kind: 'compare', operator: '<=', value: high.value } },
  ]
}

const MIRROR: Readonly<Record<string, string>> = { '<': '>', '<=': '>=', '>': '<', '>=': '<=', '=': '=', '<>': '<>' }

/** `0 < price` as `price > 0`. */
function turned(tokens: readonly Token[]): readonly Token[] {
  const [value, operator, name, ...rest] = tokens
  if (operator?.kind !== 'word' || value === undefined || name?.kind !== 'name' || rest.length > 0) return []
  return [name, { kind: 'word', text: MIRROR[operator.text] ?? operator.text }, value]
}

/** Takes off parentheses around the whole, and the word CHECK before them. */
function unwrap(tokens: readonly Token[]): readonly Token[] {
  if (isWord(tokens[0], 'check')) return unwrap(tokens.slice(1))
  if (!isWord(tokens[0], '(')) return tokens
  let depth = 0
  for (const [place, token] of tokens.entries()) {
    depth += depthOf(token)
    if (depth === 0) return place === tokens.length - 1 ? unwrap(tokens.slice(1, -1)) : tokens
  }
  return tokens
}

function split(tokens: readonly Token[], by: 'and' | 'or'): readonly (readonly Token[])[] {
  const parts: Token[][] = [[]]
  let depth = 0
  let between = false
  for (const token of tokens) {
    depth += depthOf(token)
    if (depth === 0 && isWord(token, 'between')) between = true
    if (depth === 0 && isWord(token, by) && !(by === 'and' && between)) parts.push([])
    else parts.at(-1)?.push(token)
    if (isWord(token, 'and')) between = false
  }
  return parts
}

function depthOf(token: Token): number {
  return isWord(token, '(') || isWord(token, '[') ? 1 : isWord(token, ')') || isWord(token, ']') ? -1 : 0
}

function isWord(token: Token | undefined, text: string): boolean {
  return token?.kind === 'word' && token.text === text
}

function isOperator(text: string): text is '<' | '<=' | '>' | '>=' | '=' | '<>' {
  return ['<', '<=', '>', '>=', '=', '<>'].includes(text)
}
