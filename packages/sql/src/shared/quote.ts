import type { Table } from '@seed/core/adapter'

/** Quotes a name of a table, column or constraint, as standard SQL does. */
export function quoteIdentifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

/** Quotes a text as a literal. Backslashes stay as they are (`standard_conforming_strings`, on since PostgreSQL 9.1). */
export function quoteLiteral(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}

/** Quotes the name of a table, with its schema where it has one. */
export function quoteTable(table: Table): string {
  return table.schema === undefined
    ? quoteIdentifier(table.name)
    : `${quoteIdentifier(table.schema)}.${quoteIdentifier(table.name)}`
}
