import { quoteLiteral } from '../shared/quote.js'
import {
  checkRow,
  type CheckRow,
  columnRow,
  type ColumnRow,
  foreignKeyRow,
  type ForeignKeyRow,
  indexRow,
  type IndexRow,
  tableRow,
  type TableRow,
} from './catalog-rows.js'
import { askOne, type MysqlConnection, type TextRow } from './connection.js'
import { LEDGER_TABLE } from './ledger.js'
import { type Flavour, flavourOf } from './target.js'

/** Everything read from the server, before it is put together. */
export interface CatalogRows {
  readonly flavour: Flavour
  /** The database that names without one mean. */
  readonly database: string
  readonly tables: readonly TableRow[]
  readonly columns: readonly ColumnRow[]
  readonly foreignKeys: readonly ForeignKeyRow[]
  readonly indexes: readonly IndexRow[]
  readonly checks: readonly CheckRow[]
}

/** Reads the catalog of the connection's database and of further ones. The ledger's table is left out. */
export async function readCatalogRows(connection: MysqlConnection, further: readonly string[]): Promise<CatalogRows> {
  const flavour = flavourOf((await askOne(connection, 'SELECT CAST(VERSION() AS CHAR) AS c')) ?? '')
  const database = (await askOne(connection, 'SELECT CAST(DATABASE() AS CHAR) AS c')) ?? ''
  const databases = [database, ...further].map(quoteLiteral).join(', ')
  const list = (columns: readonly string[], from: string): Promise<readonly TextRow[]> =>
    connection.ask(`SELECT ${columns.map((column, i) => `CAST(${column} AS CHAR) AS c${i}`).join(', ')} ${from}`)
  const within = (alias: string): string => `${alias}.TABLE_SCHEMA IN (${databases})`
  const checks = flavour === 'mariadb' ? mariadbChecks(databases) : mysqlChecks(databases)
  const expression = flavour === 'mysql' ? 's.EXPRESSION' : 'NULL'
  return {
    flavour,
    database,
    tables: (
      await list(
        ['t.TABLE_SCHEMA', 't.TABLE_NAME'],
        `FROM information_schema.TABLES AS t WHERE ${within('t')} AND t.TABLE_TYPE IN ('BASE TABLE', 'SYSTEM VERSIONED')
         AND t.TABLE_NAME <> '${LEDGER_TABLE}' ORDER BY t.TABLE_SCHEMA, t.TABLE_NAME`,
      )
    ).map(tableRow),
    columns: (
      await list(
        [...PLACE('c'), 'c.COLUMN_NAME', 'c.COLUMN_TYPE', 'c.IS_NULLABLE', 'c.COLUMN_DEFAULT', 'c.EXTRA'],
        `FROM information_schema.COLUMNS AS c WHERE ${within('c')} ORDER BY c.TABLE_SCHEMA, c.TABLE_NAME, c.ORDINAL_POSITION`,
      )
    ).map(columnRow),
    foreignKeys: (
      await list(
        [
          ...PLACE('k'),
          'k.CONSTRAINT_NAME',
          'k.COLUMN_NAME',
          'k.REFERENCED_TABLE_SCHEMA',
          'k.REFERENCED_TABLE_NAME',
          'k.REFERENCED_COLUMN_NAME',
          'r.DELETE_RULE',
        ],
        `FROM information_schema.KEY_COLUMN_USAGE AS k JOIN information_schema.REFERENTIAL_CONSTRAINTS AS r
         ON r.CONSTRAINT_SCHEMA = k.CONSTRAINT_SCHEMA AND r.CONSTRAINT_NAME = k.CONSTRAINT_NAME AND r.TABLE_NAME = k.TABLE_NAME
         WHERE ${within('k')} ORDER BY k.CONSTRAINT_NAME, k.ORDINAL_POSITION`,
      )
    ).map(foreignKeyRow),
    indexes: (
      await list(
        [...PLACE('s'), 's.INDEX_NAME', 's.COLUMN_NAME', 's.SUB_PART', expression],
        `FROM information_schema.STATISTICS AS s WHERE ${within('s')} AND s.NON_UNIQUE = 0 ORDER BY s.INDEX_NAME, s.SEQ_IN_INDEX`,
      )
    ).map(indexRow),
    checks: (await list(checks.columns, checks.from)).map(checkRow),
  }
}

const PLACE = (alias: string): readonly string[] => [`${alias}.TABLE_SCHEMA`, `${alias}.TABLE_NAME`]

interface Query {
  readonly columns: readonly string[]
  readonly from: string
}

function mariadbChecks(databases: string): Query {
  return {
    columns: ['k.CONSTRAINT_SCHEMA', 'k.TABLE_NAME', 'k.CONSTRAINT_NAME', 'k.LEVEL', 'k.CHECK_CLAUSE'],
    from: `FROM information_schema.CHECK_CONSTRAINTS AS k WHERE k.CONSTRAINT_SCHEMA IN (${databases}) ORDER BY k.CONSTRAINT_NAME`,
  }
}

/** MySQL names the table in another view, and keeps checks that are not enforced. */
function mysqlChecks(databases: string): Query {
  return {
    columns: ['k.CONSTRAINT_SCHEMA', 't.TABLE_NAME', 'k.CONSTRAINT_NAME', "'Table'", 'k.CHECK_CLAUSE'],
    from: `FROM information_schema.CHECK_CONSTRAINTS AS k JOIN information_schema.TABLE_CONSTRAINTS AS t
      ON t.CONSTRAINT_SCHEMA = k.CONSTRAINT_SCHEMA AND t.CONSTRAINT_NAME = k.CONSTRAINT_NAME AND t.CONSTRAINT_TYPE = 'CHECK'
      WHERE k.CONSTRAINT_SCHEMA IN (${databases}) AND t.ENFORCED = 'YES' ORDER BY k.CONSTRAINT_NAME`,
  }
}
