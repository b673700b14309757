import type { ColumnOptions } from 'typeorm'
import type { Dialect } from '@seed/conformance'

/** Options of columns whose type has another name on every database. */
export interface ColumnTypes {
  readonly moment: ColumnOptions
  readonly json: ColumnOptions
  readonly bytes: ColumnOptions
  readonly double: ColumnOptions
  /** Text of a fixed length. */
  readonly fixed: ColumnOptions
  /** An enum type; `name` is the type's name on PostgreSQL. */
  readonly members: (name: string, values: readonly string[]) => ColumnOptions
  /** Text that the database computes: the first letters of two columns. */
  readonly initials: string
}

/** The types of this database. */
export function columnTypes(dialect: Dialect): ColumnTypes {
  switch (dialect) {
    case 'sqlite':
      return {
        moment: { type: 'datetime' },
        json: { type: 'simple-json' },
        bytes: { type: 'blob' },
        double: { type: 'double precision' },
        fixed: { type: 'character' },
        members: (_, values) => ({ type: 'simple-enum', enum: [...values] }),
        initials: 'substr(first_name, 1, 1) || substr(last_name, 1, 1)',
      }
    case 'postgresql':
      return {
        moment: { type: 'timestamptz', precision: 3 },
        json: { type: 'jsonb' },
        bytes: { type: 'bytea' },
        double: { type: 'double precision' },
        fixed: { type: 'char' },
        members: (enumName, values) => ({ type: 'enum', enum: [...values], enumName }),
        initials: 'substr(first_name, 1, 1) || substr(last_name, 1, 1)',
      }
    case 'mysql':
      return {
        moment: { type: 'datetime', precision: 3 },
        json: { type: 'json' },
        bytes: { type: 'blob' },
        double: { type: 'double' },
        fixed: { type: 'char' },
        members: (_, values) => ({ type: 'enum', enum: [...values] }),
        initials: 'concat(substr(first_name, 1, 1), substr(last_name, 1, 1))',
      }
  }
}
