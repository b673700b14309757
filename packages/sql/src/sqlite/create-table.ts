import type { Check } from '@seed/core/adapter'
import { blanked, insideParentheses, splitTopLevel, withoutComments } from '../shared/sql-text.js'

/** What only the text of CREATE TABLE tells. */
export interface CreateTable {
  readonly checks: readonly Check[]
  /** True with AUTOINCREMENT: the table counts its keys and never hands one out twice. */
  readonly autoIncrement: boolean
}

/** What only the text of CREATE INDEX tells. */
export interface CreateIndex {
  /** Columns and expressions as written, without ASC and DESC. */
  readonly parts: readonly string[]
  /** Condition of a partial index. */
  readonly where?: string
}

/** Reads the text of CREATE TABLE as SQLite keeps it. */
export function parseCreateTable(sql: string): CreateTable {
  const text = withoutComments(sql)
  const body = insideParentheses(text, blanked(text).indexOf('(')) ?? ''
  const flat = blanked(body)
  return { checks: checksOf(body, flat), autoIncrement: /\bAUTOINCREMENT\b/i.test(flat) }
}

/** Reads the text of CREATE INDEX as SQLite keeps it. */
export function parseCreateIndex(sql: string): CreateIndex {
  const text = withoutComments(sql)
  const open = blanked(text).indexOf('(')
  const list = insideParentheses(text, open) ?? ''
  const condition = /^\s*WHERE\s+(.+)$/is.exec(text.slice(open + list.length + 2))?.[1]?.trim()
  const parts = splitTopLevel(list).map((part) => part.replace(/\s+(ASC|DESC)$/i, ''))
  return condition === undefined ? { parts } : { parts, where: condition }
}

/** A check without a name goes by its text, as in SQLite's own messages. */
function checksOf(body: string, flat: string): readonly Check[] {
  const pattern = /(?:\bCONSTRAINT\s+("[^"]*"|`[^`]*`|\[[^\]]*\]|\S+)\s+)?\bCHECK\s*(?=\()/gi
  return [...flat.matchAll(pattern)].map((match) => {
    const open = match.index + match[0].length
    const expression = (insideParentheses(body, open) ?? '').trim()
    const nameAt = match[1] === undefined ? -1 : match.index + match[0].indexOf(match[1])
    const name = nameAt === -1 ? expression : unquote(body.slice(nameAt, nameAt + (match[1] ?? '').length))
    return { name, expression }
  })
}

function unquote(name: string): string {
  const quoted = /^["`[](.*)["`\]]$/s.exec(name)
  return quoted === null ? name : (quoted[1] ?? '').replaceAll('""', '"')
}
