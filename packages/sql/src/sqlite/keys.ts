import type { Entity, Field, KeySet, Selection, Tuple } from '@seed/core/adapter'
import { columnList, fieldsOf, singleKey } from '../shared/columns.js'
import { reachableRows } from '../shared/inheritance.js'
import { quoteIdentifier } from '../shared/quote.js'
import type { SqliteConnection } from './connection.js'
import { encoderOf } from './encode.js'
import type { SqliteStoreOptions } from './options.js'

/** Conditions of a selection and what must be put away after use. */
export interface Selected {
  readonly conditions: readonly (string | undefined)[]
  release(): Promise<void>
}

let tables = 0

/** Turns a selection into conditions. Lists of keys go into temporary tables, for a statement takes few parameters. */
export async function select(
  connection: SqliteConnection,
  options: SqliteStoreOptions,
  entity: Entity,
  selection: Pick<Selection, 'keys' | 'match'>,
): Promise<Selected> {
  const made: string[] = []
  const inList = async (fields: readonly Field[], tuples: readonly Tuple[]): Promise<string> => {
    const table = await fillTable(connection, options, entity, fields, tuples)
    made.push(table)
    return `(${columnList(fields)}) IN (SELECT * FROM ${table})`
  }
  const inKeys = async (keys: KeySet): Promise<string> =>
    keys.kind === 'list'
      ? inList(fieldsOf(entity, entity.key), keys.keys)
      : `${quoteIdentifier(singleKey(entity).column)} BETWEEN ${keys.from} AND ${keys.to}`
  return {
    conditions: [
      reachableRows(entity),
      selection.keys === undefined ? undefined : await inKeys(selection.keys),
      selection.match === undefined
        ? undefined
        : await inList(fieldsOf(entity, selection.match.fields), selection.match.anyOf),
    ],
    // A rolled back transaction has taken them away already.
    release: async () => {
      for (const table of made) await connection.run(`DROP TABLE IF EXISTS ${table}`)
    },
  }
}

/** Columns without a type, so that comparing applies the affinity of the table's own columns. */
async function fillTable(
  connection: SqliteConnection,
  options: SqliteStoreOptions,
  entity: Entity,
  fields: readonly Field[],
  tuples: readonly Tuple[],
): Promise<string> {
  tables += 1
  const table = `temp.seed_keys_${tables}`
  const encoders = fields.map((field) => encoderOf(entity, field, options))
  await connection.run(`CREATE TABLE ${table} (${fields.map((_, i) => `k${i}`).join(', ')})`)
  const insert = `INSERT INTO ${table} VALUES (${fields.map(() => '?').join(', ')})`
  await connection.runEach(insert, [tuples.map((tuple) => encoders.map((encode, i) => encode(tuple[i])))])
  return table
}
