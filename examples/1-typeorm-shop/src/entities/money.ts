import type { ColumnOptions, ValueTransformer } from 'typeorm'

/** SQLite's driver reads decimals as numbers, PostgreSQL's as text; the application always sees text with two places. */
const asText: ValueTransformer = {
  to: (value: unknown) => value,
  from: (value: unknown) => (typeof value === 'number' ? value.toFixed(2) : value),
}

/** Options of a column that holds money: exact, to the cent. */
export const MONEY: ColumnOptions = { type: 'decimal', precision: 12, scale: 2, transformer: asText }
